import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { writeDurably } from '../../app/frame.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { articleOf } from '../../lake/index.ts'
import { command } from '../command.ts'
import { printable } from '../printable.ts'
import { UsageError } from '../usage-error.ts'

interface Page {
  readonly url: string
  readonly html: string
  readonly published?: string
}

export const articlesCommand = command({
  name: 'articles',
  summary: 'take the main text out of saved web pages, as posts that copies can compare',
  usage: 'FILE...',
  examples: [
    'tocsin articles pages.jsonl -o articles.jsonl',
    'tocsin articles saved.html --url https://news.example/a -o articles.jsonl',
    'tocsin articles pages.jsonl -o articles.jsonl && tocsin copies articles.jsonl --outlets outlets.csv',
  ],
  options: {
    output: {
      value: 'FILE',
      short: 'o',
      says: 'where to write the posts as JSON lines; without it they are printed',
    },
    url: { value: 'URL', says: 'address of a page given as one .html file' },
  },
  async run({ effects: { terminal } }, options, files) {
    const hint = 'tocsin articles --help shows the forms'
    if (files.length === 0) throw new UsageError('articles needs a FILE', { hint })
    const lines: string[] = []
    const refused: string[] = []
    for (const file of files) {
      const text = await readFile(file, 'utf8').catch((error: unknown) => {
        throw new UsageError(`${file} cannot be read`, { hint: String(error).slice(0, 200) })
      })
      for (const [at, page] of pagesOf(file, text, options.url).entries()) {
        const post = typeof page === 'string' ? page : await postOf(page)
        if (typeof post === 'string') refused.push(`${basename(file)} page ${at + 1}: ${post}`)
        else lines.push(`${JSON.stringify(post)}\n`)
      }
    }
    if (options.output === undefined) terminal.out(lines.join(''))
    else await writeDurably(options.output, lines.join(''))
    for (const reason of refused.slice(0, 5)) terminal.err(`left out: ${printable(reason)}\n`)
    terminal.err(`${lines.length} articles, ${refused.length} pages left out\n`)
    if (lines.length === 0) return ExitCode.invalidInput
    return refused.length > 0 ? ExitCode.partial : ExitCode.ok
  },
})

/** JSON lines of `{"url","html","published"}`, or one page. A string says why a line is no page. */
function pagesOf(file: string, text: string, url: string | undefined): (Page | string)[] {
  if (!/\.(?:jsonl|ndjson|json)$/i.test(file)) {
    if (url === undefined) {
      throw new UsageError(`${file} does not say where it was`, { hint: 'give its address with --url' })
    }
    return [{ url, html: text }]
  }
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      try {
        const { url: address, html, published } = JSON.parse(line) as Record<string, unknown>
        if (typeof address !== 'string' || typeof html !== 'string') return 'url or html is missing'
        return { url: address, html, ...(typeof published === 'string' ? { published } : {}) }
      } catch {
        return 'the line is not JSON'
      }
    })
}

/** A post of the neutral schema, or why there is none: the site is its account. */
async function postOf({ url, html, published }: Page): Promise<Record<string, unknown> | string> {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
  if (host === '') return 'the address is no URL'
  const article = await articleOf(html)
  if (article === undefined) return 'no main text was found, or the page is too large'
  const time = published ?? article.published
  if (time === null) return 'it does not say when it was published; add published'
  const text = article.title === '' ? article.text : `${article.title}\n${article.text}`
  return {
    platform: 'web',
    account: host,
    time,
    text,
    language: article.language,
    native_id: url,
    links: [url],
  }
}
