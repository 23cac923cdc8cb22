import type { Timeline } from './actions.ts'
import type { Exposure } from './exposure.ts'
import type { Windows } from './windows.ts'
import { type Steps, stride } from './work.ts'

/**
 * One account's partners of more than one meeting: everything that its co-actions with each of them say. Reused
 * between calls; copy what is kept.
 */
export interface Row {
  readonly account: number
  /** Partners with a higher number, in no order; the first `size` entries count. */
  readonly partners: Int32Array
  readonly size: number
  /** By partner: distinct objects on which the two acted within the window; 1 where they met twice on one object. */
  readonly count: Int32Array
  /** By partner: sum over those objects of the logarithm of this account's exposure there. */
  readonly ownLog: Float64Array
  /** By partner: the same of the partner's exposure. */
  readonly otherLog: Float64Array
}

const [never, once, again] = [0, 1, 2]

/** All pairs, whether they were visited or not. */
export interface PairTotals {
  readonly pairs: number
  /** Pairs of accounts and objects that met within the window. */
  readonly coActions: number
}

/**
 * Visits the rows in ascending order of their accounts. Nothing is stored between rows: memory is a few numbers an
 * account, whatever the number of co-actions, and time is proportional to them. Most pairs meet only once, so that
 * each row is walked twice: the first walk notes in a byte each who is met again, the second sums up only those.
 */
export function* eachRow(
  line: Timeline,
  near: Windows,
  exposed: Exposure,
  visit: (row: Row) => void,
): Steps<PairTotals> {
  const { object, accountCount, accountStart, byAccount } = line
  const { bounds } = near
  const { logExposure, partner } = exposed
  const met = new Uint8Array(accountCount)
  const everyone = new Int32Array(accountCount)
  const partners = new Int32Array(accountCount)
  const count = new Int32Array(accountCount)
  const ownLog = new Float64Array(accountCount)
  const otherLog = new Float64Array(accountCount)
  const lastObject = new Int32Array(accountCount).fill(-1)
  let pairs = 0
  let coActions = 0
  for (let a = 0; a < accountCount; a++) {
    if (a % stride === 0) yield { count: a, total: accountCount }
    const end = accountStart[a + 1]!
    let all = 0
    let size = 0
    for (let i = accountStart[a]!; i < end; i++) {
      const p = byAccount[i]!
      if (partner[p] === -1) continue
      const high = bounds[2 * p + 1]!
      for (let q = bounds[2 * p]!; q < high; q++) {
        const b = partner[q]!
        if (b <= a) continue
        const before = met[b]
        if (before === never) {
          met[b] = once
          everyone[all++] = b
        } else if (before === once) {
          met[b] = again
          partners[size++] = b
        }
      }
    }
    pairs += all
    coActions += all - size
    for (let i = size === 0 ? end : accountStart[a]!; i < end; i++) {
      const p = byAccount[i]!
      if (partner[p] === -1) continue
      const o = object[p]!
      const own = logExposure[p]!
      const high = bounds[2 * p + 1]!
      for (let q = bounds[2 * p]!; q < high; q++) {
        const b = partner[q]!
        if (b <= a || met[b] !== again || lastObject[b] === o) continue
        lastObject[b] = o
        count[b]!++
        ownLog[b]! += own
        otherLog[b]! += logExposure[q]!
      }
    }
    if (size > 0) visit({ account: a, partners, size, count, ownLog, otherLog })
    for (let s = 0; s < size; s++) {
      const b = partners[s]!
      coActions += count[b]!
      count[b] = 0
      ownLog[b] = 0
      otherLog[b] = 0
      lastObject[b] = -1
    }
    for (let s = 0; s < all; s++) met[everyone[s]!] = never
  }
  return { pairs, coActions }
}
