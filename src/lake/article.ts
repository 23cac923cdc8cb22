import type { parseHTML } from 'linkedom'

type Parse = typeof parseHTML

/** The text of a page without menus, adverts and the rest around it. */
export interface Article {
  readonly title: string
  /** Paragraphs parted by line ends. */
  readonly text: string
  /** As the page says it, ISO 8601; null where it says none that can be read. */
  readonly published: string | null
  readonly language: string | null
}

/** Characters of a page, elements, and elements inside each other, beyond which it is refused rather than read. */
const [mostCharacters, mostElements, deepest] = [5_000_000, 60_000, 400]
const blocks = 'p,h1,h2,h3,h4,li,blockquote,pre,td,div'

/**
 * The main text of a page by Mozilla's Readability over linkedom, a document without a browser: nothing of the page is
 * executed, fetched or rendered. Undefined where there is no article, or where the page is larger or deeper than any real one.
 */
export async function articleOf(html: string): Promise<Article | undefined> {
  if (html.length > mostCharacters || tooMuch(html)) return undefined
  // Loaded when there is a page: both take longer to load than most commands to run.
  const [{ Readability }, { parseHTML }] = await Promise.all([
    import('@mozilla/readability'),
    import('linkedom'),
  ])
  const { document } = parseHTML(html)
  if (document.documentElement === null || document.body === null) return undefined
  const published = publishedOf(document)
  const language = document.documentElement.getAttribute('lang')
  const found = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
    maxElemsToParse: mostElements,
  }).parse()
  if (!found?.content) return undefined
  const text = paragraphs(found.content, parseHTML)
  if (text === '') return undefined
  return {
    title: (found.title ?? '').trim(),
    text,
    published,
    language: language?.trim().slice(0, 20) || null,
  }
}

/** Counts tags before anything is parsed: what nests a thousand elements is made to break a parser. */
function tooMuch(html: string): boolean {
  let [depth, most, elements] = [0, 0, 0]
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    const next = html.charCodeAt(at + 1)
    if (next === 47) depth--
    else if ((next | 32) >= 97 && (next | 32) <= 122) {
      elements++
      depth++
      if (empty.test(html.slice(at + 1, at + 9))) depth--
      most = Math.max(most, depth)
    }
  }
  return elements > mostElements || most > deepest
}

/** Elements that are never closed, or mostly are not. */
const empty = /^(?:br|hr|img|meta|link|input|source|area|base|col|wbr|path|p|li|td|tr|th|dt|dd)\b/i

function paragraphs(html: string, parse: Parse): string {
  const { document } = parse(`<html><body>${html}</body></html>`)
  const whole = [...document.querySelectorAll(blocks)]
    .filter((block) => block.querySelector(blocks) === null)
    .map((block) => (block.textContent ?? '').replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
  return whole.length > 0 ? whole.join('\n') : (document.body.textContent ?? '').replace(/\s+/g, ' ').trim()
}

const dateFields = [
  'meta[property="article:published_time"]',
  'meta[name="date"]',
  'meta[name="pubdate"]',
  'meta[itemprop="datePublished"]',
] as const

function publishedOf(document: ReturnType<Parse>['document']): string | null {
  const said = dateFields.map((field) => document.querySelector(field)?.getAttribute('content'))
  said.push(document.querySelector('time[datetime]')?.getAttribute('datetime'))
  for (const text of said) {
    const at = text === null || text === undefined || text.length > 40 ? Number.NaN : Date.parse(text)
    if (Number.isFinite(at)) return new Date(at).toISOString()
  }
  return null
}
