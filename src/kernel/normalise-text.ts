const link = /\bhttps?:\/\/\S+/giu
const mention = /(?<![\p{L}\p{N}_])@[\p{L}\p{N}_.]+/gu
const noise = /[^\p{L}\p{N}#]+/gu

/**
 * What two copies of one text have in common: compatibility forms folded (NFKC, so that letters dressed up
 * as mathematical signs are letters again), lower case, without links, mentions, punctuation and
 * white space. Linear in the length.
 */
export function normaliseText(text: string): string {
  return fold(text) ? strip(text.length) : normaliseByRules(text)
}

/** The same rule by rule; it is slower and holds for every text. */
export function normaliseByRules(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase()
  return folded.replace(link, ' ').replace(mention, ' ').replace(noise, ' ').trim()
}

/** A unit whose fold depends on its neighbours, or is several. */
const open = 0xffff
/** By UTF-16 code unit, what it folds to; 0 before it was asked for. Most texts use a few hundred units. */
const folds = new Uint16Array(0x10000)
/** What a folded unit is. */
const [noisy, blank, handleSign, lettered, numberSign, at] = [0, 1, 2, 3, 4, 5]
const kinds = new Uint8Array(0x10000)

/** Jamo, which join into one letter, and the sigma, whose lower case depends on where it stands. */
const joining = /[\u03a3\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/
/** Marks join with the letter before them; two of them only choose how a picture is drawn. */
const mark = /(?![\ufe0e\ufe0f])\p{M}/u
const surrogate = /[\ud800-\udfff]/

function foldOf(unit: number): number {
  const normal = String.fromCharCode(unit).normalize('NFKC')
  const lower = normal.toLowerCase()
  const form = /^\.+$/.test(lower) ? '.' : /^[!?]+$/.test(lower) ? '!' : lower
  if (form.length !== 1 || surrogate.test(form) || joining.test(normal) || mark.test(form)) return open
  kinds[form.charCodeAt(0)] = kindOf(form)
  return form.charCodeAt(0)
}

function kindOf(character: string): number {
  if (character === '@') return at
  if (character === '#') return numberSign
  if (character === '.' || character === '_') return handleSign
  if (/\s/u.test(character)) return blank
  return /[\p{L}\p{N}]/u.test(character) ? lettered : noisy
}

/** The blocks of pictures, where no letter and no number is, by the units of a pair. */
function isPicture(high: number, low: number): boolean {
  if (low < 0xdc00 || low > 0xdfff) return false
  return high === 0xd83d || (high === 0xd83c && (low >= 0xdf00 || (low >= 0xdde6 && low < 0xde00)))
}

let units = new Uint16Array(1 << 12)
let buffer = Buffer.from(units.buffer)
let bytes = Buffer.alloc(units.length)

/** Writes the folds of the units of a text to `units`; false where one is open. */
function fold(text: string): boolean {
  if (text.length > units.length) {
    units = new Uint16Array(2 * text.length)
    buffer = Buffer.from(units.buffer)
    bytes = Buffer.alloc(units.length)
  }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    let form = folds[unit]!
    if (form === 0) {
      form = foldOf(unit)
      folds[unit] = form
    }
    if (form === open) {
      if (!isPicture(unit, text.charCodeAt(i + 1))) return false
      units[i++] = 0x21
      form = 0x21
    }
    units[i] = form
  }
  return true
}

/** What is left of the first folded units without links, mentions and noise. */
function strip(size: number): string {
  let [written, wide, gap] = [0, 0, false]
  for (let i = 0; i < size; i++) {
    const unit = units[i]!
    const kind = kinds[unit]!
    if ((kind === lettered && !(unit === 0x68 && isLink(i, size))) || kind === numberSign) {
      if (gap && written > 0) {
        bytes[written] = 0x20
        units[written++] = 0x20
      }
      gap = false
      wide |= unit
      bytes[written] = unit
      units[written++] = unit
      continue
    }
    gap = true
    if (kind === lettered) while (i + 1 < size && kinds[units[i + 1]!] !== blank) i++
    if (kind === at && !(i > 0 && isNameUnit(units[i - 1]!))) {
      while (i + 1 < size && isHandleUnit(units[i + 1]!) && !isLink(i + 1, size)) i++
    }
  }
  return wide > 0xff ? buffer.toString('utf16le', 0, 2 * written) : bytes.toString('latin1', 0, written)
}

function isNameUnit(unit: number): boolean {
  return kinds[unit] === lettered || unit === 0x5f
}

function isHandleUnit(unit: number): boolean {
  const kind = kinds[unit]
  return kind === lettered || kind === handleSign
}

const begin = [...'http'].map((letter) => letter.charCodeAt(0))
const end = [...'://'].map((letter) => letter.charCodeAt(0))

/** Whether `http://` or `https://` and something after it begin there, and no word goes on. */
function isLink(from: number, size: number): boolean {
  if (units[from] !== 0x68 || (from > 0 && isWordUnit(units[from - 1]!))) return false
  let i = from
  for (const unit of begin) if (i >= size || units[i++] !== unit) return false
  if (units[i] === 0x73) i++
  for (const unit of end) if (i >= size || units[i++] !== unit) return false
  return i < size && kinds[units[i]!] !== blank
}

/** What the rules of expressions call a word: no letter beyond ASCII. */
function isWordUnit(unit: number): boolean {
  return unit === 0x5f || (unit < 0x80 && kinds[unit] === lettered)
}
