import { type Steps, stride } from '../coordination/work.ts'
import { sharedInOrder } from './common-words.ts'
import type { Families } from './families.ts'
import { sortedByKey } from './radix.ts'
import { agreement, bins, commonShingles, sketchInto } from './sketch.ts'
import { wordsOf } from './words.ts'

export interface EditedSettings {
  /** Share of the words in common and in order from which two texts are edited copies. */
  readonly edited: number
  /** The same between the earliest members of two families that a link joins. */
  readonly floor: number
}

export interface EditedSearch {
  /** Pairs of texts that were compared word by word. */
  readonly compared: number
  /** Groups of texts with one sketch value that were too large to compare all with all. */
  readonly crowded: number
  /** Pairs inside those groups that were not compared. */
  readonly left: number
}

/** Fewer words say too little for anything but a verbatim copy. */
export const leastWords = 6
/** So few texts are compared all with all, without any sketch. */
const fewTexts = 400
/** In a group up to this size everybody is compared with everybody. */
const smallGroup = 8
/** Bins in which two sketches agree before the texts are compared. */
const leastAgreement = 4
/** In a larger one each is compared with so many at its beginning, and with so many before it in each of two orders. */
const [leaders, neighbours] = [3, 4]

/**
 * Joins edited copies: texts that have most words in common in the same order. Candidates agree in a value of their sketches;
 * each is then compared exactly. Work grows as n log n whatever the texts: a group of texts with one
 * sketch value is compared all with all only while it is small, and what that leaves out is counted.
 * @param texts distinct normalised texts from the earliest on
 */
export function* joinEdited(
  texts: readonly string[],
  families: Families,
  { edited, floor }: EditedSettings,
): Steps<EditedSearch> {
  const size = texts.length
  const alike = (a: number, b: number) => sharedInOrder(wordsOf(texts[a]!), wordsOf(texts[b]!))
  const search = { compared: 0, crowded: 0, left: 0 }
  const compare = (a: number, b: number) => {
    if (families.together(a, b)) return
    const [one, other] = [texts[a]!, texts[b]!]
    if (Math.min(one.length, other.length) * 3 < Math.max(one.length, other.length)) return
    const [words, others] = [wordsOf(one), wordsOf(other)]
    if (Math.min(words.length, others.length) < leastWords) return
    search.compared++
    if (sharedInOrder(words, others) >= edited) families.join(Math.min(a, b), Math.max(a, b), alike, floor)
  }
  if (size <= fewTexts) {
    yield { step: 'comparing edited copies', count: 0, total: size }
    for (let b = 1; b < size; b++) for (let a = 0; a < b; a++) compare(a, b)
    return search
  }
  const sketches = new Uint32Array(size * bins)
  const common = commonShingles(texts)
  for (let text = 0; text < size; text++) {
    if (text % stride === 0) yield { step: 'sketching texts', count: text, total: size }
    sketchInto(sketches, text * bins, texts[text]!, common)
  }
  const meet = (a: number, b: number) => {
    if (agreement(sketches, a, b) >= leastAgreement) compare(a, b)
  }
  const keys = new Uint32Array(size)
  for (let bin = 0; bin < bins; bin++) {
    yield { step: 'comparing edited copies', count: bin, total: bins }
    for (let text = 0; text < size; text++) keys[text] = sketches[text * bins + bin]!
    const order = sortedByKey(keys)
    let from = 0
    while (from < size && keys[order[from]!] === 0) from++
    for (let to = from; from < size; from = to) {
      const key = keys[order[from]!]!
      while (to < size && keys[order[to]!] === key) to++
      if (to - from === 1) continue
      const group = order.subarray(from, to)
      if (group.length <= smallGroup) pairs(group, 0, group.length, meet)
      else {
        search.crowded++
        let tried = 0
        const count = (a: number, b: number) => {
          tried++
          meet(a, b)
        }
        pairs(group, leaders, neighbours, count)
        pairs(besideAlike(group, sketches, bin), 0, neighbours, count)
        search.left += Math.max(0, (group.length * (group.length - 1)) / 2 - tried)
      }
      if (to % stride === 0) yield { count: bin, total: bins }
    }
  }
  return search
}

/** Visits each member with the first `first` of the group and the `before` that stand before it. */
function pairs(
  group: Int32Array,
  first: number,
  before: number,
  visit: (a: number, b: number) => void,
): void {
  for (let at = 1; at < group.length; at++) {
    for (let lead = 0; lead < first && lead < at - before; lead++) visit(group[lead]!, group[at]!)
    for (let near = Math.max(0, at - before); near < at; near++) visit(group[near]!, group[at]!)
  }
}

/** The group ordered by the other values of its sketches, so that texts that agree in more stand together. */
function besideAlike(group: Int32Array, sketches: Uint32Array, bin: number): Int32Array {
  const turned = (text: number, step: number) => sketches[text * bins + ((bin + step) % bins)]!
  return group.slice().sort((a, b) => {
    for (let step = 1; step < bins; step++) {
      const difference = turned(a, step) - turned(b, step)
      if (difference !== 0) return difference
    }
    return a - b
  })
}
