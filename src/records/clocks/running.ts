import type { Label } from '../../vocab/label.ts'
import {
  dueAt,
  type Escalation,
  escalationOf,
  noticeChannel,
  type Stage,
  stages,
  type Vote,
} from './stages.ts'

/** What a record says of one clock of its own; the engine computes the rest. */
export interface ClockFacts {
  /** Which of the record's clocks it is: the same word as long as it is the same clock. */
  readonly key: string
  /** What is due. */
  readonly says: Label
  /** Who is to do it, as people call them. */
  readonly owner: string
  /** When it began to run, or will; milliseconds since 1970. It must not depend on the time of reading. */
  readonly begun: number
  /** A stage of an answer with its agreed time, or a deadline of its own in milliseconds since 1970. */
  readonly until: { readonly stage: Stage } | { readonly due: number }
  /** Id of the election whose calendar halves the time of a stage and orders silence. */
  readonly election?: string | undefined
}

/** A clock as it stands. Times are milliseconds since 1970. */
export interface RunningClock {
  readonly key: string
  readonly says: Label
  readonly owner: string
  readonly begun: number
  readonly due: number
  /** Milliseconds; below zero once overdue. */
  readonly left: number
  readonly overdue: boolean
  readonly escalation: Escalation
  readonly halved: boolean
  /** Who speaks if a notice goes out now; null for a clock that tells the public nothing. */
  readonly channel: 'public' | 'commission' | null
}

/** @param vote the calendar of the election that the facts name, or null */
export function runningClock(facts: ClockFacts, vote: Vote | null, now: number): RunningClock {
  const { key, says, owner, begun, until } = facts
  const stage = 'stage' in until ? until.stage : null
  const { due, halved } =
    'stage' in until ? dueAt(until.stage, begun, vote) : { due: until.due, halved: false }
  return {
    ...{ key, says, owner, begun, due, halved },
    left: due - now,
    overdue: now > due,
    escalation: escalationOf(begun, due, now),
    channel: stage !== null && stages[stage].notice ? noticeChannel(now, vote) : null,
  }
}

/** How each level is called, and who is told once it is reached. */
export const escalationLabels: Readonly<Record<Escalation, Label>> = {
  0: { en: 'in time', fr: 'dans les temps' },
  1: { en: '1: three quarters of the time are used', fr: '1 : trois quarts du temps écoulés' },
  2: { en: '2: overdue, tell the duty officer', fr: '2 : en retard, prévenir l’officier de permanence' },
  3: { en: '3: overdue by as much again, tell the head', fr: '3 : retard doublé, prévenir la direction' },
}
