import { likelihood } from '../../vocab/confidence.ts'
import { type Language, type Words, words } from '../words/index.ts'

/** For whom a page is made: the words and the ways of writing numbers and times of one language. */
export interface View {
  readonly language: Language
  readonly words: Words
  /** Path and query of the page, for links to itself. */
  readonly path: string
  readonly query: URLSearchParams
  /** An address of this host with the reader's chosen language kept. */
  to(path: string): string
  integer(n: number): string
  /** `a, b and c`. */
  list(items: readonly string[]): string
  /** At most three significant digits; tiny values as `< 0.001`. */
  decimal(n: number): string
  /** `7 May 2027, 18:04` in UTC. @param at milliseconds since 1970 */
  time(at: number): string
  /** `7 May 2027`. */
  day(at: number): string
  /** A length of time: `9.5 s`, `12 min`, `3 h 20 min`. */
  lasting(seconds: number): string
  /** The term in this language with its band, or the term as it came when ICD 203 does not know it. */
  likely(term: string): { readonly term: string; readonly band: string | null }
}

/** @param path of the page; @param query its parameters, kept in the links of the page */
export function makeView(
  language: Language,
  path: string,
  query: URLSearchParams = new URLSearchParams(),
): View {
  const locale = language === 'en' ? 'en-GB' : 'fr-FR'
  const own = words[language]
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const decimal = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' })
  const date = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  const day = new Intl.DateTimeFormat(locale, date)
  const time = new Intl.DateTimeFormat(locale, {
    ...date,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const formatted = (format: Intl.DateTimeFormat, at: number) =>
    Number.isFinite(at) && Math.abs(at) <= 8.64e15 ? format.format(at) : '–'
  return {
    language,
    words: own,
    path,
    query,
    to(target) {
      const chosen = query.get('lang')
      if (chosen === null) return target
      return `${target}${target.includes('?') ? '&' : '?'}lang=${encodeURIComponent(chosen)}`
    },
    integer: (n) => integer.format(n),
    list: (items) => conjunction.format(items),
    decimal: (n) => (n !== 0 && Math.abs(n) < 0.001 ? `< ${decimal.format(0.001)}` : decimal.format(n)),
    time: (at) => formatted(time, at),
    day: (at) => formatted(day, at),
    lasting: (seconds) => lasting(seconds, (n) => decimal.format(n)),
    likely(term) {
      const entry = likelihood(term)
      if (entry === undefined) return { term, band: null }
      return { term: entry.label[language], band: own.band(String(entry.low), String(entry.high)) }
    },
  }
}

function lasting(seconds: number, write: (n: number) => string): string {
  if (!Number.isFinite(seconds)) return '–'
  if (seconds < 10) return `${write(Math.round(seconds * 10) / 10)}\u00a0s`
  if (seconds < 60) return `${write(Math.round(seconds))}\u00a0s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${write(minutes)}\u00a0min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48)
    return minutes % 60 === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${minutes % 60}\u00a0min`
  return `${write(Math.round(hours / 24))}\u00a0d`
}

/** The same page with some parameters of its address changed; `null` takes one away. */
export function linkTo(view: View, changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(view.query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  const text = query.toString()
  return text === '' ? view.path : `${view.path}?${text}`
}

/** Links to the same page in other formats. @param address of the page; what it asks is kept */
export function inFormats(
  address: string,
  formats: readonly string[] = ['json', 'csv'],
): readonly { readonly label: string; readonly href: string }[] {
  const [path, asked] = address.split('?')
  const query = asked === undefined ? '' : `?${asked}`
  return formats.map((format) => ({ label: format.toUpperCase(), href: `${path}.${format}${query}` }))
}
