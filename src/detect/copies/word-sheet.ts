import { sharedColumn } from '../../kernel/shared-column.ts'
import { type Steps, stride } from '../coordination/work.ts'
import { commonInOrder, ones } from './common-words.ts'
import { mostWords, numberWords } from './words.ts'

/** Texts as runs of numbered words, in memory that threads share. */
export interface WordSheet {
  /** Texts, and words of all of them. */
  readonly size: number
  readonly total: number
  readonly words: Uint32Array
  /**
   * Four numbers a text, beside each other because they are read together: where its words begin and end, and two with a bit
   * for each of its words; different words may have one bit.
   */
  readonly heads: Uint32Array
}

export const sharedNumbers = (size: number) => sharedColumn(Uint32Array, size)

/** @param texts normalised */
export function* wordSheet(texts: readonly string[]): Steps<WordSheet> {
  const heads = sharedNumbers(4 * texts.length)
  let words = sharedNumbers(1 << 16)
  let end = 0
  for (let text = 0; text < texts.length; text++) {
    if (text % stride === 0) yield { step: 'numbering words', count: text, total: texts.length }
    if (end + mostWords > words.length) {
      const expected = Math.ceil((end / Math.max(1, text)) * texts.length * 1.05)
      const wider = sharedNumbers(end + mostWords + Math.max(end >> 2, expected - end))
      wider.set(words.subarray(0, end))
      words = wider
    }
    heads[4 * text] = end
    const next = numberWords(texts[text]!, words, end)
    let [low, high] = [0, 0]
    for (; end < next; end++) {
      const word = words[end]!
      if ((word & 32) === 0) low |= 1 << (word & 31)
      else high |= 1 << (word & 31)
    }
    heads[4 * text + 1] = end
    heads[4 * text + 2] = low
    heads[4 * text + 3] = high
  }
  return { size: texts.length, total: end, words, heads }
}

export const wordCount = ({ heads }: WordSheet, text: number): number =>
  heads[4 * text + 1]! - heads[4 * text]!

/**
 * Share of the words of two texts that they have in common in the same order: 0 to 1, 1 for equal texts. Bits that only one
 * of them has are words that only it has: what cannot reach `least` by that is not compared.
 * @param least where the share is less, any number below it may come back sooner
 */
export function sharedWords({ words, heads }: WordSheet, a: number, b: number, least = 0): number {
  const [one, other] = [4 * a, 4 * b]
  const [from, to, begin, end] = [heads[one]!, heads[one + 1]!, heads[other]!, heads[other + 1]!]
  const [size, theirs] = [to - from, end - begin]
  const all = size + theirs
  const needed = (least * all) / 2
  if (all === 0 || size < needed || theirs < needed) return 0
  const [low, high, theirLow, theirHigh] = [
    heads[one + 2]!,
    heads[one + 3]!,
    heads[other + 2]!,
    heads[other + 3]!,
  ]
  if (ones(low & ~theirLow) + ones(high & ~theirHigh) > size - needed) return 0
  if (ones(theirLow & ~low) + ones(theirHigh & ~high) > theirs - needed) return 0
  return (2 * commonInOrder(words, from, to, begin, end, needed)) / all
}
