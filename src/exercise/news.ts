import type { Random } from '../kernel/random.ts'
import { below, exponential, logNormal, pareto, searchSums } from './draws.ts'
import { rhythm } from './rhythm.ts'

/** A thing that accounts act on: an article, or a message without a link. */
export class Item {
  /** Index into the outlets, or -1 for a message without a link. */
  readonly outlet: number
  /** Seconds since 1970. */
  readonly published: number
  /** Distinguishes the items of a world; also the seed of an item's headline. */
  readonly serial: number
  readonly weight: number
  /** Seconds after which attention has fallen to about a quarter. */
  readonly fade: number
  /** Seconds after which attention has half risen. */
  readonly rise: number
  /** Position among the items that were posted, in order of their first post; -1 before it. */
  index = -1
  /** What it is called in posts, once it was. */
  name: string | undefined = undefined

  constructor(outlet: number, published: number, serial: number, weight: number, fade: number, rise: number) {
    this.outlet = outlet
    this.published = published
    this.serial = serial
    this.weight = weight
    this.fade = fade
    this.rise = rise
  }

  /** Attention at `at`: a steep rise, then a long tail. */
  attention(at: number): number {
    const age = at - this.published
    if (age < 0) return 0
    const left = 1 / (1 + age / this.fade)
    return this.weight * ((age + 30) / (age + 30 + this.rise)) * left * left
  }
}

const longestLife = 4 * 86_400

/** Attention of an item older than this changes so slowly that it is looked at once an hour only. */
const settledAge = 3 * 3600

interface Shelf {
  /** Items per second when the country is awake. */
  readonly rate: number
  next: number
  readonly live: Item[]
  /** How many of the first live items are older than `settledAge`. */
  settled: number
  /** Running sums of the attention of the first `count` live items. */
  sums: Float64Array
  count: number
}

function emptyShelf(rate: number, next: number): Shelf {
  return { rate, next, live: [], settled: 0, sums: new Float64Array(16), count: 0 }
}

function attentionOf(shelf: Shelf): number {
  return shelf.count === 0 ? 0 : shelf.sums[shelf.count - 1]!
}

/** Forgets what nobody looks at any more, and finds where the settled items end. */
function tidy(shelf: Shelf, now: number): void {
  const { live } = shelf
  let kept = 0
  shelf.settled = 0
  for (const item of live) {
    const age = now - item.published
    if (age > longestLife || (age > 43_200 && item.attention(now) < 0.004)) continue
    live[kept++] = item
    if (age > settledAge && shelf.settled === kept - 1) shelf.settled = kept
  }
  live.length = kept
  measure(shelf, 0, now)
}

/** Brings the running sums up to date from a position on. */
function measure(shelf: Shelf, from: number, now: number): void {
  const { live } = shelf
  if (shelf.sums.length < live.length) {
    const sums = new Float64Array(live.length * 2)
    sums.set(shelf.sums)
    shelf.sums = sums
  }
  const { sums } = shelf
  let total = from === 0 ? 0 : sums[from - 1]!
  for (let i = from; i < live.length; i++) {
    const item = live[i]!
    total += item.attention(Math.max(now, item.published + 60))
    sums[i] = total
  }
  shelf.count = live.length
}

/** The outlets and their current articles. Community -1 is the mainstream that everyone reads. */
export class News {
  readonly #random: Random
  readonly #shelves: Shelf[] = []
  readonly #byCommunity: number[][] = []
  readonly #mainstream: number[] = []
  #serial = 0
  #ticks = 0

  constructor(random: Random, communities: readonly number[], perDay: number, start: number) {
    this.#random = random
    const add = (share: number): number => {
      const rate = (share * perDay) / 86_400
      const next = start - longestLife / 2 + exponential(random, 1 / Math.max(rate, 1e-9))
      this.#shelves.push(emptyShelf(rate, next))
      return this.#shelves.length - 1
    }
    for (let i = 0; i < 6; i++) this.#mainstream.push(add((0.25 * 2.2) / (6 * (1 + i * 0.4))))
    for (const size of communities) {
      const own: number[] = []
      for (let i = 0; i < 5; i++) own.push(add((0.75 * size * 2) / (5 * (1 + i * 0.5))))
      this.#byCommunity.push(own)
    }
  }

  get outlets(): number {
    return this.#shelves.length
  }

  /** Opens an outlet that publishes only what it is told to. */
  addOutlet(): number {
    this.#shelves.push(emptyShelf(0, Number.POSITIVE_INFINITY))
    return this.#shelves.length - 1
  }

  outletsOf(community: number): readonly number[] {
    return community < 0 ? this.#mainstream : this.#byCommunity[community]!
  }

  /** An item that no outlet's shelf carries. */
  loose(outlet: number, at: number): Item {
    return new Item(outlet, at, this.#serial++, 1, 3600, 60)
  }

  /** A breaking story on an outlet's shelf. */
  breaking(outlet: number, at: number, weight: number): Item {
    const item = new Item(outlet, at, this.#serial++, weight, 7200, 60)
    this.#shelves[outlet]!.live.push(item)
    return item
  }

  /**
   * Publishes what appears in the ten minutes [from, to) and forgets what nobody looks at any more.
   * @returns the new items of the outlets in `watched`
   */
  advance(from: number, to: number, watched: ReadonlySet<number>): Item[] {
    const random = this.#random
    const seen: Item[] = []
    const middle = (from + to) / 2
    const hourly = this.#ticks++ % 6 === 0
    for (const [outlet, shelf] of this.#shelves.entries()) {
      while (shelf.next < to) {
        const at = Math.floor(shelf.next)
        const weight = pareto(random, 1.05, 3000)
        const item = new Item(
          outlet,
          at,
          this.#serial++,
          weight,
          logNormal(random, 7000, 0.8),
          120 + random() * 900,
        )
        shelf.live.push(item)
        if (watched.has(outlet)) seen.push(item)
        shelf.next += exponential(random, 1 / (shelf.rate * rhythm(at, 0) * 1.4))
      }
      if (hourly) tidy(shelf, middle)
      else measure(shelf, shelf.settled, middle)
    }
    return seen
  }

  /** An article of one outlet by present attention; the newest there is when none is live. */
  choose(outlet: number): Item | undefined {
    const shelf = this.#shelves[outlet]!
    if (shelf.count === 0) return undefined
    return shelf.live[searchSums(shelf.sums, 0, shelf.count, this.#random() * attentionOf(shelf))]
  }

  /** An article of a community's outlets (-1: of the mainstream) by present attention. */
  chooseFrom(community: number): Item | undefined {
    const outlets = this.outletsOf(community)
    let total = 0
    for (const outlet of outlets) total += attentionOf(this.#shelves[outlet]!)
    let target = this.#random() * total
    for (const outlet of outlets) {
      target -= attentionOf(this.#shelves[outlet]!)
      if (target < 0) return this.choose(outlet)
    }
    return undefined
  }

  anyOutlet(community: number): number {
    const outlets = this.outletsOf(community)
    return outlets[below(this.#random, outlets.length)]!
  }
}
