/**
 * A seeded stream of uniform numbers in [0, 1): sfc32 (Chris Doty-Humphrey's small fast counter, PractRand).
 * The same seed gives the same stream on every machine and for ever; never use it for secrets.
 */
export type Random = () => number

/** @param seed any 32-bit integer or a string, which is folded with FNV-1a. */
export function seededRandom(seed: number | string): Random {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = typeof seed === 'number' ? seed | 0 : fnv1a(seed)
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 4294967296
  }
  for (let i = 0; i < 15; i++) next()
  return next
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}
