/** A word, a hashtag or a name of an account, folded for comparison. */
export interface Word {
  readonly folded: string
  /** `#` or `@` in front of it; else empty. */
  readonly mark: '#' | '@' | ''
  /** Number of its sentence. */
  readonly sentence: number
}

const token = /([#@＃＠]?)([\p{L}\p{M}\p{N}_]+)|[.!?…。！？\n]+/gu
const marks = /\p{M}+/gu
const longest = 5000
const longestWord = 64

/** Compatibility forms, case and diacritics are taken away, on the list's side and on the text's alike. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFD').replace(marks, '').normalize('NFC')
}

/** The words of a text, up to 5,000 characters of it. Addresses are left out. Linear. */
export function wordsIn(text: string): readonly Word[] {
  const words: Word[] = []
  let sentence = 0
  const shown = text.slice(0, longest).replace(/https?:\/\/\S*/giu, ' ')
  for (const [, mark = '', word] of shown.matchAll(token)) {
    if (word === undefined) {
      sentence++
      continue
    }
    const folded = fold(word).replaceAll('_', '').slice(0, longestWord)
    if (folded === '') continue
    words.push({ folded, mark: mark === '' ? '' : mark === '#' || mark === '＃' ? '#' : '@', sentence })
  }
  return words
}
