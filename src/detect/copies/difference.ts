import { normaliseText } from '../../kernel/normalise-text.ts'
import { alignWords } from './align.ts'
import { mostWords } from './words.ts'

/** A stretch of a text; `passage` is the number of the shared passage that it is, or null where the texts differ. */
export interface Stretch {
  readonly text: string
  readonly passage: number | null
}

/** Two texts beside each other with what they share. */
export interface Difference {
  readonly a: readonly Stretch[]
  readonly b: readonly Stretch[]
  readonly passages: number
  /** Share of each text's words that lie in shared passages, 0 to 1. */
  readonly shareOfA: number
  readonly shareOfB: number
  /** Whether a text is longer than what is compared; the rest stands unmarked. */
  readonly cut: boolean
}

/** Fewer words in a row than this are not a passage. */
const leastPassage = 2

export interface Piece {
  readonly text: string
  /** What is compared; empty for what lies between words, for links and for mentions. */
  readonly word: string
}

/** Links, mentions, characters of scripts without spaces, words, and what lies between. */
const pieces =
  /https?:\/\/\S+|@[\p{L}\p{N}_.]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[[\p{L}\p{N}#]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]+|[^\p{L}\p{N}#@]+|@/giv

/**
 * Lays two texts beside each other and marks the passages they share: two words and more in a row that stand in
 * both in the same order, compared as copies are (`normaliseText`), shown as they were written.
 */
export function difference(a: string, b: string): Difference {
  const [one, other] = [piecesOf(a), piecesOf(b)]
  const [ours, theirs] = [wordPlaces(one), wordPlaces(other)]
  const words = (list: readonly Piece[], places: readonly number[]) => places.map((at) => list[at]!.word)
  const matches = alignWords(words(one, ours).slice(0, mostWords), words(other, theirs).slice(0, mostWords))
  const [inA, inB] = [new Map<number, number>(), new Map<number, number>()]
  let passages = 0
  for (let from = 0, to = 0; from < matches.length; from = to) {
    do to++
    while (
      to < matches.length &&
      matches[to]![0] === matches[to - 1]![0] + 1 &&
      matches[to]![1] === matches[to - 1]![1] + 1
    )
    if (to - from < leastPassage) continue
    for (let at = from; at < to; at++) {
      inA.set(ours[matches[at]![0]]!, passages)
      inB.set(theirs[matches[at]![1]]!, passages)
    }
    passages++
  }
  return {
    a: stretches(one, inA),
    b: stretches(other, inB),
    passages,
    shareOfA: ours.length === 0 ? 0 : inA.size / ours.length,
    shareOfB: theirs.length === 0 ? 0 : inB.size / theirs.length,
    cut: ours.length > mostWords || theirs.length > mostWords,
  }
}

/** Two texts of which no words were compared. */
export function unmarked(a: string, b: string): Difference {
  const side = (text: string) => [{ text, passage: null }]
  return { a: side(a), b: side(b), passages: 0, shareOfA: 0, shareOfB: 0, cut: false }
}

/** A text cut into what is compared and what is not, as it was written: joined again they are the text. */
export function piecesOf(text: string): Piece[] {
  return (text.match(pieces) ?? []).map((piece) => ({ text: piece, word: normaliseText(piece) }))
}

/** Where in the list a word stands. */
export function wordPlaces(list: readonly Piece[]): number[] {
  return [...list.keys()].filter((at) => list[at]!.word !== '')
}

/** Joins pieces of one passage, with what lies between its words, and pieces of none. */
function stretches(list: readonly Piece[], passageOf: ReadonlyMap<number, number>): Stretch[] {
  const last = new Map<number, number>()
  for (const [at, passage] of passageOf) last.set(passage, Math.max(at, last.get(passage) ?? -1))
  const out: { text: string; passage: number | null }[] = []
  let open: number | null = null
  for (const [at, { text }] of list.entries()) {
    const own = passageOf.get(at)
    if (own !== undefined) open = own
    const passage: number | null = own ?? open
    const before = out.at(-1)
    if (before !== undefined && before.passage === passage) before.text += text
    else out.push({ text, passage })
    if (open !== null && last.get(open) === at) open = null
  }
  return out
}
