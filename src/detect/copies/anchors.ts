import { sharedColumn } from '../../kernel/shared-column.ts'
import { sharedNumbers, type WordSheet } from './word-sheet.ts'

/**
 * Where copies of a text are looked for: pairs of words beside each other, as numbers. Two texts with three quarters of
 * their words in common and in order share some such pair, and half of them where words were only exchanged.
 */
export interface Anchors {
  /** How often each pair of words occurs, by the last bits of its number, up to `common`. */
  readonly counts: Uint16Array
  /** The rarest pairs of each text that occur elsewhere too, by range of texts, and in it by part: numbers, and whose they are. */
  readonly pairs: Uint32Array
  readonly owners: Uint32Array
  /** Where the anchors of a range and a part begin: `begin[range * (parts + 1) + part]`; they end where the next part begins. */
  readonly begin: Uint32Array
}

/** Fewer words say too little for anything but a verbatim copy. */
export const leastWords = 6
/** Pairs of words that a text is looked up by. */
const perText = 8
/** So many of them however common they are; the others where they occur no more often than this. */
const [always, rare] = [5, 30]
/** What occurs more often is not counted further. */
const common = 60_000
/** Of counters there are as many as words, but no fewer and no more than these. */
const [fewestCounters, mostCounters] = [1 << 14, 1 << 26]
/** Equal ranges of texts and of counters, and parts by the first bits of an anchor: always so many, so that no result depends on threads. */
export const [ranges, counterRanges, parts] = [32, 4, 32]
const partBits = 5

export function emptyAnchors({ size, total }: WordSheet): Anchors {
  const wanted = 2 ** Math.ceil(Math.log2(total + 1))
  const counters = Math.min(mostCounters, Math.max(fewestCounters, wanted))
  return {
    counts: sharedColumn(Uint16Array, counters),
    pairs: sharedNumbers(size * perText),
    owners: sharedNumbers(size * perText),
    begin: sharedNumbers(ranges * (parts + 1)),
  }
}

/** The first text of a range, and the first of the next. */
const textsOf = ({ size }: WordSheet, range: number) =>
  [Math.floor((size * range) / ranges), Math.floor((size * (range + 1)) / ranges)] as const

/** Numbers of words are mixed already. */
const pairOf = (one: number, next: number) => (Math.imul(one, 0x9e3779b1) ^ next) >>> 0

/** Counts pairs of words in a range of texts whose number lies in a range of counters: threads never share one. */
export function countPairs(sheet: WordSheet, counts: Uint16Array, counterRange: number, range: number): void {
  const { heads, words } = sheet
  const [first, end] = textsOf(sheet, range)
  const last = counts.length - 1
  const width = counts.length / counterRanges
  for (let text = first; text < end; text++) {
    const [from, to] = [heads[4 * text]!, heads[4 * text + 1]!]
    if (to - from < leastWords) continue
    for (let at = from + 1; at < to; at++) {
      const slot = pairOf(words[at - 1]!, words[at]!) & last
      if (slot < counterRange * width || slot >= (counterRange + 1) * width) continue
      if (counts[slot]! < common) counts[slot]!++
    }
  }
}

/** Picks the anchors of a range of texts: the rarest, those as rare as each other by number. */
export function pickAnchors(
  sheet: WordSheet,
  { counts, pairs, owners, begin }: Anchors,
  range: number,
): void {
  const { heads, words } = sheet
  const [first, end] = textsOf(sheet, range)
  const last = counts.length - 1
  const best = new Float64Array(perText)
  const picked = new Uint32Array((end - first) * perText)
  const pickers = new Uint32Array(picked.length)
  const sizes = new Uint32Array(parts)
  let size = 0
  for (let text = first; text < end; text++) {
    let kept = 0
    const [from, to] = [heads[4 * text]!, heads[4 * text + 1]!]
    if (to - from < leastWords) continue
    for (let at = from + 1; at < to; at++) {
      const pair = pairOf(words[at - 1]!, words[at]!)
      const count = counts[pair & last]!
      if (count < 2) continue
      const rank = count * 2 ** 32 + pair
      if (kept === perText && rank >= best[kept - 1]!) continue
      let place = kept
      while (place > 0 && best[place - 1]! > rank) place--
      if (place > 0 && best[place - 1] === rank) continue
      if (kept < perText) kept++
      for (let after = kept - 1; after > place; after--) best[after] = best[after - 1]!
      best[place] = rank
    }
    for (let at = 0; at < kept; at++) {
      if (at >= always && best[at]! >= (rare + 1) * 2 ** 32) break
      picked[size] = best[at]! >>> 0
      pickers[size] = text
      sizes[picked[size]! >>> (32 - partBits)]!++
      size++
    }
  }
  const table = range * (parts + 1)
  begin[table] = first * perText
  for (let part = 0; part < parts; part++) begin[table + part + 1] = begin[table + part]! + sizes[part]!
  const next = begin.slice(table, table + parts)
  for (let at = 0; at < size; at++) {
    const place = next[picked[at]! >>> (32 - partBits)]!++
    pairs[place] = picked[at]!
    owners[place] = pickers[at]!
  }
}

/** The anchors of a part, in the order of the texts. */
export function anchorsOf(
  { pairs, owners, begin }: Anchors,
  part: number,
): { keys: Uint32Array; texts: Uint32Array } {
  const slices = Array.from({ length: ranges }, (_, range) => range * (parts + 1) + part).map(
    (at) => [begin[at]!, begin[at + 1]!] as const,
  )
  const size = slices.reduce((sum, [from, to]) => sum + to - from, 0)
  const [keys, texts] = [new Uint32Array(size), new Uint32Array(size)]
  let end = 0
  for (const [from, to] of slices) {
    keys.set(pairs.subarray(from, to), end)
    texts.set(owners.subarray(from, to), end)
    end += to - from
  }
  return { keys, texts }
}
