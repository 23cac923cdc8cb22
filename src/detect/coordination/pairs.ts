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

/** All rows, whether they were visited or not. */
export interface RowTotals {
  /** Partners, with a higher number or a lower: over all accounts twice as many as there are pairs. */
  readonly met: number
  /** Co-actions of pairs beyond the first of each. */
  readonly further: number
}

/**
 * Visits the rows of the accounts `from` up to `to`, in ascending order. Nothing is stored between rows: memory is a few
 * numbers an account, whatever the number of co-actions, and time is proportional to them. Most pairs meet only once, so
 * that each row is walked twice: the first walk notes who is met again, the second sums up only those.
 */
export function* eachRow(walk: Walk, from: number, to: number, visit: (row: Row) => void): Steps<RowTotals> {
  const { met, further } = walk
  for (let a = from; a < to; a++) {
    if (a % stride === 0) yield { count: a - from, total: to - from }
    walk.meet(a)
    if (walk.size > 0) {
      walk.sum(a)
      visit(walk)
      walk.forget()
    }
  }
  return { met: walk.met - met, further: walk.further - further }
}

const mostStamps = 0xffff

/** The row at hand, and the totals of all rows so far. */
export class Walk implements Row {
  account = -1
  size = 0
  readonly partners: Int32Array
  readonly count: Int32Array
  readonly ownLog: Float64Array
  readonly otherLog: Float64Array
  met = 0
  further = 0
  readonly #line: Timeline
  readonly #bounds: Int32Array
  readonly #partner: Int32Array
  readonly #logExposure: Float32Array
  /**
   * The positions at which the account can meet anybody, `#places` numbers: each position and the bounds of its window.
   * Side by side, because most positions have nobody near, and walking from position to window waits for memory.
   */
  #place = new Int32Array(3 << 8)
  #places = 0
  /** By partner: `#once` where met in this row, one more where met again, less where not. So no row has to clear up. */
  readonly #stamp: Uint16Array
  #once = 0
  readonly #lastObject: Int32Array

  constructor(line: Timeline, { bounds }: Windows, { partner, logExposure }: Exposure) {
    const { accountCount } = line
    this.partners = new Int32Array(accountCount)
    this.count = new Int32Array(accountCount)
    this.ownLog = new Float64Array(accountCount)
    this.otherLog = new Float64Array(accountCount)
    this.#line = line
    this.#bounds = bounds
    this.#partner = partner
    this.#logExposure = logExposure
    this.#stamp = new Uint16Array(accountCount)
    this.#lastObject = new Int32Array(accountCount).fill(-1)
  }

  #gather(a: number): void {
    const { accountStart, byAccount } = this.#line
    const bounds = this.#bounds
    const partner = this.#partner
    const from = accountStart[a]!
    const to = accountStart[a + 1]!
    if (3 * (to - from) > this.#place.length) this.#place = new Int32Array(6 * (to - from))
    const place = this.#place
    let end = 0
    for (let i = from; i < to; i++) {
      const p = byAccount[i]!
      const low = bounds[2 * p]!
      const high = bounds[2 * p + 1]!
      if (high - low < 2 || partner[p] === -1) continue
      place[end] = p
      place[end + 1] = low
      place[end + 2] = high
      end += 3
    }
    this.#places = end
  }

  /** The first walk. */
  meet(a: number): void {
    this.#gather(a)
    const once = this.#nextStamp()
    const place = this.#place
    const partner = this.#partner
    const stamp = this.#stamp
    const { partners } = this
    const end = this.#places
    let met = 0
    let size = 0
    // Nobody meets himself.
    stamp[a] = once + 1
    for (let i = 0; i < end; i += 3) {
      const high = place[i + 2]!
      for (let q = place[i + 1]!; q < high; q++) {
        const b = partner[q]!
        if (b === -1) continue
        // Half of all partners have a lower number; to skip them here would cost more than to note them.
        const before = stamp[b]!
        if (before < once) {
          stamp[b] = once
          met++
        } else if (before === once) {
          stamp[b] = once + 1
          if (b > a) partners[size++] = b
        }
      }
    }
    this.account = a
    this.size = size
    this.met += met
  }

  #nextStamp(): number {
    this.#once += 2
    if (this.#once < mostStamps) return this.#once
    this.#stamp.fill(0)
    this.#once = 1
    return 1
  }

  /** The second walk. */
  sum(a: number): void {
    const place = this.#place
    const { object } = this.#line
    const partner = this.#partner
    const logExposure = this.#logExposure
    const stamp = this.#stamp
    const again = this.#once + 1
    const lastObject = this.#lastObject
    const { count, ownLog, otherLog } = this
    const end = this.#places
    for (let i = 0; i < end; i += 3) {
      const p = place[i]!
      const o = object[p]!
      const own = logExposure[p]!
      const high = place[i + 2]!
      for (let q = place[i + 1]!; q < high; q++) {
        const b = partner[q]!
        if (stamp[b] !== again || b <= a || lastObject[b] === o) continue
        lastObject[b] = o
        count[b]!++
        ownLog[b]! += own
        otherLog[b]! += logExposure[q]!
      }
    }
  }

  /** Adds the row to the totals and clears it away. */
  forget(): void {
    const { size, partners, count, ownLog, otherLog } = this
    const lastObject = this.#lastObject
    for (let s = 0; s < size; s++) {
      const b = partners[s]!
      this.further += count[b]! - 1
      count[b] = 0
      ownLog[b] = 0
      otherLog[b] = 0
      lastObject[b] = -1
    }
  }
}
