import { type Steps, stride } from '../coordination/work.ts'
import { commonInOrder, ones } from './common-words.ts'
import { mostWords, numberWords } from './words.ts'

/** Texts as runs of numbered words, in memory that threads share. */
export interface WordSheet {
  readonly size: number
  /** Words of a text: `words[start[text]]` up to `words[start[text + 1]]`. */
  readonly start: Uint32Array
  readonly words: Uint32Array
  /** Two numbers a text with a bit for each of its words; different words may have one bit. */
  readonly signs: Uint32Array
}

export const sharedNumbers = (size: number) => new Uint32Array(new SharedArrayBuffer(4 * size))

/** @param texts normalised */
export function* wordSheet(texts: readonly string[]): Steps<WordSheet> {
  const [start, signs] = [sharedNumbers(texts.length + 1), sharedNumbers(2 * texts.length)]
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
    const next = numberWords(texts[text]!, words, end)
    let [low, high] = [0, 0]
    for (; end < next; end++) {
      const word = words[end]!
      if ((word & 32) === 0) low |= 1 << (word & 31)
      else high |= 1 << (word & 31)
    }
    signs[2 * text] = low
    signs[2 * text + 1] = high
    start[text + 1] = end
  }
  return { size: texts.length, start, words, signs }
}

/**
 * Share of the words of two texts that they have in common in the same order: 0 to 1, 1 for equal texts. Bits that only one
 * of them has are words that only it has: what cannot reach `least` by that is not compared.
 * @param least where the share is less, any number below it may come back sooner
 */
export function sharedWords({ start, words, signs }: WordSheet, a: number, b: number, least = 0): number {
  const [from, to, begin, end] = [start[a]!, start[a + 1]!, start[b]!, start[b + 1]!]
  const [one, other] = [to - from, end - begin]
  const all = one + other
  const needed = (least * all) / 2
  if (all === 0 || one < needed || other < needed) return 0
  const [low, high, theirLow, theirHigh] = [
    signs[2 * a]!,
    signs[2 * a + 1]!,
    signs[2 * b]!,
    signs[2 * b + 1]!,
  ]
  if (ones(low & ~theirLow) + ones(high & ~theirHigh) > one - needed) return 0
  if (ones(theirLow & ~low) + ones(theirHigh & ~high) > other - needed) return 0
  return (2 * commonInOrder(words, from, to, begin, end, needed)) / all
}
