import type { Content } from '../kind.ts'

const day = 86_400_000
const usualYears = 5
const daysPerYear = 365.25

const dates = ['campaignStart', 'voteOpens', 'voteCloses', 'silenceFrom', 'silenceTo', 'termEnds'] as const
const kept = ['name', 'country', 'office', 'zone', 'silenceLaw', 'contacts'] as const

/**
 * Days from one vote to the next: the term of office in whole weeks, so that a vote stays on its day of the week.
 * Where no term is on record, five years.
 */
function cycleDays({ termBegan, termEnds }: Content): number {
  const [from, to] = [Date.parse(String(termBegan)), Date.parse(String(termEnds))]
  const years = to > from ? Math.max(1, Math.round((to - from) / day / daysPerYear)) : usualYears
  return Math.round((years * daysPerYear) / 7) * 7
}

/** `2027-05-09T08:00` so many days later, at the same time on the wall. */
function later(wall: string, days: number): string {
  const at = Date.parse(`${wall.slice(0, 10)}T00:00Z`) + days * day
  return new Date(at).toISOString().slice(0, 10) + wall.slice(10)
}

/**
 * What the next election of the same office begins with: place, law and contacts as they are, every date moved on by
 * one term as a proposal. The source of the dates is left out, since nobody has published the new ones yet.
 */
export function nextCalendar(previous: Content): Content {
  const days = cycleDays(previous)
  const moved = dates.flatMap((name) => {
    const wall = previous[name]
    return typeof wall === 'string' ? [[name, later(wall, days)] as const] : []
  })
  const copied = kept.flatMap((name) =>
    previous[name] === undefined ? [] : [[name, previous[name]] as const],
  )
  const { termEnds } = previous
  return {
    ...Object.fromEntries([...copied, ...moved]),
    ...(typeof termEnds === 'string' ? { termBegan: termEnds } : {}),
  }
}
