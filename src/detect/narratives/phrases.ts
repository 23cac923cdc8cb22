import { normaliseText } from '../../kernel/normalise-text.ts'
import { hash53 } from '../../kernel/text.ts'
import { wordsOf } from '../copies/words.ts'

/** Something said in several words, or a hashtag, and the posts in which it is said. */
export interface Phrase {
  readonly text: string
  /** Indices of posts, ascending. */
  readonly posts: readonly number[]
  readonly accounts: number
}

/** Said by fewer accounts it is no narrative, said in more than this share of the posts it is the talk of the day. */
const [fewest, commonest] = [8, 0.1]
const wordsAPhrase = 3
/** Of one text; what comes after it is not counted. */
const mostOfOneText = 200
/** Counters: some for each phrase of an ordinary post, and never more than 64 MiB. */
const [slotsAText, mostSlots] = [16, 1 << 24]

/**
 * Phrases of three words and hashtags that several accounts used. Two passes: the first counts in a table of fixed size,
 * the second keeps only what may reach the bound, so that memory does not grow with what everybody says once.
 */
export function phrasesIn(texts: readonly string[], accounts: Int32Array): readonly Phrase[] {
  const slots = Math.min(mostSlots, Math.max(1, texts.length) * slotsAText)
  const counts = new Uint32Array(slots)
  for (const text of texts) for (const phrase of phrasesOf(text)) counts[hash53(phrase) % slots]!++
  const most = Math.max(fewest, texts.length * commonest)
  const found = new Map<string, number[]>()
  for (const [post, text] of texts.entries()) {
    for (const phrase of phrasesOf(text)) {
      if (counts[hash53(phrase) % slots]! < fewest) continue
      const posts = found.get(phrase)
      if (posts === undefined) found.set(phrase, [post])
      else posts.push(post)
    }
  }
  const kept: Phrase[] = []
  for (const [text, posts] of found) {
    if (posts.length < fewest || posts.length > most) continue
    const users = new Set(posts.map((post) => accounts[post]!)).size
    if (users >= fewest) kept.push({ text, posts, accounts: users })
  }
  // Of two as common the one said first comes first: whose name it holds decides nothing.
  return kept.sort(
    (x, y) => y.accounts - x.accounts || earlier(x.posts, y.posts) || (x.text < y.text ? -1 : 1),
  )
}

function earlier(x: readonly number[], y: readonly number[]): number {
  const at = x.findIndex((post, n) => post !== y[n])
  return at < 0 ? y.length - x.length : x[at]! - (y[at] ?? Number.POSITIVE_INFINITY)
}

function phrasesOf(raw: string): ReadonlySet<string> {
  const words = wordsOf(normaliseText(raw)).slice(0, mostOfOneText)
  const phrases = new Set(words.filter((word) => word.startsWith('#') && word.length > 3))
  const plain = words.filter((word) => !word.startsWith('#'))
  for (let at = 0; at + wordsAPhrase <= plain.length; at++) {
    const phrase = plain.slice(at, at + wordsAPhrase).join(' ')
    // Three short words are grammar and no story.
    if (phrase.length >= 12) phrases.add(phrase)
  }
  return phrases
}
