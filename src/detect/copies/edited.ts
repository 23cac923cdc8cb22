import { type Steps, stride } from '../coordination/work.ts'
import { alone, type Crew, type Job } from '../crew.ts'
import {
  type Anchors,
  counterRanges,
  countPairs,
  emptyAnchors,
  leastWords,
  parts,
  pickAnchors,
  ranges,
} from './anchors.ts'
import type { Families } from './families.ts'
import { type Meetings, meetings } from './meetings.ts'
import { sharedNumbers, sharedWords, type WordSheet, wordCount, wordSheet } from './word-sheet.ts'

export interface EditedSettings {
  /** Share of the words in common and in order from which two texts are edited copies. */
  readonly edited: number
  /** The same between the earliest members of two families that a link joins. */
  readonly floor: number
}

export interface EditedSearch {
  /** Pairs of texts that were compared word by word. */
  readonly compared: number
  /** Anchors of too many texts to compare all with all. */
  readonly crowded: number
  /** Pairs at those anchors that were not compared. */
  readonly left: number
}

/** So few texts are compared all with all, without any anchor. */
const fewTexts = 400
/** Anchors are gone through in so many rounds; what one joins, the next does not compare again. */
const rounds = 4
const partsOfRound = parts / rounds

/** What threads share. */
interface Search {
  readonly sheet: WordSheet
  readonly anchors: Anchors
  /** Of each text, the number of the earliest member of its family when the round began. */
  readonly family: Uint32Array
  readonly edited: number
}

/** Lets others have their turn; how far the job is, its crew knows. */
const turn = { count: 0, total: 0 }

const count: Job<Search, null> = {
  name: 'copies: count pairs of words',
  perform: ({ sheet, anchors }) =>
    function* (part) {
      for (let range = 0; range < ranges; range++) {
        yield turn
        countPairs(sheet, anchors.counts, part, range)
      }
      return null
    },
}

const pick: Job<Search, null> = {
  name: 'copies: pick anchors',
  perform: ({ sheet, anchors }) =>
    function* (part) {
      yield turn
      pickAnchors(sheet, anchors, part)
      return null
    },
}

const meet: Job<Search, Meetings> = {
  name: 'copies: compare',
  perform:
    ({ sheet, anchors, family, edited }) =>
    (part) =>
      meetings(sheet, anchors, family, edited, part),
}

/** What threads divide among themselves. */
export const copiesJobs = [count, pick, meet] as const

/**
 * Joins edited copies: texts that have most words in common in the same order. Candidates meet at an anchor; each pair
 * is then compared exactly. Work grows as n log n whatever the texts: the texts of an anchor are compared all with all
 * only while they are few, and what that leaves out is counted.
 * @param texts distinct normalised texts from the earliest on
 */
export function* joinEdited(
  texts: readonly string[],
  families: Families,
  { edited, floor }: EditedSettings,
  crew: Crew = alone,
): Steps<EditedSearch> {
  const size = texts.length
  const sheet = yield* wordSheet(texts)
  const alike = (a: number, b: number) => sharedWords(sheet, a, b)
  const join = (a: number, b: number) => families.join(Math.min(a, b), Math.max(a, b), alike, floor)
  const search = { compared: 0, crowded: 0, left: 0 }
  if (size <= fewTexts) {
    yield { step: 'comparing edited copies', count: 0, total: size }
    const lengthOf = (text: number) => wordCount(sheet, text)
    for (let b = 1; b < size; b++) {
      for (let a = 0; a < b; a++) {
        if (Math.min(lengthOf(a), lengthOf(b)) < leastWords || families.together(a, b)) continue
        search.compared++
        if (sharedWords(sheet, a, b, edited) >= edited) join(a, b)
      }
    }
    return search
  }
  const state: Search = { sheet, anchors: emptyAnchors(sheet), family: sharedNumbers(size), edited }
  yield { step: 'counting pairs of words', count: 0, total: counterRanges }
  yield* crew.run(count, state, 0, counterRanges)
  yield { step: 'choosing anchors', count: 0, total: ranges }
  yield* crew.run(pick, state, 0, ranges)
  yield { step: 'comparing edited copies', count: 0, total: parts }
  for (let round = 0; round < rounds; round++) {
    for (let text = 0; text < size; text++) state.family[text] = families.earliest(text)
    const end = (round + 1) * partsOfRound
    const met = yield* crew.run(meet, state, end - partsOfRound, end)
    for (const { links, compared, crowded, left } of met) {
      search.compared += compared
      search.crowded += crowded
      search.left += left
      for (let at = 0; at < links.length; at += 2) {
        if (at % stride === 0) yield { count: end, total: parts }
        join(links[at]!, links[at + 1]!)
      }
    }
  }
  return search
}
