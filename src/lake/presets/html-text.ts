const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** The text of a fragment of HTML and the targets of its links; linear in its length, nothing is executed. */
export function htmlText(html: string): { text: string; links: readonly string[] } {
  const out: string[] = []
  const links: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open === -1) break
    out.push(html.slice(at, open))
    const close = html.indexOf('>', open)
    if (close === -1) {
      at = html.length
      break
    }
    const tag = html.slice(open + 1, close)
    if (/^(br\b|\/p\b)/i.test(tag)) out.push('\n')
    const target = /^a\s[^>]*?\bhref="([^"]*)"/i.exec(tag.slice(0, 4096))?.[1]
    if (target !== undefined) links.push(unescaped(target))
    at = close + 1
  }
  out.push(html.slice(at))
  return { text: unescaped(out.join('')).trim(), links }
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(entities, name) ? entities[name]! : whole
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
      ? String.fromCodePoint(point)
      : whole
  })
}
