import {
  type Content,
  choice,
  day,
  daysText,
  declareKind,
  link,
  optional,
  rows,
  text,
  time,
  type Values,
  wallDays,
} from '../../records/index.ts'
import type { Label } from '../../vocab/label.ts'
import { measureClasses } from '../../vocab/measures.ts'
import { severities } from '../../vocab/severity.ts'
import { limbs } from '../../vocab/violations.ts'
import { agreedFor, optionsFor } from '../coalition/matrix.ts'
import { floorRung } from '../figures/response.ts'
import { countryCode } from './government.ts'
import { classLabels } from './measure-fields.ts'
import { matrixOf } from './red-line.ts'

const severityLabels = Object.fromEntries(Object.entries(severities)) as Readonly<
  Record<'1' | '2' | '3' | '4' | '5', Label>
>
const words = (en: string, fr: string, max = 300) => optional(text({ en, fr }, { max }))

const fields = {
  title: text({ en: 'Violation, in one line', fr: 'Violation, en une ligne' }, { max: 160 }),
  redLine: link({ en: 'Red line', fr: 'Ligne rouge' }, 'red-line'),
  finding: optional(
    link({ en: 'Finding under the norm', fr: 'Constat de norme' }, 'norm-finding', { releases: true }),
  ),
  case: optional(link({ en: 'Case', fr: 'Dossier' }, 'case', { releases: true })),
  limb: choice({ en: 'Violation of', fr: 'Violation de' }, limbs),
  severity: choice({ en: 'Severity', fr: 'Gravité' }, severityLabels),
  found: day({ en: 'Found on', fr: 'Constatée le' }),
  chosen: optional(choice({ en: 'Answer chosen', fr: 'Réponse choisie' }, classLabels)),
  lessBecause: words('Why less than agreed', 'Pourquoi moins que convenu', 600),
  channel: words('Channel kept open', 'Canal gardé ouvert'),
  deescalation: words(
    'De-escalation: what the other side can do, and what then follows',
    'Désescalade : ce que l’autre partie peut faire, et ce qui suivra',
    600,
  ),
  cease: optional(link({ en: 'Notice to cease', fr: 'Demande de cesser' }, 'measure')),
  textEn: optional(text({ en: 'Joint text, English', fr: 'Texte commun, anglais' }, { max: 5000, lines: 4 })),
  textFr: optional(text({ en: 'Joint text, French', fr: 'Texte commun, français' }, { max: 5000, lines: 4 })),
  release: optional(time({ en: 'Release (T0), UTC', fr: 'Publication (T0), UTC' })),
  decisions: rows(
    {
      en: 'Decisions of members that have no instance of their own',
      fr: 'Décisions des membres sans instance à eux',
    },
    {
      country: countryCode,
      decision: choice(
        { en: 'Decision', fr: 'Décision' },
        { confirms: { en: 'confirms', fr: 'confirme' }, waives: { en: 'waives', fr: 'renonce' } },
      ),
      on: day({ en: 'Day', fr: 'Jour' }),
      reason: words('Public reason', 'Motif public', 600),
    },
  ),
  done: optional(day({ en: 'Answered on', fr: 'Réponse donnée le' })),
  document: words('Document of the answer', 'Document de la réponse', 500),
}

export type Violation = Values<typeof fields>

/** What the red line asks for this violation; null where the reader may not see it, or nothing was agreed. */
export function agreedRow(values: Violation, linked: ReadonlyMap<string, Content>) {
  const line = linked.get(values.redLine)
  if (line === undefined) return null
  return agreedFor(matrixOf(line as never), values.limb, Number(values.severity))
}

const rule = (refused: boolean, en: string, fr: string): Label | undefined =>
  refused ? { en, fr } : undefined
/** The end of the last of those days, in UTC: what is answered on it is in time. */
const dueOf = (found: string, days: number) => Date.parse(found) + (days + 1) * 86_400_000

export const violation = declareKind({
  name: 'violation',
  prefix: 'VI',
  one: { en: 'Violation of a red line', fr: 'Violation d’une ligne rouge' },
  many: { en: 'Violations of red lines', fr: 'Violations de lignes rouges' },
  means: {
    en: 'a violation that the norm found, the options agreed beforehand, who confirmed, and the answer',
    fr: 'une violation constatée, les options convenues d’avance, qui a confirmé, et la réponse',
  },
  desk: 'rules',
  tlp: 'TLP:CLEAR',
  approval: true,
  opens: {
    path: '/coalition/violations',
    label: { en: 'Answer it together', fr: 'Y répondre ensemble' },
    at: 'once',
  },
  fields,
  title: 'title',
  columns: ['severity', 'found', 'chosen', 'done'],
  filters: ['severity', 'limb'],
  guard(values, _previous, { linked }) {
    const row = agreedRow(values, linked)
    const { chosen, lessBecause, decisions } = values
    const rung = chosen === undefined ? null : measureClasses[chosen].rung
    const unexplained = decisions.find(
      ({ decision, reason }) => decision === 'waives' && reason === undefined,
    )
    const countries = decisions.map(({ country }) => country)
    return (
      rule(
        rung !== null && rung < floorRung,
        'nothing below isolation answers a violation: choose at least that',
        'rien sous l’isolement ne répond à une violation : choisissez au moins cela',
      ) ??
      rule(
        rung !== null && row !== null && rung < measureClasses[row.class].rung && lessBecause === undefined,
        `less was chosen than the red line asks (${row === null ? '' : measureClasses[row.class].label.en}): say why`,
        `la réponse est moindre que convenu (${row === null ? '' : measureClasses[row.class].label.fr}) : dites pourquoi`,
      ) ??
      rule(
        chosen !== undefined && values.channel === undefined,
        'name at least one channel to the other side that stays open',
        'nommez au moins un canal vers l’autre partie qui reste ouvert',
      ) ??
      rule(
        values.release !== undefined &&
          (chosen === undefined || values.textEn === undefined || values.textFr === undefined),
        'a release needs the answer chosen and the joint text in each language',
        'une publication demande la réponse choisie et le texte commun dans chaque langue',
      ) ??
      rule(
        unexplained !== undefined,
        `${unexplained?.country}: a waiver needs its public reason`,
        `${unexplained?.country} : une renonciation demande son motif public`,
      ) ??
      rule(
        new Set(countries).size < countries.length,
        'one decision a member: put the later one in place of the earlier',
        'une décision par membre : remplacez la première par la suivante',
      ) ??
      rule(
        values.done !== undefined && (chosen === undefined || values.document === undefined),
        'an answer is given only with its class and a document',
        'une réponse n’est donnée qu’avec sa classe et un document',
      ) ??
      rule(
        values.done !== undefined && values.done < values.found,
        'let the answer come on or after the finding',
        'la réponse ne peut précéder le constat',
      )
    )
  },
  derived: {
    options: {
      label: { en: 'Agreed beforehand', fr: 'Convenu d’avance' },
      of(values, { linked }) {
        const row = agreedRow(values, linked)
        const list = (language: 'en' | 'fr') =>
          optionsFor(row)
            .map((name) => measureClasses[name].label[language])
            .join(', ')
        const days = row === null ? '' : ` (${row.days} d)`
        return {
          value: [...optionsFor(row)],
          text: { en: list('en') + days, fr: list('fr') + days.replace(' d)', ' j)') },
        }
      },
    },
    answer: {
      label: { en: 'Answer', fr: 'Réponse' },
      of(values, { now, linked }) {
        const open = wallDays(
          Date.parse(values.found),
          values.done === undefined ? now : Date.parse(values.done),
          'UTC',
        )
        const span = daysText(open)
        if (values.done !== undefined) {
          return { value: 'answered', text: { en: `answered on day ${open}`, fr: `réponse au jour ${open}` } }
        }
        const row = agreedRow(values, linked)
        const late = row !== null && open > row.days
        return {
          value: 'open',
          text: { en: `unanswered for ${span.en}`, fr: `sans réponse depuis ${span.fr}` },
          tone: late ? 'late' : 'soon',
        }
      },
    },
    confirmed: {
      label: { en: 'Confirmed by', fr: 'Confirmée par' },
      of({ decisions }) {
        const by = decisions.filter(({ decision }) => decision === 'confirms').map(({ country }) => country)
        return {
          value: by,
          text: { en: `${by.length}: ${by.join(', ')}`, fr: `${by.length} : ${by.join(', ')}` },
        }
      },
    },
  },
  clocksByLinks: true,
  clocks(values, { linked }) {
    const row = agreedRow(values, linked)
    if (values.done !== undefined || row === null) return []
    return [
      {
        key: 'answer',
        says: { en: 'answer agreed beforehand', fr: 'réponse convenue d’avance' },
        owner: values.title,
        begun: Date.parse(values.found),
        until: { due: dueOf(values.found, row.days) },
      },
    ]
  },
  timeline: ({ found, release, done, decisions }) => [
    { at: Date.parse(found), wall: found, says: { en: 'violation found', fr: 'violation constatée' } },
    ...decisions.map(({ on, country, decision }) => ({
      at: Date.parse(on),
      wall: on,
      says: {
        en: `${country} ${decision}`,
        fr: `${country} ${decision === 'confirms' ? 'confirme' : 'renonce'}`,
      },
    })),
    ...(release === undefined
      ? []
      : [
          {
            at: Date.parse(`${release}Z`),
            wall: release,
            says: { en: 'release (T0)', fr: 'publication (T0)' },
          },
        ]),
    ...(done === undefined
      ? []
      : [{ at: Date.parse(done), wall: done, says: { en: 'answered', fr: 'réponse donnée' } }]),
  ],
  released: ({ found }) => Date.parse(found),
})
