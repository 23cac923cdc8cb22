import type { Label } from '../../vocab/label.ts'
import { spanText } from '../clocks/spans.ts'
import { type Stage, type StageClock, stageClock, stages } from '../clocks/stages.ts'
import { choice, link, optional, text, time } from '../field.ts'
import { declareKind, type Surroundings, type Values } from '../kind.ts'
import { voteOf } from './election.ts'

const stageNames = Object.fromEntries(
  Object.entries(stages).map(([name, { label }]) => [name, label]),
) as Readonly<Record<Stage, Label>>

const fields = {
  title: text({ en: 'Task', fr: 'Tâche' }, { max: 160 }),
  stage: choice({ en: 'Stage', fr: 'Étape' }, stageNames),
  begun: time({ en: 'Begun, UTC', fr: 'Début, UTC' }),
  election: optional(link({ en: 'Election', fr: 'Élection' }, 'election')),
  owner: text({ en: 'Who does it', fr: 'Responsable' }, { max: 120 }),
  status: choice(
    { en: 'Status', fr: 'État' },
    {
      open: { en: 'open', fr: 'ouverte' },
      doing: { en: 'being done', fr: 'en cours' },
      done: { en: 'done', fr: 'faite' },
      dropped: { en: 'dropped', fr: 'abandonnée' },
    },
  ),
  detail: optional(text({ en: 'Detail', fr: 'Détail' }, { max: 4000, lines: 3 })),
  outcome: optional(text({ en: 'Outcome or reason', fr: 'Résultat ou raison' }, { max: 2000, lines: 2 })),
}

type Task = Values<typeof fields>

/** Null once it is over, or where the calendar of its election may not be seen. */
function clockOf(task: Task, { now, linked }: Surroundings): StageClock | null {
  if (task.status === 'done' || task.status === 'dropped') return null
  const calendar = task.election === undefined ? undefined : linked.get(task.election)
  if (task.election !== undefined && calendar === undefined) return null
  const vote = calendar === undefined ? null : voteOf(calendar)
  return stageClock(task.stage, Date.parse(`${task.begun}Z`), vote, now)
}

const levels: Readonly<Record<StageClock['escalation'], Label>> = {
  0: { en: 'in time', fr: 'dans les temps' },
  1: { en: '1: three quarters of the time are used', fr: '1 : trois quarts du temps écoulés' },
  2: { en: '2: overdue, tell the duty officer', fr: '2 : en retard, prévenir l’officier de permanence' },
  3: { en: '3: overdue by as much again, tell the head', fr: '3 : retard doublé, prévenir la direction' },
}

const minute = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

export const task = declareKind({
  name: 'task',
  prefix: 'TA',
  one: { en: 'Task', fr: 'Tâche' },
  many: { en: 'Tasks', fr: 'Tâches' },
  means: {
    en: 'a stage of the answer, who does it, and until when',
    fr: 'une étape de la réponse, son responsable et son échéance',
  },
  desk: 'work',
  tlp: 'TLP:AMBER',
  approval: false,
  fields,
  title: 'title',
  columns: ['stage', 'owner', 'status'],
  filters: ['status', 'stage'],
  guard({ status, outcome }) {
    if (status === 'done' && outcome === undefined) {
      return { en: 'add the outcome or the document that shows it', fr: 'ajoutez le résultat ou le document' }
    }
    if (status === 'dropped' && outcome === undefined) {
      return { en: 'add the reason why it is dropped', fr: 'ajoutez la raison de l’abandon' }
    }
    return undefined
  },
  derived: {
    due: {
      label: { en: 'Due', fr: 'Échéance' },
      of(values, around) {
        const clock = clockOf(values, around)
        if (clock === null) return null
        const at = minute(clock.due)
        const half: Label = clock.halved
          ? {
              en: ' (time halved in the last two weeks)',
              fr: ' (temps réduit de moitié, deux dernières semaines)',
            }
          : { en: '', fr: '' }
        return { value: new Date(clock.due).toISOString(), text: { en: at + half.en, fr: at + half.fr } }
      },
    },
    left: {
      label: { en: 'Time left', fr: 'Temps restant' },
      of(values, around) {
        const clock = clockOf(values, around)
        if (clock === null) return null
        const span = spanText(clock.left)
        const value = Math.round(clock.left / 1000)
        if (clock.overdue) {
          return { value, text: { en: `overdue by ${span.en}`, fr: `en retard de ${span.fr}` }, tone: 'late' }
        }
        return { value, text: span, ...(clock.escalation === 1 ? { tone: 'soon' } : {}) }
      },
    },
    escalation: {
      label: { en: 'Escalation', fr: 'Escalade' },
      of(values, around) {
        const clock = clockOf(values, around)
        return clock === null ? null : { value: clock.escalation, text: levels[clock.escalation] }
      },
    },
    channel: {
      label: { en: 'Who speaks now', fr: 'Qui parle à présent' },
      of(values, around) {
        const channel = clockOf(values, around)?.channel ?? null
        if (channel === null) return null
        return channel === 'commission'
          ? {
              value: channel,
              text: {
                en: 'the election commission only: electoral silence is in force',
                fr: 'la commission électorale seule : silence électoral en vigueur',
              },
              tone: 'soon',
            }
          : { value: channel, text: { en: 'whoever owns the notice', fr: 'le responsable de l’avis' } }
      },
    },
  },
  timeline: ({ begun, stage }) => [
    {
      at: Date.parse(`${begun}Z`),
      wall: begun,
      says: { en: `begun: ${stageNames[stage].en}`, fr: `début : ${stageNames[stage].fr}` },
    },
  ],
})
