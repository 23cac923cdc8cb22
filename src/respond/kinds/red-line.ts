import { canonicalJson, type Json } from '../../kernel/canonical-json.ts'
import {
  type Content,
  choice,
  day,
  declareKind,
  link,
  momentOf,
  optional,
  rows,
  text,
  time,
  type Values,
  voteOf,
  whole,
} from '../../records/index.ts'
import type { Label } from '../../vocab/label.ts'
import { measureClasses } from '../../vocab/measures.ts'
import { severities } from '../../vocab/severity.ts'
import { limbs } from '../../vocab/violations.ts'
import { weakerThanBelow } from '../coalition/matrix.ts'
import { floorRung } from '../figures/response.ts'
import { countryCode } from './government.ts'
import { classLabels } from './measure-fields.ts'

const limbLabels = { any: { en: 'any violation', fr: 'toute violation' }, ...limbs } as const

const severityLabels = Object.fromEntries(Object.entries(severities)) as Readonly<
  Record<'1' | '2' | '3' | '4' | '5', Label>
>

const fields = {
  title: text({ en: 'Red line', fr: 'Ligne rouge' }, { max: 160 }),
  coalition: link({ en: 'Coalition', fr: 'Coalition' }, 'coalition'),
  election: link({ en: 'For the election', fr: 'Pour l’élection' }, 'election'),
  norm: text({ en: 'Version of the norm', fr: 'Version de la norme' }, { max: 120 }),
  locks: time({ en: 'Locks at, UTC', fr: 'Verrouillée à, UTC' }),
  matrix: rows(
    { en: 'Response matrix', fr: 'Grille de réponse' },
    {
      limb: choice({ en: 'Violation', fr: 'Violation' }, limbLabels),
      severity: choice({ en: 'From severity', fr: 'Dès la gravité' }, severityLabels),
      class: choice({ en: 'At least', fr: 'Au moins' }, classLabels),
      days: whole({ en: 'Within days', fr: 'Sous tant de jours' }, 1, 365),
    },
  ),
  signed: rows(
    { en: 'Signed by', fr: 'Signée par' },
    {
      country: countryCode,
      on: day({ en: 'Day', fr: 'Jour' }),
      document: text({ en: 'Document', fr: 'Document' }, { max: 300 }),
    },
  ),
  waivers: rows(
    { en: 'Waivers', fr: 'Renonciations' },
    {
      country: countryCode,
      on: day({ en: 'Day', fr: 'Jour' }),
      reason: text({ en: 'Public reason', fr: 'Motif public' }, { max: 600, lines: 2 }),
    },
  ),
  after: optional(link({ en: 'Follows the red line', fr: 'Suit la ligne rouge' }, 'red-line')),
}

type RedLine = Values<typeof fields>

/** When the polls of its election open and close; null where the calendar may not be seen. */
function calendarOf(values: RedLine, linked: ReadonlyMap<string, Content>) {
  const election = linked.get(values.election)
  return election === undefined ? null : voteOf(election)
}

/** Locked from its hour until the polls close. */
function lockedAt(values: RedLine, linked: ReadonlyMap<string, Content>, now: number): boolean {
  const vote = calendarOf(values, linked)
  return now >= Date.parse(`${values.locks}Z`) && (vote === null || now < vote.closes)
}

const lockedSays: Label = {
  en: 'the red line is locked until the polls close: make a new one for the next election, which begins with this one',
  fr: 'la ligne rouge est verrouillée jusqu’à la clôture du scrutin : faites-en une nouvelle pour la prochaine élection, elle commencera par celle-ci',
}

/** Under a lock members may only be added to those who signed, or waive in public. */
function sameButSignatures(a: RedLine, b: RedLine): boolean {
  const said = (value: unknown) => canonicalJson(JSON.parse(JSON.stringify(value)) as Json)
  const core = ({ signed: _, waivers: __, ...rest }: RedLine) => said(rest)
  const kept = (before: readonly unknown[], after: readonly unknown[]) =>
    before.every((entry, i) => after[i] !== undefined && said(entry) === said(after[i]))
  return core(a) === core(b) && kept(a.signed, b.signed) && kept(a.waivers, b.waivers)
}

export const redLine = declareKind({
  name: 'red-line',
  prefix: 'RL',
  one: { en: 'Red line', fr: 'Ligne rouge' },
  many: { en: 'Red lines', fr: 'Lignes rouges' },
  means: {
    en: 'what members agreed beforehand to do about each violation; locked before the election',
    fr: 'ce que les membres ont convenu de faire pour chaque violation ; verrouillé avant l’élection',
  },
  desk: 'rules',
  tlp: 'TLP:CLEAR',
  approval: true,
  fields,
  title: 'title',
  columns: ['coalition', 'election', 'locks'],
  filters: [],
  begin(given, { linked }) {
    const before = linked.get(String(given.after)) as RedLine | undefined
    if (before === undefined) return given
    const { title, coalition, norm, matrix } = before
    return { title, coalition, norm, matrix, ...given }
  },
  guard(values, previous, { now, linked }) {
    const vote = calendarOf(values, linked)
    if (previous !== null && lockedAt(previous, linked, now) && !sameButSignatures(previous, values)) {
      return lockedSays
    }
    if (vote === null) {
      return {
        en: 'choose an election whose calendar you may see',
        fr: 'choisissez une élection dont vous voyez le calendrier',
      }
    }
    const locks = Date.parse(`${values.locks}Z`)
    if (previous === null && locks <= now) {
      return {
        en: 'let the lock lie ahead: nobody agrees on a red line after the fact',
        fr: 'le verrou doit être à venir : on ne convient pas d’une ligne rouge après coup',
      }
    }
    const election = linked.get(values.election)
    const campaign =
      typeof election?.campaignStart === 'string'
        ? momentOf(`${election.campaignStart}T00:00`, vote.zone)
        : null
    if (locks > (campaign ?? vote.opens)) {
      return {
        en: 'let it lock before the campaign begins, or before the polls open where no campaign is on record',
        fr: 'verrouillez-la avant le début de la campagne, ou avant le scrutin si aucune campagne n’est consignée',
      }
    }
    if (values.matrix.length === 0) {
      return { en: 'add at least one row to the matrix', fr: 'ajoutez au moins une ligne à la grille' }
    }
    const low = values.matrix.find(({ class: name }) => measureClasses[name].rung < floorRung)
    if (low !== undefined) {
      const { en, fr } = measureClasses[low.class].label
      return {
        en: `'${en}' lies below the floor: isolation is the least`,
        fr: `« ${fr} » est sous le plancher : l’isolement est le minimum`,
      }
    }
    const weaker = weakerThanBelow(matrixOf(values))
    if (weaker !== null) {
      const [lesser, graver] = weaker
      return {
        en: `severity ${graver.severity} must not be answered more weakly than severity ${lesser.severity}`,
        fr: `la gravité ${graver.severity} ne peut avoir une réponse plus faible que la gravité ${lesser.severity}`,
      }
    }
    return undefined
  },
  keeps: (values, { now, linked }) => (lockedAt(values, linked, now) ? lockedSays : undefined),
  derived: {
    lock: {
      label: { en: 'Lock', fr: 'Verrou' },
      of(values, { now, linked }) {
        const at = `${values.locks.replace('T', ' ')} UTC`
        if (now < Date.parse(`${values.locks}Z`)) {
          return {
            value: 'open',
            text: { en: `open until ${at}`, fr: `ouverte jusqu’au ${at}` },
            tone: 'soon',
          }
        }
        return lockedAt(values, linked, now)
          ? { value: 'locked', text: { en: `locked since ${at}`, fr: `verrouillée depuis le ${at}` } }
          : { value: 'over', text: { en: 'the election is over', fr: 'l’élection est passée' } }
      },
    },
  },
  clocks: ({ locks, title }) => [
    {
      key: 'lock',
      says: { en: 'sign before it locks', fr: 'signer avant le verrou' },
      owner: title,
      begun: Date.parse(`${locks}Z`) - 60 * 86_400_000,
      until: { due: Date.parse(`${locks}Z`) },
    },
  ],
  timeline: ({ locks, signed, waivers }) => [
    { at: Date.parse(`${locks}Z`), wall: locks, says: { en: 'locks', fr: 'verrou' } },
    ...signed.map(({ on, country }) => ({
      at: Date.parse(on),
      wall: on,
      says: { en: `signed by ${country}`, fr: `signée par ${country}` },
    })),
    ...waivers.map(({ on, country }) => ({
      at: Date.parse(on),
      wall: on,
      says: { en: `waived by ${country}`, fr: `renonciation de ${country}` },
    })),
  ],
  released: () => 0,
})

/** The matrix of a red line as the rules read it. */
export function matrixOf(values: Pick<RedLine, 'matrix'>) {
  return values.matrix.map(({ limb, severity, class: name, days }) => ({
    limb,
    severity: Number(severity) as 1 | 2 | 3 | 4 | 5,
    class: name,
    days,
  }))
}
