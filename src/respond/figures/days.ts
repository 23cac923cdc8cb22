import { countedAsMeasure, type Naming, type Speaker } from '../../vocab/responses.ts'
import { type Incident, type Interval, intervals } from '../library/incident.ts'

/** How long one incident waited for something, and what ended the wait. */
export interface Wait {
  /** Whole days from the first observation, 0 when it came before; null while it has not come or cannot be counted. */
  readonly days: number | null
  /** Days from the vote, below zero before it; null when it has not come. */
  readonly fromVote: number | null
  /** The entry that ended the wait. */
  readonly ended: {
    readonly list: 'statements' | 'responses'
    readonly at: number
    readonly day: string
  } | null
}

const governments: readonly Speaker[] = ['gov_target', 'gov_ally', 'inquiry']
const own: readonly Speaker[] = ['gov_target', 'inquiry']
const namesState: readonly Naming[] = ['state', 'service', 'entity']

/** Whole days between two days of the calendar. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** @see docs/library.md for each rule */
export function waits(incident: Incident): Readonly<Record<Interval, Wait>> {
  const { statements, responses, ruling } = incident
  const says = (speaking: readonly Speaker[], named: readonly Naming[]) =>
    first(
      'statements',
      statements,
      ({ speaker, naming }) => speaking.includes(speaker) && named.includes(naming),
    )
  const measure = first('responses', responses, ({ type, day }) => {
    if (!countedAsMeasure.includes(type)) return false
    return ruling === null || (ruling.measure !== null && (day ?? '') >= ruling.measure)
  })
  const found: Readonly<Record<Interval, Wait['ended']>> = {
    named: first('statements', statements, ({ naming }) => naming !== 'non_state'),
    government: says(governments, namesState),
    target: says(own, namesState),
    measure,
  }
  const waited = (ended: Wait['ended']): Wait => ({
    days:
      ended === null || incident.seen === null ? null : Math.max(0, daysBetween(incident.seen, ended.day)),
    fromVote: ended === null ? null : daysBetween(incident.vote, ended.day),
    ended,
  })
  return {
    named: waited(found.named),
    government: waited(found.government),
    target: waited(found.target),
    measure: waited(found.measure),
  }
}

function first<T extends { readonly day: string | null }>(
  list: 'statements' | 'responses',
  entries: readonly T[],
  counts: (entry: T) => boolean,
): Wait['ended'] {
  let found: Wait['ended'] = null
  for (const [at, entry] of entries.entries()) {
    if (entry.day === null || !counts(entry)) continue
    if (found === null || entry.day < found.day) found = { list, at, day: entry.day }
  }
  return found
}

/** A figure over incidents: its middle, its ends, and every value it was made of. */
export interface Spread {
  readonly n: number
  readonly median: number | null
  readonly least: number | null
  readonly most: number | null
  /** Shortest first. */
  readonly values: readonly { readonly incident: string; readonly days: number }[]
}

export interface IntervalFigure {
  readonly all: Spread
  /** Without the incidents that the attribution itself revealed. */
  readonly notSelfRevealed: Spread
  /** Incidents where it came before the vote. */
  readonly beforeVote: readonly string[]
  /** Incidents where it was not found at all. */
  readonly none: readonly string[]
}

export type LibraryFigures = Readonly<Record<Interval, IntervalFigure>>

/** The figures over a set of incidents; those that the compilers left out count only in `beforeVote` and `none`. */
export function libraryFigures(incidents: readonly Incident[]): LibraryFigures {
  const waited = incidents.map((incident) => ({ incident, wait: waits(incident) }))
  const figure = (interval: Interval): IntervalFigure => {
    const counted = waited.flatMap(({ incident, wait }) => {
      const { days } = wait[interval]
      return days === null || incident.excluded ? [] : [{ incident, days }]
    })
    const of = (kept: typeof counted) =>
      spread(kept.map(({ incident, days }) => ({ incident: incident.id, days })))
    const ids = (keep: (wait: Wait) => boolean) =>
      waited.filter(({ wait }) => keep(wait[interval])).map(({ incident }) => incident.id)
    return {
      all: of(counted),
      notSelfRevealed: of(counted.filter(({ incident }) => !incident.selfRevealed)),
      beforeVote: ids(({ fromVote }) => fromVote !== null && fromVote < 0),
      none: ids(({ ended }) => ended === null),
    }
  }
  return Object.fromEntries(intervals.map((interval) => [interval, figure(interval)])) as Record<
    Interval,
    IntervalFigure
  >
}

/** The median is the middle value, or the mean of the two in the middle. */
export function spread(values: Spread['values']): Spread {
  const sorted = [...values].sort((a, b) => a.days - b.days || a.incident.localeCompare(b.incident))
  const n = sorted.length
  const at = (i: number) => sorted[i]?.days ?? 0
  return {
    n,
    median: n === 0 ? null : (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2,
    least: sorted[0]?.days ?? null,
    most: sorted[n - 1]?.days ?? null,
    values: sorted,
  }
}
