import type { Timeline } from './actions.ts'
import type { Exposure } from './exposure.ts'
import type { Windows } from './windows.ts'
import { type Steps, stride } from './work.ts'

/** One account's partners: everything that its co-actions with each of them say. Reused between calls; copy what is kept. */
export interface Row {
  readonly account: number
  /** Partners with a higher number, in no order; the first `size` entries count. */
  readonly partners: Int32Array
  readonly size: number
  /** By partner: distinct objects on which the two acted within the window. */
  readonly count: Int32Array
  /** By partner: sum over those objects of the logarithm of this account's exposure there. */
  readonly ownLog: Float64Array
  /** By partner: the same of the partner's exposure. */
  readonly otherLog: Float64Array
}

/**
 * Visits every account's row of pairs in ascending order. Nothing is stored between rows: memory is a
 * few numbers an account, whatever the number of co-actions, and time is proportional to them.
 */
export function* eachRow(
  line: Timeline,
  near: Windows,
  exposed: Exposure,
  visit: (row: Row) => void,
): Steps<void> {
  const { object, accountCount, accountStart, byAccount } = line
  const { logExposure, partner } = exposed
  const count = new Int32Array(accountCount)
  const ownLog = new Float64Array(accountCount)
  const otherLog = new Float64Array(accountCount)
  const partners = new Int32Array(accountCount)
  const lastObject = new Int32Array(accountCount).fill(-1)
  for (let a = 0; a < accountCount; a++) {
    if (a % stride === 0) yield { count: a, total: accountCount }
    let size = 0
    const end = accountStart[a + 1]!
    for (let i = accountStart[a]!; i < end; i++) {
      const p = byAccount[i]!
      const low = near.bounds[2 * p]!
      const high = near.bounds[2 * p + 1]!
      if (high - low < 2 || partner[p] === -1) continue
      const o = object[p]!
      const own = logExposure[p]!
      for (let q = low; q < high; q++) {
        const b = partner[q]!
        if (b <= a || lastObject[b] === o) continue
        lastObject[b] = o
        if (count[b] === 0) partners[size++] = b
        count[b]!++
        ownLog[b]! += own
        otherLog[b]! += logExposure[q]!
      }
    }
    if (size === 0) continue
    visit({ account: a, partners, size, count, ownLog, otherLog })
    for (let s = 0; s < size; s++) {
      const b = partners[s]!
      count[b] = 0
      ownLog[b] = 0
      otherLog[b] = 0
      lastObject[b] = -1
    }
  }
}
