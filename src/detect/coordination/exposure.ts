import type { Timeline } from './actions.ts'
import type { Windows } from './windows.ts'
import { type Steps, stride } from './work.ts'

/** The powers at which every account's exposures are summed; the tail bound is minimised over them. */
export const exponents: readonly number[] = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1]

/**
 * A **participation** is an account's taking part in an object, however often. Its **exposure** is the
 * number of other accounts that acted on the object within the window of any of its actions: the slots
 * in which a partner can sit by chance. Popularity and rhythm are in it, because it is counted where
 * and when the account acted.
 */
export interface Exposure {
  /** For each position: natural logarithm of its participation's exposure; 0 where there is none. */
  readonly logExposure: Float32Array
  /** Participations of each account. */
  readonly participations: Int32Array
  /** All participations. */
  readonly total: number
  /** `moments[a * exponents.length + m]`: sum over the participations of account a of exposure ** exponents[m]. */
  readonly moments: Float64Array
  /** The account at each position, or -1 where the window holds more than `cap` actions: exposure, not a partner. */
  readonly partner: Int32Array
  /** How many positions that is. */
  readonly capped: number
}

/** O(co-actions), and at most `cap` steps an action. */
export function* exposure(line: Timeline, near: Windows, cap: number): Steps<Exposure> {
  const { account, object, accountCount, accountStart, byAccount } = line
  const powers = exponents.length
  const logExposure = new Float32Array(account.length)
  const participations = new Int32Array(accountCount)
  const moments = new Float64Array(powers * accountCount)
  const stamp = new Int32Array(accountCount)
  const partner = account.slice()
  let mark = 0
  let total = 0
  let capped = 0
  for (let a = 0; a < accountCount; a++) {
    if (a % stride === 0) yield { count: a, total: accountCount }
    const end = accountStart[a + 1]!
    for (let i = accountStart[a]!; i < end; ) {
      const alone = byAccount[i]!
      const o = object[alone]!
      participations[a]!++
      total++
      if (near.high[alone]! - near.low[alone]! === 1) {
        // Nobody near, not even the account itself once more: most actions end here.
        if (i + 1 === end || object[byAccount[i + 1]!] !== o) {
          i++
          continue
        }
      }
      const begin = i
      let slots = 0
      let crowded = 0
      mark++
      stamp[a] = mark
      for (; i < end && object[byAccount[i]!]! === o; i++) {
        const p = byAccount[i]!
        const high = near.high[p]!
        const low = near.low[p]!
        if (high - low > cap) {
          capped++
          partner[p] = -1
          crowded = Math.max(crowded, high - low - 1)
          continue
        }
        for (let q = low; q < high; q++) {
          const other = account[q]!
          if (stamp[other] !== mark) {
            stamp[other] = mark
            slots++
          }
        }
      }
      slots = Math.max(slots, crowded)
      if (slots === 0) continue
      const log = Math.log(slots)
      for (let k = begin; k < i; k++) logExposure[byAccount[k]!] = log
      const at = a * powers
      if (slots === 1) for (let m = 0; m < powers; m++) moments[at + m]!++
      else for (let m = 0; m < powers; m++) moments[at + m]! += Math.exp(exponents[m]! * log)
    }
  }
  return { logExposure, participations, total, moments, partner, capped }
}
