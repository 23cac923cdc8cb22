import { daysBetween } from '../figures/days.ts'
import type { Deed, Said } from './deed.ts'
import { type StepName, stepNames, stepOf } from './steps.ts'

/**
 * Where a step stands. `done` needs a document; `obstructed` is not done and somebody works against it;
 * `contradicted` is announced or done, and an office of the same government undermines it.
 */
export const stepStatuses = ['done', 'contradicted', 'announced', 'obstructed', 'open'] as const
export type StepStatus = (typeof stepStatuses)[number]

export interface StepState {
  readonly step: StepName
  readonly status: StepStatus
  /** What was seen of it, whatever works against it. */
  readonly seen: 'done' | 'announced' | 'open'
  /** First day on which it was done; null while it is not. */
  readonly doneOn: string | null
  readonly due: string
  /** Days past the due day, 0 when it is not; for a step that is done, how late it was. */
  readonly overdue: number
  /** Days by which a beginning today would still be in time; below zero when it would be late; null when done. */
  readonly slack: number | null
  readonly deeds: readonly Deed[]
  readonly said: readonly Said[]
}

export interface ChecklistInput {
  readonly deeds: readonly Deed[]
  readonly said: readonly Said[]
  /** Day on which the polls open. */
  readonly vote: string
  /** What happened before this day is of another government or another election, and does not count. */
  readonly from: string
  /** The day as of which it is asked. */
  readonly on: string
}

const dayPlus = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)

/** @returns the state of every step, in the order of the list; the order and the names of the input change nothing */
export function checklist(input: ChecklistInput): readonly StepState[] {
  const { vote, from, on } = input
  const within = (day: string | null): day is string => day !== null && day >= from && day <= on
  return stepNames.map((step): StepState => {
    const { takes, dueBefore } = stepOf[step]
    const due = dayPlus(vote, -dueBefore)
    const deeds = sorted(
      input.deeds.filter((deed) => deed.step === step && within(deed.announced ?? deed.implemented)),
    )
    const said = input.said.filter((one) => one.step === step && within(one.day))
    const standing = deeds.filter(
      (deed) => within(deed.implemented) && !(deed.ended !== null && deed.ended <= on),
    )
    // A deed that works against the step never fulfils it.
    const done = standing.filter(({ obstructedBy }) => obstructedBy === null)
    const doneOn = done.map(({ implemented }) => implemented!).sort()[0] ?? null
    const open = deeds.filter(
      ({ obstructedBy, ended }) => obstructedBy === null && !(ended !== null && ended <= on),
    )
    const seen = doneOn !== null ? 'done' : open.length > 0 ? 'announced' : 'open'
    const against = said.some(({ direction }) => direction === 'undermines')
    const blocked = deeds.some(({ obstructedBy }) => obstructedBy !== null)
    const status =
      seen !== 'done' && blocked ? 'obstructed' : seen !== 'open' && against ? 'contradicted' : seen
    return {
      step,
      status,
      seen,
      doneOn,
      due,
      overdue: Math.max(0, daysBetween(due, doneOn ?? on)),
      slack: doneOn === null ? daysBetween(on, vote) - takes : null,
      deeds,
      said,
    }
  })
}

/** What binds stands above what its government may do or not; what is only declared stands last. */
const bindingRank = { mandatory: 0, discretionary: 1, declaratory: 2 } as const

function sorted(deeds: readonly Deed[]): readonly Deed[] {
  const rank = ({ binding }: Deed) => bindingRank[binding ?? 'discretionary']
  const day = ({ implemented, announced }: Deed) => implemented ?? announced ?? ''
  return [...deeds].sort(
    (a, b) => rank(a) - rank(b) || day(a).localeCompare(day(b)) || a.key.localeCompare(b.key),
  )
}

export interface Bar {
  readonly total: number
  readonly counts: Readonly<Record<StepStatus, number>>
}

/** One bar for the steps at home and one for those towards others: two numbers, never their sum. */
export function bars(states: readonly StepState[]): { readonly domestic: Bar; readonly international: Bar } {
  const bar = (side: 'domestic' | 'international'): Bar => {
    const own = states.filter(({ step }) => stepOf[step].side === side)
    const count = (status: StepStatus) => own.filter((state) => state.status === status).length
    const counts = Object.fromEntries(stepStatuses.map((status) => [status, count(status)]))
    return { total: own.length, counts: counts as Bar['counts'] }
  }
  return { domestic: bar('domestic'), international: bar('international') }
}

/** Steps that should be done by now and are not, the longest first. */
export function gaps(states: readonly StepState[]): readonly StepState[] {
  return states
    .filter(({ doneOn, overdue }) => doneOn === null && overdue > 0)
    .sort((a, b) => b.overdue - a.overdue || stepNames.indexOf(a.step) - stepNames.indexOf(b.step))
}

/** How each step stood when the polls opened: the account to parliament and public. */
export interface Account {
  readonly state: StepState
  readonly outcome: 'in-time' | 'late' | 'missed'
}

export function accounts(input: Omit<ChecklistInput, 'on'>): readonly Account[] {
  return checklist({ ...input, on: input.vote }).map((state) => ({
    state,
    outcome: state.doneOn === null ? 'missed' : state.overdue > 0 ? 'late' : 'in-time',
  }))
}
