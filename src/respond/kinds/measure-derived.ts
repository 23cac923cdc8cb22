import { type Derived, daysText, type KindDeclaration, startOfDay, wallDays } from '../../records/index.ts'
import { inEnglish, inFrench } from '../../vocab/label.ts'
import { measureClasses } from '../../vocab/measures.ts'
import { withoutConduct } from '../measures/reasons.ts'
import { bindings, statuses, yesNo } from './measure-choices.ts'
import type { Measure, measureFields } from './measure-fields.ts'
import { processStates } from './process.ts'

/** A note without a reply for so many hours stands out. */
const answerHours = 72

/** A hand-over within so many days of a measure puts it at risk. */
const handOverDays = 90
/** Reminders of an expiry or a due day begin so many days before. */
export const reminderDays = 30

function standingOf(values: Measure): Derived {
  const { status, evidence, claim } = values
  if (status === 'implemented') {
    const n = evidence.length
    return {
      value: 'implemented',
      text: {
        en: inEnglish`implemented, ${n} {document|documents}`,
        fr: inFrench`appliquée, ${n} {document|documents}`,
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
  return { value: status, text: statuses[status], ...(status === 'planned' ? { tone: 'soon' as const } : {}) }
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

/** Whether interference was raised in a talk, and who says so; nothing about measures that are no talk. */
function raisedOf({ class: name, raised = 'unknown', raisedSource }: Measure): Derived | null {
  if (name !== 'meeting' && name !== 'confrontation') return null
  const { en, fr } = yesNo[raised]
  const source = raisedSource === undefined ? '' : ` (${raisedSource})`
  return { value: raised, text: { en: en + source, fr: fr + source } }
}

/** `notified 14:20, no reply after 72 h` for a note or a notice to cease. */
function deliveryOf({ delivered, replied, addressee }: Measure, now: number): Derived | null {
  if (addressee === undefined) return null
  if (delivered === undefined) {
    return {
      value: 'not-delivered',
      text: { en: 'not delivered yet', fr: 'pas encore remise' },
      tone: 'soon',
    }
  }
  const at = `${delivered.replace('T', ' ')} UTC`
  const hours = (until: number) => Math.max(0, Math.floor((until - Date.parse(`${delivered}Z`)) / 3_600_000))
  if (replied !== undefined) {
    const h = hours(Date.parse(`${replied}Z`))
    return {
      value: 'replied',
      text: { en: `notified ${at}, reply after ${h} h`, fr: `notifiée ${at}, réponse après ${h} h` },
    }
  }
  const h = hours(now)
  return {
    value: 'no-reply',
    text: { en: `notified ${at}, no reply after ${h} h`, fr: `notifiée ${at}, sans réponse après ${h} h` },
    ...(h >= answerHours ? { tone: 'late' as const } : {}),
  }
}

export const measureDerived: NonNullable<KindDeclaration<typeof measureFields>['derived']> = {
  standing: { label: { en: 'Seen so far', fr: 'Constaté' }, of: (values) => standingOf(values) },
  impact: {
    label: { en: 'Impact', fr: 'Effet' },
    of({ impact }) {
      const last = [...impact].sort((a, b) => a.day.localeCompare(b.day)).at(-1)
      if (last === undefined) return { value: 'unknown', text: { en: 'impact unknown', fr: 'effet inconnu' } }
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
      const day = implemented ?? announced
      if (day === undefined || typeof term?.ends !== 'string' || typeof term.zone !== 'string') return null
      const from = startOfDay(day, term.zone)
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
  raised: {
    label: { en: 'Interference raised', fr: 'Ingérence évoquée' },
    of: (values) => raisedOf(values),
  },
  delivery: {
    label: { en: 'Delivery and reply', fr: 'Remise et réponse' },
    of: (values, { now }) => deliveryOf(values, now),
  },
  process: {
    label: { en: 'Related process', fr: 'Processus lié' },
    of({ process }, { linked }) {
      const found = process === undefined ? undefined : linked.get(process)
      const state = processStates[found?.state as keyof typeof processStates]
      if (state === undefined) return null
      const name = String(found?.name)
      return {
        value: String(found?.state),
        text: { en: `${name}: ${state.en}`, fr: `${name} : ${state.fr}` },
      }
    },
  },
  grounds: {
    label: { en: 'Reason given', fr: 'Motif donné' },
    of: ({ grounds, decision }) => (decision === 'refused' ? withoutConduct(grounds) : null),
  },
}
