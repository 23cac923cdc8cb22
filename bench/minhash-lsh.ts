import { sharedInOrder } from '../src/detect/copies/common-words.ts'
import { Families } from '../src/detect/copies/families.ts'
import { wordsOf } from '../src/detect/copies/words.ts'
import { seededRandom } from '../src/kernel/random.ts'

/** The setting of datasketch for a threshold of 0.5: 128 permutations in 25 bands of 5. */
const [permutations, bands, rows, shingle] = [128, 25, 5, 5]

/**
 * The usual way, for comparison: MinHash of shingles of five characters and locality-sensitive hashing by bands, each candidate
 * compared by the same rule.
 */
export function joinByBands(texts: readonly string[], edited: number): Families {
  const random = seededRandom(1)
  const factors = Uint32Array.from({ length: permutations }, () => Math.floor(random() * 2 ** 32) | 1)
  const families = new Families(texts.length)
  const buckets = Array.from({ length: bands }, () => new Map<string, number[]>())
  const least = new Uint32Array(permutations)
  for (const [text, content] of texts.entries()) {
    least.fill(0xffffffff)
    for (const hash of shingles(content)) {
      for (let at = 0; at < permutations; at++) {
        const value = Math.imul(hash ^ (hash >>> 15), factors[at]!) >>> 0
        if (value < least[at]!) least[at] = value
      }
    }
    for (const [band, bucket] of buckets.entries()) {
      const key = least.subarray(band * rows, (band + 1) * rows).join()
      const others = bucket.get(key)
      for (const other of others ?? []) {
        if (families.together(other, text)) continue
        if (sharedInOrder(wordsOf(texts[other]!), wordsOf(content)) >= edited)
          families.join(other, text, () => 1, 0)
      }
      if (others === undefined) bucket.set(key, [text])
      else others.push(text)
    }
  }
  return families
}

function shingles(text: string): ReadonlySet<number> {
  const found = new Set<number>()
  for (let from = 0; from + shingle <= text.length; from++) {
    let hash = 0x811c9dc5
    for (let at = from; at < from + shingle; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    found.add(hash >>> 0)
  }
  return found
}
