import { sharedColumn } from '../../kernel/shared-column.ts'
import type { Timeline } from './actions.ts'
import type { Windows } from './windows.ts'

/** The powers at which every account's exposures are summed; the tail bound is minimised over them. */
export const exponents: readonly number[] = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1]

/**
 * A **participation** is an account's taking part in an object, however often. Its **exposure** is the
 * number of others' actions on the object within the window of any of its own: the slots in which
 * a partner can sit by chance. Popularity and rhythm are in it, because it is counted where and when the
 * account acted.
 */
export interface Exposure {
  /** For each position: natural logarithm of its participation's exposure; 0 where there is none. */
  readonly logExposure: Float32Array
  /** Participations of each account. */
  readonly participations: Int32Array
  /** Those of them with an exposure above 1. */
  readonly crowded: Int32Array
  /** `moments[a * exponents.length + m]`: sum over the participations of account a of exposure ** exponents[m]. */
  readonly moments: Float64Array
  /** Logarithm of the largest exposure of each account. */
  readonly highest: Float32Array
  /** The account at each position, or -1 where the window holds more than `cap` actions: exposure, not a partner. */
  readonly partner: Int32Array
  /** How many positions that is. */
  readonly capped: number
}

/** Exposures up to this have their logarithm and powers ready. */
const common = 512
const logs = Float64Array.from({ length: common }, (_, slots) => (slots === 0 ? 0 : Math.log(slots)))
const raised = Float64Array.from(
  { length: common * exponents.length },
  (_, at) => Math.floor(at / exponents.length) ** exponents[at % exponents.length]!,
)

/**
 * O(actions), object by object: the windows of a participation's own actions are ranges in ascending
 * order, and their union is counted as they come.
 */
export function exposure(line: Timeline, near: Windows, cap: number): Exposure {
  const { account, accountCount, objectStart, objectCount } = line
  const { bounds } = near
  const powers = exponents.length
  const logExposure = sharedColumn(Float32Array, account.length)
  const participations = sharedColumn(Int32Array, accountCount)
  const crowded = sharedColumn(Int32Array, accountCount)
  const moments = sharedColumn(Float64Array, powers * accountCount)
  const highest = sharedColumn(Float32Array, accountCount)
  const { partner, capped } = partners(line, near, cap)
  /** For the object at hand: actions covered by the windows of each account so far, and where they end. */
  const slots = new Int32Array(accountCount)
  const reached = new Int32Array(accountCount).fill(-1)
  for (let o = 0; o < objectCount; o++) {
    const from = objectStart[o]!
    const to = objectStart[o + 1]!
    for (let p = from; p < to; p++) {
      const a = account[p]!
      const low = bounds[2 * p]!
      const high = bounds[2 * p + 1]!
      slots[a]! += high - Math.max(low, reached[a]!) - 1
      reached[a] = high
    }
    for (let p = from; p < to; p++) {
      const a = account[p]!
      const count = slots[a]!
      const first = reached[a] !== -1
      if (first) {
        reached[a] = -1
        participations[a]!++
      }
      if (count === 0) continue
      const log = count < common ? logs[count]! : Math.log(count)
      logExposure[p] = log
      if (!first) continue
      if (count > 1) crowded[a]!++
      if (log > highest[a]!) highest[a] = log
      const at = a * powers
      if (count < common) {
        for (let m = 0; m < powers; m++) moments[at + m]! += raised[count * powers + m]!
      } else for (let m = 0; m < powers; m++) moments[at + m]! += count ** exponents[m]!
    }
    for (let p = from; p < to; p++) slots[account[p]!] = 0
  }
  return { logExposure, participations, crowded, moments, highest, partner, capped }
}

function partners(
  { account }: Timeline,
  { bounds, widest }: Windows,
  cap: number,
): Pick<Exposure, 'partner' | 'capped'> {
  if (widest <= cap) return { partner: account, capped: 0 }
  const partner = sharedColumn(Int32Array, account.length)
  let capped = 0
  for (let p = 0; p < partner.length; p++) {
    const over = bounds[2 * p + 1]! - bounds[2 * p]! > cap
    if (over) capped++
    partner[p] = over ? -1 : account[p]!
  }
  return { partner, capped }
}
