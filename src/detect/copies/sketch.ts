/** Characters of a shingle. */
export const shingle = 5
/** Values of a sketch. */
export const bins = 16

const base = 0x01000193
/** `base` to the power of `shingle`, modulo 2^32: what the character that leaves the window weighs. */
const leaving = Array.from({ length: shingle }).reduce<number>((power) => Math.imul(power, base), 1)

/** Calls `each` with a 32-bit hash of every shingle; linear in the length. */
function shingles(normalised: string, each: (hash: number) => void): void {
  let hash = 0
  for (let i = 0; i < normalised.length; i++) {
    hash = (Math.imul(hash, base) + normalised.charCodeAt(i) + 1) | 0
    if (i >= shingle) hash = (hash - Math.imul(leaving, normalised.charCodeAt(i - shingle) + 1)) | 0
    if (i < shingle - 1) continue
    let mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    each((mixed ^ (mixed >>> 16)) >>> 0)
  }
}

/** Texts in which it is counted what is common; of more an even sample. */
const sampled = 20_000
/** A shingle that one text in so many has is common. */
const commonFrom = 500
const slots = 1 << 18

/** Which shingles are common in these texts, by the last bits of their hashes. */
export function commonShingles(texts: readonly string[]): Uint8Array {
  const seen = new Uint16Array(slots)
  const step = Math.max(1, Math.ceil(texts.length / sampled))
  let counted = 0
  for (let text = 0; text < texts.length; text += step) {
    counted++
    shingles(texts[text]!, (hash) => {
      const slot = hash & (slots - 1)
      if (seen[slot]! < 0xffff) seen[slot]!++
    })
  }
  const least = Math.max(4, counted / commonFrom)
  return Uint8Array.from(seen, (count) => (count >= least ? 1 : 0))
}

/**
 * One-permutation MinHash (Li, Owen and Zhang, 2012) of a text's shingles of seven characters: each shingle's hash falls into one
 * of 16 bins, and each bin keeps its least, a common one only where there is no rarer one. Two texts agree in a bin
 * about as often as their sets of shingles overlap (Jaccard). Writes `bins` numbers from `at`; an empty bin is 0.
 */
export function sketchInto(sketches: Uint32Array, at: number, normalised: string, common: Uint8Array): void {
  shingles(normalised, (hash) => {
    const place = at + (hash >>> 28)
    const value = (((hash & 0x0fffffff) << 3) | (common[hash & (slots - 1)]! << 31) | 1) >>> 0
    const kept = sketches[place]!
    if (kept === 0 || value < kept) sketches[place] = value
  })
}

/** Bins in which two sketches agree, empty ones not counted. */
export function agreement(sketches: Uint32Array, a: number, b: number): number {
  let same = 0
  for (let bin = 0; bin < bins; bin++) {
    const value = sketches[a * bins + bin]!
    if (value !== 0 && value === sketches[b * bins + bin]) same++
  }
  return same
}
