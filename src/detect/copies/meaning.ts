import { type Steps, stride } from '../coordination/work.ts'
import { Families } from './families.ts'
import { wordsOf } from './words.ts'

/** Words below which a text says too little for its meaning to be compared; a character without spaces is a word. */
const leastWords = 8
/** So few texts are compared all with all. */
const fewTexts = 2000
/** Lists nearest to a text in which its like is looked for. */
const probes = 12
/** Rounds in which the middles of the lists settle, and texts of each list they settle on. */
const [rounds, sample] = [3, 24]
/** Texts of one list that a text is compared with, the earliest. */
const mostOfList = 2048
/** Links that a text keeps, the strongest. */
const mostLinks = 8
/** What the earliest members of two joined families need of what a pair needs. */
const floor = 0.8

export interface MeaningSettings {
  /** Cosine of two vectors from which two texts say the same. */
  readonly meaning: number
}

/** Vectors of length one for some texts, one after the other. */
export interface TextVectors {
  /** Numbers of the texts, ascending. */
  readonly texts: Int32Array
  readonly width: number
  readonly values: Float32Array
}

export interface MeaningSearch {
  /** Families by words and by meaning, each from the earliest on. */
  readonly groups: readonly (readonly number[])[]
  /** Of each text that came to its family by meaning: cosine of its vector and that of the earliest member. */
  readonly similarity: ReadonlyMap<number, number>
  /** Texts whose meaning was compared, and pairs of them. */
  readonly texts: number
  readonly compared: number
  /** Pairs in crowded lists that were not compared. */
  readonly left: number
}

/** Which texts need a vector: the earliest of each family by words, where it is long enough. */
export function textsWithMeaning(
  texts: readonly string[],
  groups: readonly (readonly number[])[],
): Int32Array {
  const later = new Set(groups.flatMap((group) => group.slice(1)))
  return Int32Array.from([...texts.keys()].filter((text) => !later.has(text) && saysEnough(texts[text]!)))
}

const saysEnough = (text: string) => text.length >= leastWords && wordsOf(text).length >= leastWords

/**
 * Joins families whose earliest members say the same in other words or another language, by vectors of a model that the user
 * brings. Above 2,000 texts candidates come from an inverted file (Jégou, Douze and Schmid 2011, without its quantiser): texts
 * lie in about √n lists by their nearest middle, and each is compared exactly with those in the twelve nearest lists: n√n in all.
 * @param size how many texts there are
 */
export function* joinMeanings(
  size: number,
  groups: readonly (readonly number[])[],
  vectors: TextVectors,
  { meaning }: MeaningSettings,
): Steps<MeaningSearch> {
  const { texts, width, values } = vectors
  const cosine = (a: number, b: number) => dot(values, a * width, values, b * width, width)
  const search = { compared: 0, left: 0 }
  const links: { readonly a: number; readonly b: number; readonly share: number }[] = []
  const nearest = yield* candidates(vectors, search)
  yield { step: 'comparing meanings', count: 0, total: texts.length }
  for (let b = 0; b < texts.length; b++) {
    if (b % (stride / 8) === 0) yield { count: b, total: texts.length }
    const own: { a: number; b: number; share: number }[] = []
    for (const a of nearest(b)) {
      search.compared++
      const share = cosine(a, b)
      if (share >= meaning) own.push({ a, b, share })
    }
    own.sort((x, y) => y.share - x.share || x.a - y.a)
    links.push(...own.slice(0, mostLinks))
  }
  links.sort((x, y) => y.share - x.share || x.a - y.a || x.b - y.b)
  const families = new Families(size)
  for (const [first, ...others] of groups) for (const text of others) families.join(first!, text, () => 1, 0)
  const placeOf = new Map<number, number>([...texts].map((text, at) => [text, at]))
  const alike = (x: number, y: number) => cosine(placeOf.get(x)!, placeOf.get(y)!)
  for (const { a, b } of links) families.join(texts[a]!, texts[b]!, alike, meaning * floor)
  const firstOf = new Map<number, number>(groups.flatMap((group) => group.map((text) => [text, group[0]!])))
  const joined = families.groups()
  const similarity = new Map<number, number>()
  for (const group of joined) {
    for (const text of group) {
      const own = firstOf.get(text) ?? text
      if (own !== group[0]) similarity.set(text, Number(alike(group[0]!, own).toFixed(4)))
    }
  }
  return { groups: joined, similarity, texts: texts.length, ...search }
}

/** Earlier texts that each one is compared with. */
export function* candidates(
  { texts, width, values }: TextVectors,
  search: { left: number },
): Steps<(text: number) => Iterable<number>> {
  const size = texts.length
  if (size <= fewTexts) return (text) => Array.from({ length: text }, (_, at) => at)
  const count = Math.round(Math.sqrt(size))
  const middles = yield* settle(values, width, size, count)
  const lists: number[][] = Array.from({ length: count }, () => [])
  const near = new Int32Array(size * probes)
  yield { step: 'sorting texts by meaning', count: 0, total: size }
  for (let text = 0; text < size; text++) {
    if (text % stride === 0) yield { count: text, total: size }
    const best = nearestOf(values, text * width, middles, width, probes)
    near.set(best, text * probes)
    lists[best[0]!]!.push(text)
  }
  return function* (text) {
    for (const list of near.subarray(text * probes, (text + 1) * probes)) {
      const members = lists[list]!
      for (let at = 0; at < members.length && members[at]! < text; at++) {
        if (at === mostOfList) {
          search.left += members.length - at
          break
        }
        yield members[at]!
      }
    }
  }
}

/** Middles of lists by a few rounds of spherical k-means over an even sample; the same vectors give the same middles. */
function* settle(values: Float32Array, width: number, size: number, count: number): Steps<Float32Array> {
  const middles = new Float32Array(count * width)
  for (let list = 0; list < count; list++) {
    const from = Math.floor((list * size) / count) * width
    middles.set(values.subarray(from, from + width), list * width)
  }
  const taken = Math.min(size, count * sample)
  for (let round = 0; round < rounds; round++) {
    yield { step: 'finding groups of meaning', count: round, total: rounds }
    const sums = new Float64Array(count * width)
    for (let at = 0; at < taken; at++) {
      const from = Math.floor((at * size) / taken) * width
      const to = nearestOf(values, from, middles, width, 1)[0]! * width
      for (let i = 0; i < width; i++) sums[to + i]! += values[from + i]!
    }
    for (let list = 0; list < count; list++) {
      const sum = sums.subarray(list * width, (list + 1) * width)
      const length = Math.sqrt(sum.reduce((all, part) => all + part * part, 0))
      if (length > 0) for (let i = 0; i < width; i++) middles[list * width + i] = sum[i]! / length
    }
  }
  return middles
}

/** The middles nearest to a vector, the nearest first. */
function nearestOf(
  values: Float32Array,
  from: number,
  middles: Float32Array,
  width: number,
  most: number,
): number[] {
  const best: number[] = []
  const shares: number[] = []
  for (let list = 0; list * width < middles.length; list++) {
    const share = dot(values, from, middles, list * width, width)
    let at = best.length
    while (at > 0 && shares[at - 1]! < share) at--
    if (at >= most) continue
    best.splice(at, 0, list)
    shares.splice(at, 0, share)
    best.length = shares.length = Math.min(most, best.length)
  }
  return best
}

function dot(a: Float32Array, aFrom: number, b: Float32Array, bFrom: number, width: number): number {
  let sum = 0
  for (let i = 0; i < width; i++) sum += a[aFrom + i]! * b[bFrom + i]!
  return sum
}
