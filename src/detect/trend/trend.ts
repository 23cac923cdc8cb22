import { adjusted } from '../coordination/discovery.ts'
import { compareRates, type RateComparison } from './compare.ts'

/** A technique seen once, by whom, from when until when. */
export interface Observation {
  /** DISARM id. */
  readonly technique: string
  /** `case`, or the name of a detector. */
  readonly source: string
  /** Days since 1970, UTC. It counts on the first; the last says until when it was seen. */
  readonly from: number
  readonly until: number
  /** Address of the page that shows it, and what it is called there. */
  readonly url: string
  readonly name: string
}

/** How much a source looked at on each day since 1970; null where it does not say. */
export interface Looked {
  readonly source: string
  readonly unit: 'posts' | 'days' | 'cases'
  readonly perDay: ReadonlyMap<number, number> | null
}

export interface TrendWindow {
  /** The last day that counts, in days since 1970, UTC. */
  readonly to: number
  /** Length of each of the two windows. */
  readonly days: number
}

/**
 * `more`, `less`: surely. `unclear`: chance explains the difference. `blind`: on one side nothing was looked at, or
 * nobody knows how much. `stale`: no data for too long. `absent`: in neither window.
 */
export const changes = ['more', 'less', 'unclear', 'blind', 'stale', 'absent'] as const
export type Change = (typeof changes)[number]

export interface TrendRow {
  readonly technique: string
  readonly source: string
  readonly now: number
  readonly before: number
  /** Of both windows, the oldest day first. */
  readonly perDay: readonly number[]
  readonly comparison: RateComparison | null
  /** Adjusted over all rows that were compared (Benjamini and Hochberg); null where none was. */
  readonly q: number | null
  readonly change: Change
  /** Days since 1970 of the first and last sight up to the last day that counts, and how many there were. */
  readonly first: number
  readonly last: number
  readonly all: number
}

export interface SourceSeen {
  readonly source: string
  readonly unit: Looked['unit']
  /** Null where the source does not say how much it looked at. */
  readonly now: number | null
  readonly before: number | null
  /** The last day on which it looked at anything; null for none. */
  readonly last: number | null
  readonly stale: boolean
}

export interface Trend extends TrendWindow {
  /** What changed first, then what was seen most. */
  readonly rows: readonly TrendRow[]
  readonly sources: readonly SourceSeen[]
  /** The last day on which anything was looked at. */
  readonly last: number | null
  readonly stale: boolean
  /** What lies after the last day that counts, and its own last day. */
  readonly later: { readonly observations: number; readonly last: number | null }
}

/** Days without data after which nothing is said about change. */
export const staleAfter = 14
/** False discovery rate of the arrows. */
export const trendRate = 0.05

/** Counts techniques in two windows of days, one after the other, beside how much was looked at in each. */
export function trendOf(
  observations: readonly Observation[],
  looked: readonly Looked[],
  window: TrendWindow,
): Trend {
  const { to, days } = window
  const sources = looked.map((one) => seenBy(one, window))
  const bySource = new Map(sources.map((one) => [one.source, one]))
  const groups = new Map<string, Observation[]>()
  for (const one of observations) {
    if (one.from > to) continue
    const key = `${one.technique} ${one.source}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  const counted = [...groups.values()].map((group) => counts(group, bySource.get(group[0]!.source), window))
  const compared = counted.filter(({ comparison }) => comparison !== null)
  const q = adjusted(
    Float64Array.from(compared, ({ comparison }) => comparison!.logP),
    compared.length,
  )
  const adjustedOf = new Map(compared.map((row, at) => [row, q[at]!]))
  const rows = counted.map(({ stale, ...row }, at): TrendRow => {
    const own = adjustedOf.get(counted[at]!) ?? null
    return { ...row, q: own, change: changeOf(row, own, stale) }
  })
  const after = observations.filter(({ from }) => from > to)
  const last = latest(sources.map((one) => one.last))
  return {
    to,
    days,
    rows: rows.sort(
      (x, y) =>
        changes.indexOf(x.change) - changes.indexOf(y.change) ||
        y.now - x.now ||
        y.last - x.last ||
        (x.technique + x.source < y.technique + y.source ? -1 : 1),
    ),
    sources,
    last,
    stale: last === null || to - last > staleAfter,
    later: { observations: after.length, last: latest(after.map(({ from }) => from)) },
  }
}

function seenBy({ source, unit, perDay }: Looked, { to, days }: TrendWindow): SourceSeen {
  if (perDay === null) return { source, unit, now: null, before: null, last: null, stale: false }
  let [now, before] = [0, 0]
  let last: number | null = null
  for (const [day, amount] of perDay) {
    if (day > to || !(amount > 0)) continue
    if (day > to - days) now += amount
    else if (day > to - 2 * days) before += amount
    last = Math.max(last ?? day, day)
  }
  return { source, unit, now, before, last, stale: last === null || to - last > staleAfter }
}

function counts(group: readonly Observation[], seen: SourceSeen | undefined, { to, days }: TrendWindow) {
  const perDay = new Array<number>(2 * days).fill(0)
  for (const { from } of group) {
    const at = from - (to - 2 * days + 1)
    if (at >= 0) perDay[at]!++
  }
  const total = (part: readonly number[]) => part.reduce((sum, n) => sum + n, 0)
  const [before, now] = [total(perDay.slice(0, days)), total(perDay.slice(days))]
  const stale = seen?.stale ?? false
  return {
    technique: group[0]!.technique,
    source: group[0]!.source,
    now,
    before,
    perDay,
    comparison: stale ? null : compareRates(now, before, seen?.now ?? 0, seen?.before ?? 0),
    first: group.reduce((first, { from }) => Math.min(first, from), to),
    last: Math.min(to, latest(group.map(({ until }) => until)) ?? to),
    all: group.length,
    stale,
  }
}

function changeOf(
  { now, before, comparison }: Pick<TrendRow, 'now' | 'before' | 'comparison'>,
  q: number | null,
  stale: boolean,
): Change {
  if (now + before === 0) return 'absent'
  if (stale) return 'stale'
  if (comparison === null || q === null) return 'blind'
  if (q > trendRate) return 'unclear'
  return comparison.ratio > 1 ? 'more' : 'less'
}

function latest(days: readonly (number | null)[]): number | null {
  return days.reduce<number | null>((best, day) => (day === null ? best : Math.max(best ?? day, day)), null)
}
