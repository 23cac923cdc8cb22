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
 * Visits the rows of the accounts `from` up to `to`, in ascending order. Nothing is stored between rows: memory is a few
 * numbers an account, whatever the number of co-actions, and time is proportional to them. Most pairs meet only once, so
 * that each row is walked twice: the first walk notes in a byte each who is met again, the second sums up only those.
 */
export function* eachRow(walk: Walk, from: number, to: number, visit: (row: Row) => void): Steps<PairTotals> {
  const { pairs, coActions } = walk
  for (let a = from; a < to; a++) {
    if (a % stride === 0) yield { count: a - from, total: to - from }
    walk.meet(a)
    if (walk.size > 0) {
      walk.sum(a)
      visit(walk)
    }
    walk.forget()
  }
  return { pairs: walk.pairs - pairs, coActions: walk.coActions - coActions }
}

/** The row at hand, and the totals of all rows so far. */
export class Walk implements Row {
  account = -1
  size = 0
  readonly partners: Int32Array
  readonly count: Int32Array
  readonly ownLog: Float64Array
  readonly otherLog: Float64Array
  pairs = 0
  coActions = 0
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
  /** By partner: how often met in this row. */
  readonly #met: Uint8Array
  /** The `#all` partners met at all. */
  readonly #everyone: Int32Array
  #all = 0
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
    this.#met = new Uint8Array(accountCount)
    this.#everyone = new Int32Array(accountCount)
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
    const place = this.#place
    const partner = this.#partner
    const met = this.#met
    const everyone = this.#everyone
    const { partners } = this
    const end = this.#places
    let all = 0
    let size = 0
    for (let i = 0; i < end; i += 3) {
      const high = place[i + 2]!
      for (let q = place[i + 1]!; q < high; q++) {
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
    this.account = a
    this.size = size
    this.#all = all
  }

  /** The second walk. */
  sum(a: number): void {
    const place = this.#place
    const { object } = this.#line
    const partner = this.#partner
    const logExposure = this.#logExposure
    const met = this.#met
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
        if (b <= a || met[b] !== again || lastObject[b] === o) continue
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
    const [all, met, everyone, lastObject] = [this.#all, this.#met, this.#everyone, this.#lastObject]
    this.pairs += all
    this.coActions += all - size
    for (let s = 0; s < size; s++) {
      const b = partners[s]!
      this.coActions += count[b]!
      count[b] = 0
      ownLog[b] = 0
      otherLog[b] = 0
      lastObject[b] = -1
    }
    for (let s = 0; s < all; s++) met[everyone[s]!] = never
  }
}
