import { type MeasureClassName, measureClasses } from '../../vocab/measures.ts'
import type { Deed, Said } from '../checklist/deed.ts'
import type { MatrixRow } from '../coalition/matrix.ts'
import { daysBetween } from './days.ts'

/** A violation as the figures of concert need it. Days are `2027-05-06`. */
export interface AnsweredViolation {
  readonly id: string
  readonly title: string
  readonly found: string
  /** What was agreed for it; null where nothing was. */
  readonly agreed: Pick<MatrixRow, 'class' | 'days'> | null
  readonly chosen: MeasureClassName | null
  readonly done: string | null
  /** Record of the case, by which words and deeds are found. */
  readonly case: string | null
}

export interface Consistency {
  readonly all: number
  readonly answered: readonly { readonly id: string; readonly title: string; readonly days: number }[]
  /** By how long they have been open, the longest first; none is ever left out. */
  readonly unanswered: readonly { readonly id: string; readonly title: string; readonly days: number }[]
}

/** Violations answered, and the unanswered by name and days. @param on the day as of which it is asked */
export function consistency(violations: readonly AnsweredViolation[], on: string): Consistency {
  const known = violations.filter(({ found }) => found <= on)
  const given = (one: AnsweredViolation) => one.done !== null && one.done <= on
  const line = (one: AnsweredViolation, until: string) => ({
    id: one.id,
    title: one.title,
    days: daysBetween(one.found, until),
  })
  return {
    all: known.length,
    answered: known
      .filter(given)
      .map((one) => line(one, one.done ?? on))
      .sort((a, b) => a.days - b.days || a.id.localeCompare(b.id)),
    unanswered: known
      .filter((one) => !given(one))
      .map((one) => line(one, on))
      .sort((a, b) => b.days - a.days || a.id.localeCompare(b.id)),
  }
}

export interface Quarter extends Consistency {
  /** `2027-Q2` */
  readonly quarter: string
}

const quarterOf = (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** The same by the quarter in which each violation was found, the newest first. */
export function consistencyByQuarter(
  violations: readonly AnsweredViolation[],
  on: string,
): readonly Quarter[] {
  const known = violations.filter(({ found }) => found <= on)
  return [...Map.groupBy(known, ({ found }) => quarterOf(found))]
    .map(([quarter, own]) => ({ quarter, ...consistency(own, on) }))
    .sort((a, b) => b.quarter.localeCompare(a.quarter))
}

export interface Promised {
  readonly id: string
  readonly title: string
  readonly promised: number
  /** Null while it is open. */
  readonly took: number | null
  readonly kept: boolean
}

/** Of the violations whose time is over or that were answered: those answered in time and at least as agreed. */
export function predictability(violations: readonly AnsweredViolation[], on: string): readonly Promised[] {
  return violations
    .flatMap((one): Promised[] => {
      const { agreed, chosen, done, found, id, title } = one
      if (agreed === null || found > on) return []
      const given = done !== null && done <= on
      const took = given ? daysBetween(found, done) : null
      if (took === null && daysBetween(found, on) <= agreed.days) return []
      const enough = chosen !== null && measureClasses[chosen].rung >= measureClasses[agreed.class].rung
      return [
        { id, title, promised: agreed.days, took, kept: took !== null && took <= agreed.days && enough },
      ]
    })
    .sort((a, b) => a.id.localeCompare(b.id))
}

export interface Denunciation {
  readonly country: string
  /** Days from the finding to the first public word or deed; null for who is silent. */
  readonly days: number | null
  /** Address of that word or deed. */
  readonly at: string | null
}

const loudEnough = (name: MeasureClassName | null) => name !== null && measureClasses[name].rung >= 1

/** Who of the members denounced a violation, and when; the silent are listed with the rest. */
export function denunciations(
  violation: AnsweredViolation,
  members: readonly string[],
  words: { readonly deeds: readonly Deed[]; readonly said: readonly Said[] },
  on: string,
): readonly Denunciation[] {
  const mine = <T extends { readonly answers: string | null }>(all: readonly T[]) =>
    all.filter(({ answers }) => violation.case !== null && answers === violation.case)
  const entries = [
    ...mine(words.deeds)
      .filter((deed) => loudEnough(deed.class))
      .map((deed) => ({ by: deed.government, day: deed.implemented ?? deed.announced ?? '', at: deed.at })),
    ...mine(words.said)
      .filter(({ direction }) => direction === 'supports')
      .map((one) => ({ by: one.government, day: one.day, at: one.at })),
  ].filter(({ day }) => day !== '' && day <= on)
  return [...new Set(members)].sort().map((country) => {
    const first = entries.filter(({ by }) => by === country).sort((a, b) => a.day.localeCompare(b.day))[0]
    return first === undefined
      ? { country, days: null, at: null }
      : { country, days: Math.max(0, daysBetween(violation.found, first.day)), at: first.at }
  })
}
