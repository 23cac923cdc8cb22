export interface AtomEntry {
  readonly id: string
  readonly title: string
  /** RFC 3339. */
  readonly updated: string
  readonly link: string
  readonly summary: string
}

/** A feed as RFC 4287 has it; everything that a stranger chose is text. */
export function atomFeed(feed: {
  readonly id: string
  readonly title: string
  readonly self: string
  readonly entries: readonly AtomEntry[]
}): string {
  const updated =
    feed.entries
      .map((entry) => entry.updated)
      .sort()
      .at(-1) ?? '1970-01-01T00:00:00Z'
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${xml(feed.id)}</id>`,
    `<title>${xml(feed.title)}</title>`,
    `<updated>${updated}</updated>`,
    '<author><name>Tocsin</name></author>',
    `<link rel="self" href="${xml(feed.self)}"/>`,
    ...feed.entries.map(
      (entry) =>
        `<entry><id>${xml(entry.id)}</id><title>${xml(entry.title)}</title><updated>${entry.updated}</updated>` +
        `<link href="${xml(entry.link)}"/><summary>${xml(entry.summary)}</summary></entry>`,
    ),
    '</feed>',
    '',
  ].join('\n')
}

/** Without what XML 1.0 does not allow at all. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
