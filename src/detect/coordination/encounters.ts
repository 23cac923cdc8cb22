import type { Timeline } from './actions.ts'
import type { Exposure } from './exposure.ts'

/** The moment at which two accounts came together on one object: their closest two actions, the earlier such pair. */
export interface Encounter {
  readonly object: number
  /** Positions in the timeline. */
  readonly own: number
  readonly other: number
  /** Seconds from `own` to `other`; negative where the other came first. */
  readonly lag: number
}

/** Every object that `a` and `b` acted on within the window, in order of time. O(actions of the two). */
export function encounters(
  line: Timeline,
  exposed: Exposure,
  seconds: number,
  a: number,
  b: number,
): Encounter[] {
  const { time, object, byAccount, accountStart } = line
  const { partner } = exposed
  const found: Encounter[] = []
  let i = accountStart[a]!
  let k = accountStart[b]!
  const endA = accountStart[a + 1]!
  const endB = accountStart[b + 1]!
  while (i < endA && k < endB) {
    const o = object[byAccount[i]!]!
    const other = object[byAccount[k]!]!
    if (o < other) i++
    else if (other < o) k++
    else {
      let best: Encounter | undefined
      while (i < endA && k < endB && object[byAccount[i]!] === o && object[byAccount[k]!] === o) {
        const p = byAccount[i]!
        const q = byAccount[k]!
        const lag = time[q]! - time[p]!
        const paired = partner[p] !== -1 && partner[q] !== -1 && Math.abs(lag) <= seconds
        if (paired && (best === undefined || Math.abs(lag) < Math.abs(best.lag))) {
          best = { object: o, own: p, other: q, lag }
        }
        if (lag > 0) i++
        else k++
      }
      if (best !== undefined) found.push(best)
      while (i < endA && object[byAccount[i]!] === o) i++
      while (k < endB && object[byAccount[k]!] === o) k++
    }
  }
  return found.sort((x, y) => moment(line, x) - moment(line, y) || x.object - y.object)
}

/** Seconds of the earlier of the two actions: the same whichever account is asked first. */
function moment({ time }: Timeline, { own, other }: Encounter): number {
  return Math.min(time[own]!, time[other]!)
}

/** Logarithms of the exposures of one side and the other, one for each time that they met. */
export interface Met {
  readonly ownLogs: readonly number[]
  readonly otherLogs: readonly number[]
}

/** Every encounter for itself. */
export function singly({ logExposure }: Exposure, met: readonly Encounter[]): Met {
  return {
    ownLogs: met.map(({ own }) => logExposure[own]!),
    otherLogs: met.map(({ other }) => logExposure[other]!),
  }
}

/**
 * Encounters within `seconds` of the first of them are one **occasion**: whoever opens a feed and passes
 * on three items in a row has met their author once, not three times. The exposures of an occasion's objects
 * add up, so that it weighs no more than one encounter among all its slots.
 */
export function occasions(
  line: Timeline,
  exposed: Exposure,
  met: readonly Encounter[],
  seconds: number,
): Met {
  const own: number[] = []
  const other: number[] = []
  let first = Number.NEGATIVE_INFINITY
  for (const encounter of met) {
    const at = moment(line, encounter)
    if (own.length === 0 || at - first > seconds) {
      first = at
      own.push(0)
      other.push(0)
    }
    own[own.length - 1]! += Math.exp(exposed.logExposure[encounter.own]!)
    other[other.length - 1]! += Math.exp(exposed.logExposure[encounter.other]!)
  }
  return { ownLogs: own.map(Math.log), otherLogs: other.map(Math.log) }
}
