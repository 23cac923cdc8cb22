/** Mixes the bits of a 32-bit number: the finaliser of MurmurHash3 (Austin Appleby). */
export function mixed(bits: number): number {
  let out = bits
  out = Math.imul(out ^ (out >>> 16), 0x85ebca6b)
  out = Math.imul(out ^ (out >>> 13), 0xc2b2ae35)
  return (out ^ (out >>> 16)) >>> 0
}

/** 53 bits of a text as an exact number, from two FNV-1a hashes that begin differently. Not for secrets. */
export function hash53(text: string): number {
  let one = 0x811c9dc5
  let two = 0x1b873593
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    one = Math.imul(one ^ unit, 0x01000193)
    two = Math.imul(two ^ (unit + i), 0x5bd1e995)
  }
  return (mixed(two ^ text.length) & 0x1fffff) * 4294967296 + mixed(one)
}
