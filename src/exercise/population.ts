import type { Random } from '../kernel/random.ts'
import { below, buildAlias, logNormal, normal, searchSums } from './draws.ts'
import { rhythm } from './rhythm.ts'

export const phases = 24

/** The people: who they are, when they are awake, what they read. Sampling one costs a few operations. */
export class Population {
  readonly size: number
  readonly communities: number
  readonly community: Uint8Array
  /** Hours by which a person's day runs ahead of UTC. */
  readonly phase: Uint8Array
  /** Expected share of posts, in arbitrary units. */
  readonly activity: Float64Array
  /** Probability of reading the own community's outlets rather than others. */
  readonly loyalty: Float32Array
  /** Which of the community's five outlets is the favourite. */
  readonly favourite: Uint8Array
  /** Share of the accounts in each community. */
  readonly shares: readonly number[]

  readonly #random: Random
  readonly #members: Int32Array
  readonly #starts: Int32Array
  readonly #keep: Float64Array
  readonly #alias: Int32Array
  readonly #cellTotals: Float64Array
  readonly #cellSums: Float64Array
  #total = 0

  constructor(random: Random, size: number, communities: number) {
    this.size = size
    this.communities = communities
    this.#random = random
    this.community = new Uint8Array(size)
    this.phase = new Uint8Array(size)
    this.activity = new Float64Array(size)
    this.loyalty = new Float32Array(size)
    this.favourite = new Uint8Array(size)
    const sums = new Float64Array(communities)
    let total = 0
    for (let c = 0; c < communities; c++) {
      total += 1 / (c + 3)
      sums[c] = total
    }
    this.shares = Array.from({ length: communities }, (_, c) => 1 / (c + 3) / total)
    for (let i = 0; i < size; i++) {
      const community = searchSums(sums, 0, communities, random() * total)
      this.community[i] = community
      const zone = random()
      const home = community % 4 === 3 ? 3 : 1
      const hours = (zone < 0.75 ? home : zone < 0.92 ? 2 : -5) + Math.round(normal(random) * 1.3)
      this.phase[i] = ((hours % phases) + phases) % phases
      this.activity[i] = Math.min(logNormal(random, 1, 1.35), 120)
      this.loyalty[i] = 0.45 + 0.5 * random()
      this.favourite[i] = below(random, 5)
    }
    const cells = communities * phases
    this.#members = new Int32Array(size)
    this.#starts = new Int32Array(cells + 1)
    this.#keep = new Float64Array(size)
    this.#alias = new Int32Array(size)
    this.#cellTotals = new Float64Array(cells)
    this.#cellSums = new Float64Array(cells)
    for (let i = 0; i < size; i++) this.#starts[this.#cell(i) + 1]!++
    for (let c = 0; c < cells; c++) this.#starts[c + 1]! += this.#starts[c]!
    const next = this.#starts.slice()
    for (let i = 0; i < size; i++) this.#members[next[this.#cell(i)]!++] = i
  }

  #cell(account: number): number {
    return this.community[account]! * phases + this.phase[account]!
  }

  totalActivity(): number {
    let total = 0
    for (const activity of this.activity) total += activity
    return total
  }

  /** Fixes the activities; call it after the last change to `activity` and before the first draw. */
  settle(): void {
    for (let c = 0; c < this.#cellTotals.length; c++) {
      const [from, to] = [this.#starts[c]!, this.#starts[c + 1]!]
      this.#cellTotals[c] = buildAlias(this.activity, this.#members, from, to, this.#keep, this.#alias)
    }
  }

  /** Makes it `at` (seconds since 1970) for the draws that follow. @returns how active the country is */
  setTime(at: number): number {
    const awake = Array.from({ length: phases }, (_, phase) =>
      rhythm(at, phase < 18 ? phase : phase - phases),
    )
    this.#total = 0
    for (let c = 0; c < this.#cellTotals.length; c++) {
      this.#total += this.#cellTotals[c]! * awake[c % phases]!
      this.#cellSums[c] = this.#total
    }
    return this.#total
  }

  /** An account that is awake, by activity. */
  draw(): number {
    const sums = this.#cellSums
    return this.#drawFrom(searchSums(sums, 0, sums.length, this.#random() * this.#total))
  }

  /** One of a community, by activity. */
  drawFrom(community: number): number {
    const from = community * phases
    const base = from === 0 ? 0 : this.#cellSums[from - 1]!
    const span = this.#cellSums[from + phases - 1]! - base
    return this.#drawFrom(searchSums(this.#cellSums, from, from + phases, base + this.#random() * span))
  }

  #drawFrom(cell: number): number {
    const from = this.#starts[cell]!
    const at = this.#random() * (this.#starts[cell + 1]! - from)
    const slot = from + Math.floor(at)
    const kept = at - Math.floor(at) < this.#keep[slot]!
    return this.#members[kept ? slot : this.#alias[slot]!]!
  }
}
