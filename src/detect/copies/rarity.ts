import { wordsOf } from './words.ts'

/** What one text in so many has, or in a small set only so many texts, says as much as anything can. */
const [rareShare, rareTexts] = [100, 10]
/** In the smallest sets, what one text in so many has. */
const leastShare = 20
/** Texts in which it is counted what is rare; of more an even sample. */
const sampled = 200_000

/**
 * What two texts are compared by when their words were changed: the trigrams of their characters and the beginnings of their
 * words, each with a weight between 0 for what every text has and 1 for what is rare. A hashtag is one trigram however long
 * it is and no word, or everybody who joins in a hashtag would seem to copy.
 */
export interface Rarity {
  profile(normalised: string): Profile
}

export interface Profile {
  readonly grams: Weights
  readonly words: Weights
}

interface Weights {
  readonly of: ReadonlyMap<string, number>
  readonly total: number
}

export interface Likeness {
  /** Weight of the trigrams in common over that of both together (weighted Jaccard), 0 to 1. */
  readonly share: number
  /** Weight of the words in common: so many rare words. */
  readonly words: number
}

/** Counts in the texts themselves: no language needs a list of its own. */
export function rarityOf(texts: readonly string[]): Rarity {
  const step = Math.max(1, Math.ceil(texts.length / sampled))
  const [grams, words] = [new Map<string, number>(), new Map<string, number>()]
  let counted = 0
  for (let text = 0; text < texts.length; text += step) {
    counted++
    for (const gram of trigrams(texts[text]!)) grams.set(gram, (grams.get(gram) ?? 0) + 1)
    for (const word of beginnings(texts[text]!)) words.set(word, (words.get(word) ?? 0) + 1)
  }
  const scale = Math.log(Math.max(leastShare, Math.min(rareShare, counted / rareTexts)))
  const weigh = (parts: ReadonlySet<string>, seen: ReadonlyMap<string, number>): Weights => {
    const of = new Map<string, number>()
    let total = 0
    for (const part of parts) {
      const weight = Math.min(1, Math.log(counted / (seen.get(part) ?? 1)) / scale) ** 2
      of.set(part, weight)
      total += weight
    }
    return { of, total }
  }
  return {
    profile: (text) => ({ grams: weigh(trigrams(text), grams), words: weigh(beginnings(text), words) }),
  }
}

export function likeness(a: Profile, b: Profile): Likeness {
  const common = inCommon(a.grams, b.grams)
  const all = a.grams.total + b.grams.total - common
  return { share: all <= 0 ? 0 : common / all, words: inCommon(a.words, b.words) }
}

function inCommon(a: Weights, b: Weights): number {
  const [short, long] = a.of.size < b.of.size ? [a, b] : [b, a]
  let common = 0
  for (const [part, weight] of short.of) if (long.of.has(part)) common += weight
  return common
}

/** Distinct trigrams of the words, each with a space at both ends; hashtags whole. */
function trigrams(normalised: string): Set<string> {
  const grams = new Set<string>()
  for (const word of normalised.split(' ')) {
    if (word.startsWith('#')) grams.add(word)
    else if (word !== '') {
      const padded = ` ${word} `
      for (let at = 0; at + 3 <= padded.length; at++) grams.add(padded.slice(at, at + 3))
    }
  }
  return grams
}

/** Characters of a word that are kept: endings change when a text is reworded, beginnings seldom do. */
const stem = 5
/** Rare features of a text that are looked up. */
export const mostFeatures = 24

function beginnings(normalised: string): Set<string> {
  const found = new Set<string>()
  for (const word of wordsOf(normalised)) if (!word.startsWith('#')) found.add(word.slice(0, stem))
  return found
}

/**
 * What a reworded copy may have kept: beginnings of words, and two such beside each other. As numbers; two features may
 * share one, which costs a comparison and decides nothing.
 */
export function featuresOf(normalised: string): number[] {
  const words = wordsOf(normalised)
  const features = new Set<number>()
  let before = 0
  for (const word of words) {
    const own = hashOf(word)
    if (word.length > 2) features.add(own)
    if (before !== 0) features.add((Math.imul(before, 0x85ebca6b) ^ Math.imul(own, 0xc2b2ae35)) >>> 0)
    before = own
  }
  return [...features]
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length && at < stem; at++)
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
