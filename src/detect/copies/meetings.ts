import { mixed } from '../../kernel/text.ts'
import { type Steps, stride } from '../coordination/work.ts'
import { type Anchors, anchorsOf, parts } from './anchors.ts'
import { sortedByKey } from './radix.ts'
import { sharedWords, type WordSheet } from './word-sheet.ts'

/** What came of comparing the texts that meet at some of the anchors. */
export interface Meetings {
  /** Two texts that are edited copies, and the next two. */
  readonly links: Int32Array
  /** Pairs of texts that were compared. */
  readonly compared: number
  /** Anchors of too many texts to compare all with all. */
  readonly crowded: number
  /** Pairs at those anchors that were neither compared nor in one family yet. */
  readonly left: number
}

/** At an anchor of so many texts everybody is compared with everybody. */
const fewTexts = 8
/** At another one each is compared with so many families that came first, and with so many texts before it in each of two orders. */
const [leaders, neighbours] = [3, 4]

/**
 * Compares the texts that share an anchor, for the anchors of one part. Texts that are in one family already are not
 * compared, so that a large family costs no more than its members.
 * @param family of each text, by the number of its earliest member
 * @param edited share of the words in common and in order from which two texts are edited copies
 */
export function* meetings(
  sheet: WordSheet,
  anchors: Anchors,
  family: Uint32Array,
  edited: number,
  part: number,
): Steps<Meetings> {
  const { keys, texts } = anchorsOf(anchors, part)
  const order = sortedByKey(keys)
  const group = new Group(sheet, edited)
  let [crowded, left, between] = [0, 0, 0]
  for (let from = 0, to = 0; from < keys.length; from = to) {
    const key = keys[order[from]!]!
    while (to < keys.length && keys[order[to]!] === key) to++
    if (to - from === 1) continue
    group.clear()
    for (let at = from; at < to; at++) {
      const text = texts[order[at]!]!
      group.add(text, family[text]!)
    }
    if (to - from <= fewTexts) group.everybody()
    else {
      const missed = group.crowd()
      if (missed > 0) crowded++
      left += missed
    }
    if (to - between < stride) continue
    between = to
    yield { count: part, total: parts }
  }
  return { links: Int32Array.from(group.links), compared: group.compared, crowded, left }
}

/** Texts that share an anchor, from the earliest on. */
class Group {
  readonly links: number[] = []
  compared = 0
  readonly #sheet: WordSheet
  readonly #edited: number
  #size = 0
  #texts = new Uint32Array(1 << 10)
  /** Of each, a text of its family; what is found to be a copy takes that of the other. */
  #family = new Uint32Array(1 << 10)

  constructor(sheet: WordSheet, edited: number) {
    this.#sheet = sheet
    this.#edited = edited
  }

  clear(): void {
    this.#size = 0
  }

  add(text: number, family: number): void {
    if (this.#size === this.#texts.length) {
      const [texts, families] = [this.#texts, this.#family]
      this.#texts = new Uint32Array(2 * this.#size)
      this.#family = new Uint32Array(2 * this.#size)
      this.#texts.set(texts)
      this.#family.set(families)
    }
    this.#texts[this.#size] = text
    this.#family[this.#size++] = family
  }

  /** All with all, but for those that are in one family. */
  everybody(): void {
    const family = this.#family
    for (let b = 1; b < this.#size; b++) {
      for (let a = 0; a < b; a++) {
        const [first, second] = [family[a]!, family[b]!]
        if (first === second || !this.#areCopies(a, b)) continue
        for (let at = 0; at < this.#size; at++) if (family[at] === second) family[at] = first
      }
    }
  }

  /**
   * One text of each family with the families that came first. What is in none of them is compared with the texts that stand
   * before it, by number and by a hash that texts of much the same words share.
   * @returns pairs that were not compared
   */
  crowd(): number {
    const [size, family, before] = [this.#size, this.#family, this.compared]
    const first: number[] = []
    const others = new Set<number>()
    for (let at = 0; at < size; at++) {
      const own = family[at]!
      let lead = 0
      while (lead < first.length && family[first[lead]!] !== own) lead++
      if (lead < first.length || others.has(own)) continue
      lead = 0
      while (lead < first.length && !this.#areCopies(first[lead]!, at)) lead++
      if (lead < first.length) family[at] = family[first[lead]!]!
      else if (lead < leaders) first.push(at)
      else others.add(own)
    }
    if (others.size === 0) return 0
    const found = new Set(first.map((lead) => family[lead]!))
    const [places, likeness] = [new Int32Array(size), new Uint32Array(size)]
    for (let at = 0; at < size; at++) {
      places[at] = at
      likeness[at] = this.#likeness(this.#texts[at]!)
    }
    for (const order of [places, sortedByKey(likeness)]) this.#beside(order, found)
    const pairs = (others.size * (others.size + 2 * first.length - 1)) / 2
    return Math.max(0, pairs - (this.compared - before))
  }

  #beside(order: Int32Array, found: ReadonlySet<number>): void {
    const family = this.#family
    for (let at = 1; at < this.#size; at++) {
      const later = order[at]!
      const isFound = found.has(family[later]!)
      for (let near = Math.max(0, at - neighbours); near < at; near++) {
        const other = order[near]!
        if (family[later] === family[other] || (isFound && found.has(family[other]!))) continue
        if (this.#areCopies(other, later)) family[later] = family[other]!
      }
    }
  }

  #areCopies(a: number, b: number): boolean {
    this.compared++
    const [one, other] = [this.#texts[a]!, this.#texts[b]!]
    if (sharedWords(this.#sheet, one, other, this.#edited) < this.#edited) return false
    this.links.push(one, other)
    return true
  }

  /** The least hash of a word (MinHash, Broder, 1997). */
  #likeness(text: number): number {
    const { heads, words } = this.#sheet
    const end = heads[4 * text + 1]!
    let least = 0xffffffff
    for (let at = heads[4 * text]!; at < end; at++) least = Math.min(least, mixed(words[at]! ^ salt))
    return least
  }
}

const salt = 0x5bd1e995
