import { mixed } from '../../kernel/text.ts'

/** Scripts that put no space between words: there every character is a word of its own. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu

/** Below it lies no script that writes without spaces. */
export const firstUnspaced = 0x0e00

/**
 * The words of a normalised text, in order; characters where a script writes without spaces. No stemming and no
 * list of stop words, so that no language is better off than another. Linear in the length.
 */
export function wordsOf(normalised: string): string[] {
  if (normalised === '') return []
  const spaced = mayBeUnspaced(normalised) ? normalised.replace(unspaced, ' $& ') : normalised
  return spaced.split(' ').filter((word) => word !== '')
}

function mayBeUnspaced(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= firstUnspaced) return true
  return false
}

/** Words of a text beyond which two texts are not compared further. */
export const mostWords = 4096

const space = 0x20
const basis = 0x811c9dc5
let units = new Uint16Array(1 << 12)
let bytes = Buffer.from(units.buffer)

/**
 * Writes the words of a normalised text as 32-bit hashes (FNV-1a, its bits mixed) from `from` on, `mostWords` at the most. Two
 * words share a number once in four thousand million, and texts are copies by most of their words.
 * @param numbers with room for them
 * @returns where the next text begins
 */
export function numberWords(normalised: string, numbers: Uint32Array, from: number): number {
  const size = normalised.length
  if (size > units.length) {
    units = new Uint16Array(2 * size)
    bytes = Buffer.from(units.buffer)
  }
  const own = units
  bytes.write(normalised, 'utf16le')
  const most = from + mostWords
  let [end, hash, began] = [from, basis, false]
  for (let i = 0; i <= size; i++) {
    const unit = i < size ? own[i]! : space
    const alone = unit >= firstUnspaced ? unspacedUnits(i, size) : 0
    if (unit === space || alone > 0) {
      if (began && end < most) numbers[end++] = mixed(hash)
      ;[hash, began] = [basis, false]
    }
    if (unit === space) continue
    hash = Math.imul(hash ^ unit, 0x01000193)
    began = true
    if (alone === 0) continue
    if (alone === 2) hash = Math.imul(hash ^ own[++i]!, 0x01000193)
    if (end < most) numbers[end++] = mixed(hash)
    ;[hash, began] = [basis, false]
  }
  return end
}

/** By unit, whether its script writes without spaces: 1 yes, 2 no, 0 not looked up. */
const scripts = new Uint8Array(0x10000)

/** How many units the character there has if its script writes without spaces; else 0. */
function unspacedUnits(at: number, size: number): number {
  const unit = units[at]!
  if (unit >= 0xd800 && unit < 0xdc00 && at + 1 < size) {
    return String.fromCharCode(unit, units[at + 1]!).search(unspaced) === 0 ? 2 : 0
  }
  if (scripts[unit] === 0) scripts[unit] = String.fromCharCode(unit).search(unspaced) === 0 ? 1 : 2
  return scripts[unit] === 1 ? 1 : 0
}
