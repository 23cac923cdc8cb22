import { basename } from 'node:path'
import { type Context, writeDurably } from '../../app/frame.ts'
import { textLines } from '../../app/scanning.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { articleOf } from '../../lake/index.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command } from '../command.ts'
import { printable } from '../printable.ts'
import { UsageError } from '../usage-error.ts'

interface Page {
  readonly url: string
  readonly html: string
  readonly published?: string
}

/** Characters of one line of a file of pages; an article of five million may be written with escapes. */
const longestPage = 12_000_000
/** Pages left out of which the reason is said. */
const mostReasons = 5

export const articlesCommand = command({
  name: 'articles',
  summary: 'take the main text out of saved web pages, as posts that copies can compare',
  usage: 'FILE...',
  examples: [
    'tocsin articles pages.jsonl -o articles.jsonl',
    'zcat crawl.jsonl.gz | tocsin articles - -o articles.jsonl',
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
  async run(context, options, files) {
    const { terminal } = context.effects
    const hint = 'tocsin articles --help shows the forms'
    if (files.length === 0) throw new UsageError('articles needs a FILE', { hint })
    const counted = { articles: 0, refused: 0 }
    async function* lines(): AsyncGenerator<string> {
      for (const file of files) {
        let at = 0
        for await (const page of pagesOf(file, options.url, context)) {
          const post = typeof page === 'string' ? page : await postOf(page)
          at++
          if (typeof post !== 'string') {
            counted.articles++
            yield `${JSON.stringify(post)}\n`
          } else if (counted.refused++ < mostReasons)
            terminal.err(`left out: ${printable(`${basename(file)} page ${at}: ${post}`)}\n`)
        }
      }
    }
    if (options.output === undefined) for await (const line of lines()) terminal.out(line)
    else await writeDurably(options.output, lines())
    terminal.err(
      inTerminal`${counted.articles} {article|articles}, ${counted.refused} {page|pages} left out\n`,
    )
    if (counted.articles === 0) return ExitCode.invalidInput
    return counted.refused > 0 ? ExitCode.partial : ExitCode.ok
  },
})

/** JSON lines of `{"url","html","published"}`, one at a time, or one page. A string says why a line is no page. */
async function* pagesOf(
  file: string,
  url: string | undefined,
  context: Context,
): AsyncGenerator<Page | string> {
  const lined = file === '-' || /\.(?:jsonl|ndjson|json)(?:\.gz)?$/i.test(file)
  if (!lined && url === undefined) {
    throw new UsageError(`${file} does not say where it was`, { hint: 'give its address with --url' })
  }
  const { lines } = await textLines(file, context, longestPage)
  const whole: string[] = []
  for await (const some of lines) {
    if (!lined) whole.push(...some)
    else for (const line of some) if (line.trim() !== '') yield pageOf(line)
  }
  if (!lined) yield { url: url!, html: whole.join('\n') }
}

function pageOf(line: string): Page | string {
  try {
    const { url, html, published } = JSON.parse(line) as Record<string, unknown>
    if (typeof url !== 'string' || typeof html !== 'string') return 'url or html is missing'
    return { url, html, ...(typeof published === 'string' ? { published } : {}) }
  } catch {
    return line.length >= longestPage ? 'the page is too large' : 'the line is not JSON'
  }
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
