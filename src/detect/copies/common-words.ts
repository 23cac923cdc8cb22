/** Words of a text beyond which two texts are not compared further. */
export const mostWords = 4096

/**
 * How many words two texts have in common in the same order: the length of their longest common subsequence, by
 * Hyyrö's bit-parallel method (A note on bit-parallel alignment computation, 2004): |a| · |b| / 32 operations.
 */
export function commonInOrder(a: readonly string[], b: readonly string[]): number {
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  const width = Math.min(short.length, mostWords)
  const blocks = (width + 31) >>> 5
  if (blocks === 0) return 0
  const places = new Map<string, Uint32Array>()
  for (let at = 0; at < width; at++) {
    const known = places.get(short[at]!)
    const mask = known ?? new Uint32Array(blocks)
    mask[at >>> 5]! |= 1 << (at & 31)
    if (known === undefined) places.set(short[at]!, mask)
  }
  const rows = new Uint32Array(blocks).fill(0xffffffff)
  for (let at = 0; at < long.length && at < mostWords; at++) {
    const mask = places.get(long[at]!)
    if (mask === undefined) continue
    let carry = 0
    for (let block = 0; block < blocks; block++) {
      const row = rows[block]!
      const met = (row & mask[block]!) >>> 0
      const sum = row + met + carry
      carry = sum > 0xffffffff ? 1 : 0
      rows[block] = (sum | (row ^ met)) >>> 0
    }
  }
  let common = 0
  for (let at = 0; at < width; at++) if ((rows[at >>> 5]! & (1 << (at & 31))) === 0) common++
  return common
}

/** Share of the words of both texts that they have in common in the same order: 0 to 1, 1 for equal texts. */
export function sharedInOrder(a: readonly string[], b: readonly string[]): number {
  const all = Math.min(a.length, mostWords) + Math.min(b.length, mostWords)
  return all === 0 ? 0 : (2 * commonInOrder(a, b)) / all
}
