/**
 * Characters that a reader cannot see and that turn or hide other text: controls, bidirectional overrides and
 * isolates (UAX #9), zero-width characters, tags. The two joiners stay: Persian, Indic scripts and emoji need them.
 */
const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u180e]/gu

/** Text of a stranger made fit to be seen: unseen characters become a visible mark. Escaping is the page's work. */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\r\n]+/g, ' ')
    .replace(unseen, '\u{fffd}')
}

/** Visible text cut to about `units` columns; wide scripts and emoji count two. */
export function clip(text: string, units: number): string {
  let width = 0
  let out = ''
  for (const character of visible(text.slice(0, units * 4))) {
    width += columns(character)
    if (width > units) return `${out.trimEnd()}…`
    out += character
  }
  return text.length > units * 4 ? `${out}…` : out
}

function columns(character: string): number {
  const point = character.codePointAt(0)!
  if (point < 0x1100) return 1
  return (point >= 0x2000 && point < 0x2e80) || (point >= 0xfb00 && point < 0xfe00) ? 1 : 2
}

/** A link that nothing opens by accident: `hxxps://example[.]org/path`. Other text comes back as it is. */
export function defang(text: string): string {
  const link = /^(https?|ftp)(:\/\/)([^/?#\s]*)/i.exec(text)
  if (link === null) return text
  const scheme = link[1]!.toLowerCase().replace('tt', 'xx').replace('ftp', 'fxp')
  return `${scheme}${link[2]!}${link[3]!.replaceAll('.', '[.]')}${text.slice(link[0].length)}`
}
