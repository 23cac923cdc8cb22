import type { Item } from './news.ts'

/** Mixes a number so that neighbours look unrelated; a bijection on 32 bits. */
export function mix(value: number): number {
  let x = value | 0
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  return (x ^ (x >>> 15)) >>> 0
}

const onsets = ['v', 'm', 'br', 'k', 'dr', 't', 's', 'l', 'n', 'z', 'gr', 'p', 'h', 'fl', 'r', 'sk']
const vowels = ['a', 'e', 'i', 'o', 'u', 'ae', 'y', 'io']

function syllable(bits: number): string {
  return onsets[bits & 15]! + vowels[(bits >>> 4) & 7]!
}

/** An invented word of two or three syllables. */
export function inventedWord(seed: number): string {
  const bits = mix(seed)
  return (
    syllable(bits) +
    syllable(bits >>> 7) +
    (bits & (1 << 28) ? syllable(bits >>> 14) : onsets[(bits >>> 22) & 3]!)
  )
}

/** An invented handle: no two accounts of a world share one, and it says nothing about the account. */
export function handle(seed: number, account: number): string {
  const scrambled = mix(account ^ mix(seed))
  return `${inventedWord(scrambled)}_${scrambled.toString(36)}`
}

/** The domain of an outlet, under a top-level domain reserved for examples (RFC 2606). */
export function domain(seed: number, outlet: number): string {
  const kinds = ['post', 'courier', 'herald', 'radio', 'mirror', 'today', 'gazette', 'wire']
  return `${inventedWord(mix(seed) + outlet)}-${kinds[outlet % kinds.length]}${Math.floor(outlet / kinds.length)}.example`
}

/** One letter of a genuine domain's name doubled. */
export function lookalike(genuine: string): string {
  return genuine.slice(0, 3) + genuine.slice(2)
}

/** The path of an article: date, invented words, number. */
export function articlePath(item: Item): string {
  const date = new Date(item.published * 1000).toISOString().slice(0, 10).replaceAll('-', '/')
  return `/${date}/${inventedWord(item.serial)}-${inventedWord(item.serial ^ 0x5bd1e995)}-${mix(item.serial).toString(36)}`
}
