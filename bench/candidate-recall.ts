import { finish } from '../src/detect/coordination/work.ts'
import { leastWords } from '../src/detect/copies/anchors.ts'
import { DistinctTexts } from '../src/detect/copies/distinct.ts'
import { joinEdited } from '../src/detect/copies/edited.ts'
import { Families } from '../src/detect/copies/families.ts'
import { searchDefaults } from '../src/detect/copies/search.ts'
import { sharedWords, wordCount, wordSheet } from '../src/detect/copies/word-sheet.ts'

const { edited } = searchDefaults

export interface Recall {
  readonly texts: number
  /** Pairs of a text of the sample and any other that the rule accepts when all are compared. */
  readonly pairs: number
  /** Of these, pairs that lie in one family after the search for edited copies. */
  readonly found: number
}

/** Compares an even sample of the distinct texts with all others, without any index. */
export function candidateRecall(
  posts: Iterable<string>,
  sample: number,
  joined: (texts: readonly string[]) => (a: number, b: number) => boolean = bySearch,
): Recall {
  const distinct = new DistinctTexts()
  let at = 0
  for (const text of posts) distinct.add(text, at++)
  const { texts } = distinct.settle()
  const together = joined(texts)
  const sheet = finish(wordSheet(texts))
  const lengthOf = (text: number) => wordCount(sheet, text)
  let [pairs, found] = [0, 0]
  const step = Math.max(1, texts.length / sample)
  for (let next = 0; next < texts.length; next += step) {
    const a = Math.floor(next)
    if (lengthOf(a) < leastWords) continue
    for (let b = 0; b < texts.length; b++) {
      if (a === b || lengthOf(b) < leastWords || sharedWords(sheet, a, b) < edited) continue
      pairs++
      if (together(a, b)) found++
    }
  }
  return { texts: texts.length, pairs, found }
}

function bySearch(texts: readonly string[]): (a: number, b: number) => boolean {
  const families = new Families(texts.length)
  finish(joinEdited(texts, families, { edited, floor: edited / 2 }))
  return (a, b) => families.together(a, b)
}

export const recallWords = ({ pairs, found }: Recall) =>
  `${((100 * found) / Math.max(1, pairs)).toFixed(2)} % of ${pairs.toLocaleString('en')} pairs`
