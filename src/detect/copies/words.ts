/** Scripts that put no space between words: there every character is a word of its own. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu

/** Below it lies no script that writes without spaces. */
const firstUnspaced = 0x0e00

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
