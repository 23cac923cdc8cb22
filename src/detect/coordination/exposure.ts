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
  /** `moments[a * exponents.length + m]`: sum over the participations of account a of exposure ** exponents[m]. */
  readonly moments: Float64Array
  /** Logarithm of the largest exposure of each account. */
  readonly highest: Float32Array
  /** The account at each position, or -1 where the window holds more than `cap` actions: exposure, not a partner. */
  readonly partner: Int32Array
  /** How many positions that is. */
  readonly capped: number
}

/** O(actions): the windows of a participation's own actions are ranges in ascending order, and their union is counted. */
export function exposure(line: Timeline, near: Windows, cap: number): Exposure {
  const { account, object, accountCount, accountStart, byAccount } = line
  const { low, high } = near
  const powers = exponents.length
  const logExposure = new Float32Array(account.length)
  const participations = new Int32Array(accountCount)
  const moments = new Float64Array(powers * accountCount)
  const highest = new Float32Array(accountCount)
  const partner = account.slice()
  let capped = 0
  for (let a = 0; a < accountCount; a++) {
    const end = accountStart[a + 1]!
    for (let i = accountStart[a]!; i < end; ) {
      const begin = i
      const o = object[byAccount[i]!]!
      let covered = 0
      let reached = 0
      for (; i < end; i++) {
        const p = byAccount[i]!
        if (object[p]! !== o) break
        covered += high[p]! - Math.max(low[p]!, reached)
        reached = high[p]!
        if (high[p]! - low[p]! > cap) {
          partner[p] = -1
          capped++
        }
      }
      participations[a]!++
      const slots = covered - (i - begin)
      if (slots === 0) continue
      const log = Math.log(slots)
      if (log > highest[a]!) highest[a] = log
      for (let k = begin; k < i; k++) logExposure[byAccount[k]!] = log
      const at = a * powers
      if (slots === 1) for (let m = 0; m < powers; m++) moments[at + m]!++
      else for (let m = 0; m < powers; m++) moments[at + m]! += Math.exp(exponents[m]! * log)
    }
  }
  return { logExposure, participations, moments, highest, partner, capped }
}
