import { hash53 } from '../../kernel/text.ts'
import { firstUnspaced } from './words.ts'

/** Words of a shingle: what two texts must share in a row to be looked at further. */
const shingle = 6
/** Shingles of which the least stands for all: a run of `shingle + window - 1` words is never missed. */
const window = 10
/** Words of a text that are looked at. */
const mostWords = 20_000
/** Words that may be changed between two shared runs of one passage. */
const widestGap = 8
/** Words that a passage shares at the least, a character of a script without spaces as half a word. */
export const leastPassage = 20

/** Where two texts share a passage: from and to (exclusive) by words, and how many words of it they share. */
export interface SharedPassage {
  readonly a: readonly [from: number, to: number]
  readonly b: readonly [from: number, to: number]
  readonly words: number
}

/**
 * A hash of every shingle, by a rolling polynomial modulo 2^32 (Karp and Rabin, 1987). Linear in the length.
 * @returns entry i stands for the words i to i + `shingle` - 1
 */
function shingleHashes(words: readonly string[]): Uint32Array {
  const size = Math.min(words.length, mostWords)
  const out = new Uint32Array(Math.max(0, size - shingle + 1))
  const own = Uint32Array.from({ length: size }, (_, at) => hash53(words[at]!) >>> 0)
  let high = 1
  for (let i = 1; i < shingle; i++) high = Math.imul(high, base)
  let hash = 0
  for (let at = 0; at < size; at++) {
    if (at >= shingle) hash = (hash - Math.imul(own[at - shingle]!, high)) | 0
    hash = (Math.imul(hash, base) + own[at]!) | 0
    if (at >= shingle - 1) out[at - shingle + 1] = spread(hash)
  }
  return out
}

const base = 0x01000193

/** The finaliser of MurmurHash3: neighbouring sums must not give neighbouring ranks. */
function spread(hash: number): number {
  let out = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  out = Math.imul(out ^ (out >>> 13), 0xc2b2ae35)
  return (out ^ (out >>> 16)) >>> 0
}

/**
 * Fingerprints of a text by winnowing: of every ten shingles in a row the least hash (Schleimer, Wilkerson and Aiken:
 * Winnowing, local algorithms for document fingerprinting, 2003). About two in eleven shingles, each hash once.
 */
export function fingerprints(words: readonly string[]): Set<number> {
  const hashes = shingleHashes(words)
  const chosen = new Set<number>()
  // Places of a window whose hashes ascend: its first is the least.
  const queue = new Int32Array(hashes.length)
  let [head, tail] = [0, 0]
  for (let at = 0; at < hashes.length; at++) {
    while (tail > head && hashes[queue[tail - 1]!]! >= hashes[at]!) tail--
    queue[tail++] = at
    if (queue[head]! <= at - window) head++
    if (at >= window - 1 || at === hashes.length - 1) chosen.add(hashes[queue[head]!]!)
  }
  return chosen
}

/**
 * The longest passage that two texts share in order, with up to eight words changed at a time; undefined where it
 * has too few words. Linear in both lengths: each shingle of one text is looked up at its first place in the other.
 */
export function passageBetween(a: readonly string[], b: readonly string[]): SharedPassage | undefined {
  const places = new Map<number, number>()
  for (const [at, hash] of shingleHashes(a).entries()) if (!places.has(hash)) places.set(hash, at)
  const theirs = shingleHashes(b)
  let best: SharedPassage | undefined
  let open: { a: [number, number]; b: [number, number]; words: number } | undefined
  const close = () => {
    if (open !== undefined && open.words >= leastPassage && open.words > (best?.words ?? 0)) best = open
    open = undefined
  }
  for (let at = 0; at < theirs.length; at++) {
    const place = places.get(theirs[at]!)
    if (place === undefined) continue
    const [floorA, floorB] = open === undefined ? [0, 0] : [open.a[1], open.b[1]]
    let [fromA, fromB, toA, toB] = [place, at, place, at]
    while (toA < a.length && toB < b.length && a[toA] === b[toB]) [toA, toB] = [toA + 1, toB + 1]
    if (toB - fromB < shingle) continue
    const follows = fromA >= floorA && fromA - floorA <= widestGap && fromB - floorB <= widestGap
    if (open === undefined || !follows) {
      close()
      while (fromA > 0 && fromB > floorB && a[fromA - 1] === b[fromB - 1])
        [fromA, fromB] = [fromA - 1, fromB - 1]
      open = { a: [fromA, toA], b: [fromB, toB], words: weigh(b, fromB, toB) }
    } else {
      while (fromA > floorA && fromB > floorB && a[fromA - 1] === b[fromB - 1])
        [fromA, fromB] = [fromA - 1, fromB - 1]
      open = { a: [open.a[0], toA], b: [open.b[0], toB], words: open.words + weigh(b, fromB, toB) }
    }
    at = toB - 1
  }
  close()
  return best
}

function weigh(words: readonly string[], from: number, to: number): number {
  let weight = 0
  for (let at = from; at < to; at++) weight += isCharacter(words[at]!) ? 0.5 : 1
  return weight
}

const isCharacter = (word: string) => word.length <= 2 && word.charCodeAt(0) >= firstUnspaced
