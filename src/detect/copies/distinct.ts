import { normaliseText } from '../../kernel/normalise-text.ts'
import { Column } from '../coordination/numbering.ts'

/** Characters of a normalised text below which it is a greeting that anybody may repeat. */
export const leastText = 20

/** How R writes characters that it could not print: many exports have `<U+00A0>` or `<ed>` where an emoji was. */
const broken = /<(?:U\+[0-9A-F]{4,8}|[0-9a-f]{2})>/g

/** What is compared of a text. */
export function comparable(raw: string): string {
  return normaliseText(raw.includes('<') ? raw.replace(broken, ' ') : raw)
}

/** Distinct texts, numbered from the earliest on, and by their characters where that is the same: rows leave no trace. */
export interface Settled {
  /** Normalised. */
  readonly texts: readonly string[]
  /** Number of the text of each post that was added; -1 where it is too short. */
  readonly textOf: Int32Array
  readonly short: number
  /** Number of a text as it was written; -1 where it is too short or was never added. */
  numberOf(raw: string): number
}

/** Takes in posts one by one and keeps each normalised text once. */
export class DistinctTexts {
  readonly #known = new Map<string, number>()
  readonly #earliest: number[] = []
  readonly #textOf = new Column()
  #short = 0

  /** @param time any unit */
  add(raw: string, time: number): void {
    const text = comparable(raw)
    if (text.length < leastText) {
      this.#short++
      this.#textOf.push(-1)
      return
    }
    const number = this.#known.get(text) ?? this.#known.size
    this.#textOf.push(number)
    if (number === this.#known.size) {
      this.#known.set(text, number)
      this.#earliest.push(time)
    } else if (time < this.#earliest[number]!) this.#earliest[number] = time
  }

  settle(): Settled {
    const found = [...this.#known.keys()]
    const earliest = this.#earliest
    const order = [...found.keys()].sort(
      (x, y) => earliest[x]! - earliest[y]! || (found[x]! < found[y]! ? -1 : found[x]! > found[y]! ? 1 : 0),
    )
    const place = new Int32Array(order.length)
    for (const [at, number] of order.entries()) place[number] = at
    return {
      texts: order.map((number) => found[number]!),
      textOf: Int32Array.from(this.#textOf.values(), (number) => (number < 0 ? -1 : place[number]!)),
      short: this.#short,
      numberOf: (raw) => place[this.#known.get(comparable(raw)) ?? -1] ?? -1,
    }
  }
}
