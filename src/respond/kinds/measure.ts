import {
  type Derived,
  daysText,
  declareKind,
  startOfDay,
  type Values,
  wallDays,
} from '../../records/index.ts'
import type { Label } from '../../vocab/label.ts'
import { measureClasses } from '../../vocab/measures.ts'
import { conductNamed } from '../measures/reasons.ts'
import { bindings, classFields, measureFields, statuses } from './measure-fields.ts'

export type Measure = Values<typeof measureFields>

const own = Object.fromEntries(Object.entries(classFields).map(([name, fields]) => [name, fields.own]))

/** What a class of measure needs before it can be recorded. */
function lacking(values: Measure): Label | undefined {
  const needs = classFields[values.class]?.needs ?? []
  const missing = needs.find((name) => values[name] === undefined)
  if (missing === undefined) return undefined
  const { label } = measureFields[missing]
  const { en, fr } = measureClasses[values.class].label
  return { en: `${en}: add '${label.en}'`, fr: `${fr} : ajoutez « ${label.fr} »` }
}

const rule = (refused: boolean, en: string, fr: string): Label | undefined =>
  refused ? { en, fr } : undefined

/** In the order in which a person would mend them. */
function refusal(values: Measure): Label | undefined {
  const { status, implemented, evidence, announced, ended, endedWhy, renewals, expires } = values
  const carriedOut = status === 'implemented' || evidence.length > 0 || implemented !== undefined
  const over = status === 'reversed' || status === 'lifted'
  return (
    lacking(values) ??
    rule(
      status === 'implemented' && (implemented === undefined || evidence.length === 0),
      'add an implementation record or a document: the day it was implemented, and the evidence for it',
      'ajoutez une preuve d’application ou un document : le jour d’application et ce qui le montre',
    ) ??
    rule(
      implemented !== undefined && evidence.length === 0,
      'the day of implementation needs its document',
      'le jour d’application demande son document',
    ) ??
    rule(
      implemented !== undefined && implemented < announced,
      'let the implementation come on or after the announcement',
      'l’application ne peut précéder l’annonce',
    ) ??
    rule(
      over && (ended === undefined || endedWhy === undefined),
      'say on which day it was reversed or lifted, and why',
      'dites quel jour elle a été annulée ou levée, et pourquoi',
    ) ??
    rule(
      !over && ended !== undefined,
      'a measure that ended is reversed or lifted: choose the status',
      'une mesure terminée est annulée ou levée : choisissez l’état',
    ) ??
    rule(
      renewals.length > 0 && expires === undefined,
      'a renewed measure needs the day on which it now expires',
      'une mesure renouvelée demande le jour où elle expire',
    ) ??
    rule(
      values.decision === 'refused' && values.grounds === undefined,
      'a refusal needs its reason: say what the outlet did',
      'un refus demande son motif : dites ce que le média a fait',
    ) ??
    rule(
      values.executive === 'opposes' && values.executiveSource === undefined,
      'say where the executive said that it opposes the bill',
      'dites où l’exécutif a dit s’opposer au projet',
    ) ??
    rule(
      values.blockedBy !== undefined && values.executiveSource === undefined,
      'a blocked bill needs the source that says who blocks it',
      'un projet bloqué demande la source qui dit par qui',
    ) ??
    rule(
      values.reopened !== undefined && !carriedOut,
      'a facility reopens only after it was closed: add the evidence of the closure',
      'un site ne rouvre qu’après sa fermeture : ajoutez-en la preuve',
    )
  )
}

/** Something is mandatory only if it says when, by when, and who may waive it. */
function bound(values: Measure): Measure['binding'] {
  const complete =
    values.trigger !== undefined && values.deadline !== undefined && values.waiver !== undefined
  return values.binding === 'mandatory' && !complete ? 'discretionary' : values.binding
}

/** A hand-over within so many days of a measure puts it at risk. */
const handOverDays = 90
const reminderDays = 30

function standingOf(values: Measure): Derived {
  const { status, evidence, claim } = values
  if (status === 'implemented') {
    const n = evidence.length
    return {
      value: 'implemented',
      text: {
        en: `implemented, ${n} document${n === 1 ? '' : 's'}`,
        fr: `appliquée, ${n} document${n === 1 ? '' : 's'}`,
      },
    }
  }
  if (status === 'announced') {
    const text =
      claim === undefined
        ? {
            en: 'announced; nothing shows that it was implemented',
            fr: 'annoncée ; rien ne montre son application',
          }
        : { en: 'announced; claim, not tested', fr: 'annoncée ; affirmation non vérifiée' }
    return { value: 'announced', text, tone: 'soon' }
  }
  return { value: status, text: statuses[status] }
}

function deterrenceOf({ class: name, reachable, status }: Measure): Derived {
  const none = (en: string, fr: string): Derived => ({ value: 'none', text: { en, fr } })
  if (measureClasses[name].rung < 3) {
    return none('none imposed: words only', 'aucune : des mots seulement')
  }
  if (status !== 'implemented') return none('none imposed: not in force', 'aucune : pas en vigueur')
  if (name === 'indictment' && reachable !== 'yes') {
    return none(
      'none imposed: the accused are not within reach; counts as evidence of attribution',
      'aucune : les accusés sont hors de portée ; compte comme preuve d’attribution',
    )
  }
  return { value: 'counts', text: { en: 'counts as a deterrent', fr: 'compte comme dissuasion' } }
}

export const measure = declareKind({
  name: 'measure',
  prefix: 'ME',
  one: { en: 'Measure', fr: 'Mesure' },
  many: { en: 'Measures', fr: 'Mesures' },
  means: {
    en: 'what a government announced or did about interference, and what shows that it did',
    fr: 'ce qu’un gouvernement a annoncé ou fait contre une ingérence, et ce qui le montre',
  },
  desk: 'answers',
  tlp: 'TLP:CLEAR',
  approval: true,
  fields: measureFields,
  variants: { by: 'class', fields: own },
  title: 'title',
  columns: ['class', 'government', 'announced', 'status'],
  filters: ['class', 'status', 'binding'],
  begin: (given) => ({ status: 'announced', binding: 'discretionary', ...given }),
  settle: (values) => ({ ...values, binding: bound(values) }),
  guard: refusal,
  derived: {
    standing: { label: { en: 'Seen so far', fr: 'Constaté' }, of: (values) => standingOf(values) },
    impact: {
      label: { en: 'Impact', fr: 'Effet' },
      of({ impact }) {
        const last = [...impact].sort((a, b) => a.day.localeCompare(b.day)).at(-1)
        if (last === undefined)
          return { value: 'unknown', text: { en: 'impact unknown', fr: 'effet inconnu' } }
        const said = `${last.measured}: ${last.before} → ${last.after}`
        return { value: said, text: { en: said, fr: said } }
      },
    },
    deterrence: { label: { en: 'Deterrence', fr: 'Dissuasion' }, of: (values) => deterrenceOf(values) },
    force: {
      label: { en: 'Binding', fr: 'Force' },
      of: ({ binding }) => ({ value: binding, text: bindings[binding] }),
    },
    expiry: {
      label: { en: 'Expires', fr: 'Expire' },
      of({ expires, status }, { now }) {
        if (expires === undefined || status === 'reversed' || status === 'lifted') return null
        const days = wallDays(now, Date.parse(`${expires}T00:00Z`), 'UTC')
        const span = daysText(Math.abs(days))
        if (days < 0)
          return {
            value: days,
            text: { en: `expired ${span.en} ago`, fr: `expirée depuis ${span.fr}` },
            tone: 'late',
          }
        const text = { en: `in ${span.en}`, fr: `dans ${span.fr}` }
        return { value: days, text, ...(days <= reminderDays ? { tone: 'soon' } : {}) }
      },
    },
    continuity: {
      label: { en: 'Hand-over of office', fr: 'Passation' },
      of({ government: owner, announced, implemented, review }, { linked }) {
        const term = linked.get(owner)
        if (typeof term?.ends !== 'string' || typeof term.zone !== 'string') return null
        const from = startOfDay(implemented ?? announced, term.zone)
        const days = wallDays(from, startOfDay(term.ends, term.zone), term.zone)
        if (days < 0 || days > handOverDays) return null
        const span = daysText(days)
        const reviewed = review !== undefined && review >= term.ends
        return {
          value: days,
          text: {
            en: `continuity at risk: ${span.en} before the hand-over${reviewed ? ', review set' : '; set a review for the successor'}`,
            fr: `continuité menacée : ${span.fr} avant la passation${reviewed ? ', examen prévu' : ' ; prévoyez un examen par le successeur'}`,
          },
          ...(reviewed ? {} : { tone: 'late' }),
        }
      },
    },
    grounds: {
      label: { en: 'Reason given', fr: 'Motif donné' },
      of({ grounds, decision }) {
        if (decision !== 'refused' || grounds === undefined || conductNamed(grounds)) return null
        return {
          value: 'nationality-only',
          text: {
            en: 'the reason names no conduct: say what the outlet did, not where it comes from',
            fr: 'le motif ne nomme aucun acte : dites ce que le média a fait, non d’où il vient',
          },
          tone: 'late',
        }
      },
    },
  },
  clocks: ({ expires, status, title }) =>
    expires === undefined || status === 'reversed' || status === 'lifted'
      ? []
      : [
          {
            key: `expiry ${expires}`,
            says: { en: 'expires: renew it or let it end', fr: 'expire : renouveler ou laisser finir' },
            owner: title,
            // Three quarters are used thirty days before, which is when reminders begin.
            begun: Date.parse(expires) - 4 * reminderDays * 86_400_000,
            until: { due: Date.parse(expires) },
          },
        ],
  timeline: timelineOf,
  released: ({ announced }) => Date.parse(`${announced}T00:00Z`),
})

function timelineOf(values: Measure) {
  const at = (day: string, en: string, fr: string) => [
    { at: Date.parse(`${day}${day.length > 10 ? 'Z' : 'T00:00Z'}`), wall: day, says: { en, fr } },
  ]
  const maybe = (day: string | undefined, en: string, fr: string) =>
    day === undefined ? [] : at(day, en, fr)
  return [
    ...at(values.announced, 'announced', 'annoncée'),
    ...maybe(values.implemented, 'implemented', 'appliquée'),
    ...values.evidence.flatMap(({ day, what }) => at(day, `shown: ${what}`, `établi : ${what}`)),
    ...maybe(values.delivered, 'delivered', 'remise'),
    ...maybe(values.replied, 'reply received', 'réponse reçue'),
    ...values.renewals.flatMap(({ day, until }) =>
      at(day, `renewed until ${until}`, `renouvelée jusqu’au ${until}`),
    ),
    ...maybe(values.reopened, 'reopened', 'rouvert'),
    ...values.impact.flatMap(({ day, measured }) => at(day, `impact: ${measured}`, `effet : ${measured}`)),
    ...maybe(values.ended, statuses[values.status].en, statuses[values.status].fr),
    ...maybe(values.expires, 'expires', 'expire'),
  ]
}
