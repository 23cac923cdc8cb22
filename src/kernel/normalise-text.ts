const link = /\bhttps?:\/\/\S+/giu
const mention = /(?<![\p{L}\p{N}_])@[\p{L}\p{N}_.]+/gu
const noise = /[^\p{L}\p{N}#]+/gu

/**
 * What two copies of one text have in common: compatibility forms folded (NFKC, so that letters dressed up
 * as mathematical signs are letters again), lower case, without links, mentions, punctuation and
 * white space. Linear in the length.
 */
export function normaliseText(text: string): string {
  return inOnePass(text) ?? normaliseByRules(text)
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
const [noisy, blank, handleSign, at, lettered, numberSign] = [0, 1, 2, 3, 4, 5]
const kinds = new Uint8Array(0x10000)

/** Jamo, which join into one letter, and the sigma, whose lower case depends on where it stands. */
const joining = /[\u03a3\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/
/** Marks join with the letter before them; two of them only choose how a picture is drawn. */
const mark = /(?![\ufe0e\ufe0f])\p{M}/u
const surrogate = /[\ud800-\udfff]/

function foldOf(unit: number): number {
  const normal = String.fromCharCode(unit).normalize('NFKC')
  const lower = normal.toLowerCase()
  const form = /^\.+$/.test(lower) ? '.' : /^[\0!?]+$/.test(lower) ? '!' : lower
  const isOpen = form.length !== 1 || surrogate.test(form) || joining.test(normal) || mark.test(form)
  const fold = isOpen ? open : form.charCodeAt(0)
  folds[unit] = fold
  if (!isOpen) kinds[fold] = kindOf(form)
  return fold
}

function kindOf(character: string): number {
  if (character === '@') return at
  if (character === '#') return numberSign
  if (character === '.' || character === '_') return handleSign
  if (/\s/u.test(character)) return blank
  return /[\p{L}\p{N}]/u.test(character) ? lettered : noisy
}

let units = new Uint16Array(1 << 12)
let buffer = Buffer.from(units.buffer)
let bytes = Buffer.alloc(units.length)

/** What is left of a text; null where the fold of a unit is open. */
function inOnePass(text: string): string | null {
  const size = text.length
  if (size > units.length) {
    units = new Uint16Array(2 * size)
    buffer = Buffer.from(units.buffer)
    bytes = Buffer.alloc(units.length)
  }
  const [own, narrow] = [units, bytes]
  buffer.write(text, 'utf16le')
  let written = 0
  let widest = 0
  let gap = false
  for (let i = 0; i < size; i++) {
    const form = folds[own[i]!] || foldOf(own[i]!)
    const kind = kinds[form]!
    if (kind >= lettered && !(form === letterH && isLink(i, size))) {
      if (gap) {
        gap = false
        if (written > 0) {
          narrow[written] = 0x20
          own[written++] = 0x20
        }
      }
      widest |= form
      narrow[written] = form
      own[written++] = form
      continue
    }
    gap = true
    if (form === open && !isPicture(i, size)) return null
    if (kind === lettered) i = endOfLink(i, size) - 1
    else if (kind === at && !(i > 0 && isNameUnit(formAt(i - 1)))) i = endOfMention(i, size) - 1
    else if (form === open) i++
  }
  return widest > 0xff ? buffer.toString('utf16le', 0, 2 * written) : narrow.toString('latin1', 0, written)
}

const formAt = (at: number) => folds[units[at]!] || foldOf(units[at]!)

/** Whether a pair begins there that lies in the blocks of pictures, where no letter and no number is. */
function isPicture(from: number, size: number): boolean {
  const [high, low] = [units[from], from + 1 < size ? units[from + 1]! : 0]
  if (low < 0xdc00 || low > 0xdfff) return false
  return high === 0xd83d || (high === 0xd83c && (low >= 0xdf00 || (low >= 0xdde6 && low < 0xde00)))
}

function endOfLink(from: number, size: number): number {
  for (let end = from; end < size; end++) {
    const form = formAt(end)
    if (kinds[form] === blank || (form === open && !isPicture(end, size))) return end
    if (form === open) end++
  }
  return size
}

function endOfMention(from: number, size: number): number {
  let end = from + 1
  while (end < size && isHandleUnit(formAt(end)) && !isLink(end, size)) end++
  return end
}

function isNameUnit(form: number): boolean {
  return kinds[form] === lettered || form === underscore
}

function isHandleUnit(form: number): boolean {
  const kind = kinds[form]
  return kind === lettered || kind === handleSign
}

const underscore = 0x5f
const letterH = 0x68
const beginnings = ['http://', 'https://'].map((text) => [...text].map((letter) => letter.charCodeAt(0)))

/** Whether `http://` or `https://` and something after it begin there, and no word goes on. */
function isLink(from: number, size: number): boolean {
  if (formAt(from) !== letterH || (from > 0 && isWordUnit(formAt(from - 1)))) return false
  return beginnings.some((text) => {
    const end = from + text.length
    return end < size && text.every((unit, at) => formAt(from + at) === unit) && kinds[formAt(end)] !== blank
  })
}

/** What the rules of expressions call a word: no letter beyond ASCII. */
function isWordUnit(form: number): boolean {
  return form === underscore || (form < 0x80 && kinds[form] === lettered)
}
