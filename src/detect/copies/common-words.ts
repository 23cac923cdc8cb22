import { mostWords } from './words.ts'

/**
 * How many words two runs of numbered words have in common in the same order: the length of their longest common
 * subsequence, by Hyyrö's bit-parallel method (A note on bit-parallel alignment computation, 2004): |a| · |b| / 32
 * operations, a run of 32 words and fewer in one number.
 * @param least where fewer are in common, any number below it may come back sooner
 */
export function commonInOrder(
  words: Uint32Array,
  a: number,
  aEnd: number,
  b: number,
  bEnd: number,
  least: number,
): number {
  let [from, to, start, end] = [a, aEnd, b, bEnd]
  let same = 0
  while (from < to && start < end && words[from] === words[start]) {
    from++
    start++
    same++
  }
  while (from < to && start < end && words[to - 1] === words[end - 1]) {
    to--
    end--
    same++
  }
  if (to - from < end - start) [from, to, start, end] = [start, end, from, to]
  const width = end - start
  if (width === 0 || same + width < least) return same
  const needed = least - same
  return (
    same + (width <= 32 ? narrow(words, from, to, start, width, needed) : wide(words, from, to, start, end))
  )
}

/** The shorter run, of 32 words at the most, in one row of bits. */
function narrow(
  words: Uint32Array,
  from: number,
  to: number,
  start: number,
  width: number,
  needed: number,
): number {
  let row = -1
  let left = to - from
  for (let at = from; at < to; at++) {
    const word = words[at]!
    let mask = 0
    for (let bit = 0; bit < width; bit++) if (words[start + bit] === word) mask |= 1 << bit
    if (mask === 0) {
      if (--left < needed) return 0
      continue
    }
    row = (row + (row & mask)) | (row & ~mask)
  }
  return ones(~row & (width === 32 ? -1 : (1 << width) - 1))
}

/** Bits that are set. */
export function ones(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555)
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333)
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Words of the shorter run by open addressing. */
const slots = 1 << 14
const slotWord = new Uint32Array(slots)
/** Where the places of a word begin in `masks`; -1 where no word stands. */
const slotMask = new Int32Array(slots).fill(-1)
const taken = new Int32Array(mostWords)
const rows = new Uint32Array(mostWords >>> 5)
let masks = new Uint32Array(1 << 12)

/** The shorter run in several rows of bits. */
function wide(words: Uint32Array, from: number, to: number, start: number, end: number): number {
  const width = Math.min(end - start, mostWords)
  const blocks = (width + 31) >>> 5
  if (masks.length < width * blocks) masks = new Uint32Array(width * blocks)
  let distinct = 0
  for (let at = 0; at < width; at++) {
    const slot = slotOf(words[start + at]!)
    if (slotMask[slot]! < 0) {
      slotWord[slot] = words[start + at]!
      slotMask[slot] = distinct * blocks
      masks.fill(0, slotMask[slot], slotMask[slot]! + blocks)
      taken[distinct++] = slot
    }
    masks[slotMask[slot]! + (at >>> 5)]! |= 1 << (at & 31)
  }
  rows.fill(0xffffffff, 0, blocks)
  for (let at = from; at < to && at < from + mostWords; at++) {
    const mask = slotMask[slotOf(words[at]!)]!
    if (mask < 0) continue
    let carry = 0
    for (let block = 0; block < blocks; block++) {
      const row = rows[block]!
      const met = (row & masks[mask + block]!) >>> 0
      const sum = row + met + carry
      carry = sum > 0xffffffff ? 1 : 0
      rows[block] = (sum | (row ^ met)) >>> 0
    }
  }
  for (let at = 0; at < distinct; at++) slotMask[taken[at]!] = -1
  let common = 0
  for (let at = 0; at < width; at++) if ((rows[at >>> 5]! & (1 << (at & 31))) === 0) common++
  return common
}

/** Where a word stands or would stand. */
function slotOf(word: number): number {
  let slot = word & (slots - 1)
  while (slotMask[slot]! >= 0 && slotWord[slot] !== word) slot = (slot + 1) & (slots - 1)
  return slot
}

/** Share of the words of both texts that they have in common in the same order: 0 to 1, 1 for equal texts. */
export function sharedInOrder(a: readonly string[], b: readonly string[]): number {
  const [one, other] = [a.slice(0, mostWords), b.slice(0, mostWords)]
  const all = one.length + other.length
  const numbers = new Map<string, number>()
  const words = Uint32Array.from([...one, ...other], (word) => {
    const number = numbers.get(word) ?? numbers.size
    if (number === numbers.size) numbers.set(word, number)
    return number
  })
  return all === 0 ? 0 : (2 * commonInOrder(words, 0, one.length, one.length, all, 0)) / all
}
