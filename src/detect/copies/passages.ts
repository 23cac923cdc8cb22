import { Column } from '../coordination/numbering.ts'
import { type Steps, stride } from '../coordination/work.ts'
import { fingerprints, leastPassage, passageBetween, type SharedPassage } from './passage.ts'
import { sortedByKey } from './radix.ts'
import { firstUnspaced, wordsOf } from './words.ts'

/** A passage of an earlier text inside a later one that is no copy of it as a whole. */
export interface FoundPassage extends SharedPassage {
  /** Numbers of the texts; `earlier` is `a` of the places. */
  readonly earlier: number
  readonly later: number
}

export interface PassageSearch {
  /** The longest first. */
  readonly passages: readonly FoundPassage[]
  /** Texts long enough to hold a passage. */
  readonly long: number
  /** Fingerprints left out because more than a hundred families have them: the foot of a site, a notice, a prayer. */
  readonly common: number
}

/** A fingerprint in more families than this tells nothing of a source. */
const mostFamilies = 100
/** Earlier texts that a text is compared with, those that share most fingerprints. */
const mostSources = 5

/**
 * Finds passages that stand in two texts which are not copies of each other as a whole. A fingerprint leads each family that
 * has it to the earliest one alone, so that work is linear in the length of all texts.
 * @param texts distinct normalised texts from the earliest on
 * @param groups families of texts, each from the earliest on
 */
export function* searchPassages(
  texts: readonly string[],
  groups: readonly (readonly number[])[],
): Steps<PassageSearch> {
  const familyOf = Int32Array.from(texts, (_, text) => text)
  for (const group of groups) for (const text of group) familyOf[text] = group[0]!
  const [keys, owners] = [new Column(), new Column()]
  let long = 0
  yield { step: 'reading longer texts', count: 0, total: texts.length }
  for (const [text, content] of texts.entries()) {
    if (text % stride === 0) yield { count: text, total: texts.length }
    if (!mayHoldPassage(content)) continue
    const words = wordsOf(content)
    long++
    for (const hash of fingerprints(words)) {
      keys.push(hash)
      owners.push(text)
    }
  }
  const { shared, common } = sharedFingerprints(Uint32Array.from(keys.values()), owners.values(), familyOf)
  const passages: FoundPassage[] = []
  yield { step: 'comparing passages', count: 0, total: shared.size }
  let done = 0
  for (const [later, sources] of shared) {
    if (++done % stride === 0) yield { count: done, total: shared.size }
    const likeliest = [...sources].sort(([x, m], [y, n]) => n - m || x - y).slice(0, mostSources)
    const words = wordsOf(texts[later]!)
    for (const [earlier] of likeliest) {
      const found = passageBetween(wordsOf(texts[earlier]!), words)
      if (found !== undefined && !isCommon(words.slice(...found.b), common))
        passages.push({ ...found, earlier, later })
    }
  }
  passages.sort((x, y) => y.words - x.words || x.later - y.later || x.earlier - y.earlier)
  return { passages, long, common: common.size }
}

/** Whether it has words enough, by the spaces between them and the characters that are words themselves: most posts have not. */
function mayHoldPassage(content: string): boolean {
  let words = 1
  for (let at = 0; at < content.length && words < leastPassage; at++) {
    const code = content.charCodeAt(at)
    if (code === 32) words++
    else if (code >= firstUnspaced) words += 0.5
  }
  return words >= leastPassage
}

/** Of each later text, how many fingerprints it shares with the earliest text of another family that has them. */
function sharedFingerprints(keys: Uint32Array, owners: Float64Array, familyOf: Int32Array) {
  const shared = new Map<number, Map<number, number>>()
  const order = sortedByKey(keys)
  const common = new Set<number>()
  for (let from = 0, to = 0; from < order.length; from = to) {
    const key = keys[order[from]!]!
    const firsts = new Map<number, number>()
    // Equal keys stand in the order of the texts: the first of a family is its earliest.
    for (; to < order.length && keys[order[to]!] === key; to++) {
      const text = owners[order[to]!]!
      if (!firsts.has(familyOf[text]!)) firsts.set(familyOf[text]!, text)
    }
    if (firsts.size < 2) continue
    if (firsts.size > mostFamilies) {
      common.add(key)
      continue
    }
    const [earliest, ...others] = firsts.values()
    for (const later of others) {
      const sources = shared.get(later) ?? new Map<number, number>()
      shared.set(later, sources)
      sources.set(earliest!, (sources.get(earliest!) ?? 0) + 1)
    }
  }
  return { shared, common }
}

/** Whether most of a passage is what stands everywhere: beside it two texts may share a word or two by chance. */
function isCommon(passage: readonly string[], common: ReadonlySet<number>): boolean {
  if (common.size === 0) return false
  const own = [...fingerprints(passage)]
  return own.filter((hash) => common.has(hash)).length * 2 >= own.length
}
