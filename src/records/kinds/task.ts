import type { Label } from '../../vocab/label.ts'
import { purposeOfStage, purposes } from '../clocks/balance.ts'
import { type ClockFacts, escalationLabels, type RunningClock, runningClock } from '../clocks/running.ts'
import { spanText } from '../clocks/spans.ts'
import { type Stage, stages } from '../clocks/stages.ts'
import { choice, link, optional, text, time } from '../field.ts'
import { declareKind, type Surroundings, type Values } from '../kind.ts'
import { voteOf } from './election.ts'

const stageNames = Object.fromEntries(
  Object.entries(stages).map(([name, { label }]) => [name, label]),
) as Readonly<Record<Stage, Label>>

const fields = {
  title: text({ en: 'Task', fr: 'Tâche' }, { max: 160 }),
  stage: choice({ en: 'Stage', fr: 'Étape' }, stageNames),
  purpose: optional(choice({ en: 'What for', fr: 'À quelle fin' }, purposes)),
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
  speaks: optional(
    choice(
      { en: 'Who tells the public', fr: 'Qui informe le public' },
      {
        owner: { en: 'who does the task', fr: 'le responsable de la tâche' },
        commission: { en: 'the election commission', fr: 'la commission électorale' },
      },
    ),
  ),
  detail: optional(text({ en: 'Detail', fr: 'Détail' }, { max: 4000, lines: 3 })),
  outcome: optional(text({ en: 'Outcome or reason', fr: 'Résultat ou raison' }, { max: 2000, lines: 2 })),
}

type Task = Values<typeof fields>

/** None once it is over. */
function clocksOf({ status, stage, begun, owner, election }: Task): readonly ClockFacts[] {
  if (status === 'done' || status === 'dropped') return []
  const says = stageNames[stage]
  return [{ key: stage, says, owner, begun: Date.parse(`${begun}Z`), until: { stage }, election }]
}

/** Null once it is over, or where the calendar of its election may not be seen. */
function clockOf(task: Task, { now, linked }: Surroundings): RunningClock | null {
  const [facts] = clocksOf(task)
  const calendar = task.election === undefined ? undefined : linked.get(task.election)
  if (facts === undefined || (task.election !== undefined && calendar === undefined)) return null
  return runningClock(facts, calendar === undefined ? null : voteOf(calendar), now)
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
  filters: ['status', 'stage', 'purpose'],
  guard({ status, outcome }) {
    if (status === 'done' && outcome === undefined) {
      return { en: 'add the outcome or the document that shows it', fr: 'ajoutez le résultat ou le document' }
    }
    if (status === 'dropped' && outcome === undefined) {
      return { en: 'add the reason why it is dropped', fr: 'ajoutez la raison de l’abandon' }
    }
    return undefined
  },
  settle: (values) => ({ ...values, purpose: values.purpose ?? purposeOfStage[values.stage] }),
  clocks: clocksOf,
  notice({ stage, status, election, speaks }) {
    if (!stages[stage].notice || status !== 'done' || election === undefined) return null
    return { election, by: speaks === 'commission' ? 'commission' : 'other' }
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
        return clock === null ? null : { value: clock.escalation, text: escalationLabels[clock.escalation] }
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
