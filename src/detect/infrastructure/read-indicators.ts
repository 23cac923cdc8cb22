import { csvCells } from '../../kernel/csv.ts'
import { dayNumber } from '../days.ts'
import { ObjectScanner } from '../lookalikes/scan-objects.ts'
import { type Kind, kindOf } from './kinds.ts'
import { siteOf, valuesOf } from './values.ts'

/** One site had one value, over a time that the source gives. Days since 1970; null where it gives none. */
export interface Observation {
  /** Registered domain. */
  readonly site: string
  readonly kind: Kind
  readonly value: string
  readonly first: number | null
  readonly last: number | null
  /** Who says so, in the words of the file. */
  readonly source: string
}

export type IndicatorFormat = 'csv' | 'json'
type RejectionReason = (typeof rejections)[number]

const rejections = [
  'no site in it',
  'no kind that is known',
  'a value that is none of its kind',
  'a hidden registrant or a certificate of a service, which say nothing',
  'no JSON object',
] as const

const columns = {
  site: ['site', 'domain', 'host', 'hostname', 'url', 'website', 'fqdn'],
  kind: ['kind', 'type', 'indicator', 'indicator_kind', 'indicator_type'],
  value: ['value', 'indicator_value', 'data'],
  first: ['first_seen', 'first', 'from', 'not_before', 'seen', 'date'],
  last: ['last_seen', 'last', 'to', 'until', 'not_after'],
  source: ['source', 'evidence', 'provider'],
} as const
const mostInRow = 500

/**
 * Reads what sites have line by line: a CSV with a header or JSON objects, either one value a row (`site,kind,value`) or
 * one site a row with a column for each kind. The first line decides. Holds one record at a time.
 */
export class IndicatorReader {
  format: IndicatorFormat | undefined
  rows = 0
  rejected = 0
  private line = 0
  private header: readonly string[] = []
  private readonly scanner = new ObjectScanner()
  private readonly why = new Map<RejectionReason, { rows: number; firstLine: number }>()

  /** Why rows were left out, most frequent first. */
  get reasons() {
    return [...this.why].map(([reason, told]) => ({ reason, ...told })).sort((x, y) => y.rows - x.rows)
  }

  push(raw: string): readonly Observation[] {
    this.line++
    const text = (this.line === 1 ? raw.replace(/^\uFEFF/, '') : raw).trim()
    if (this.format === undefined) {
      if (text === '' || text.startsWith('#')) return []
      this.format = /^[[{]/.test(text) ? 'json' : 'csv'
      if (this.format === 'csv') {
        this.header = csvCells(text.slice(0, 4000), ',;\t').map((cell) => cell.trim().toLowerCase())
        return []
      }
    }
    if (this.format === 'json') {
      return this.scanner
        .push(raw)
        .flatMap((object) =>
          object === undefined ? this.reject('no JSON object') : this.read(fields(object)),
        )
    }
    if (text === '' || text.startsWith('#')) return []
    const cells = csvCells(text.slice(0, 40_000), ',;\t')
    return this.read(new Map(this.header.map((name, at) => [name, [cells[at] ?? '']])))
  }

  private read(row: ReadonlyMap<string, readonly string[]>): readonly Observation[] {
    const cell = (names: readonly string[]) => names.map((name) => row.get(name)?.[0]?.trim()).find(Boolean)
    const site = siteOf(cell(columns.site) ?? '')
    if (site === undefined) return this.reject('no site in it')
    const first = dayNumber(cell(columns.first))
    const last = dayNumber(cell(columns.last)) ?? first
    const seen = {
      site,
      first: first ?? last,
      last: last !== null && first !== null && last < first ? first : last,
      source: (cell(columns.source) ?? '').slice(0, 120),
    }
    const named = this.named(row, cell(columns.kind))
    if (named.length === 0) return this.reject('no kind that is known')
    const found: Observation[] = []
    let hidden = false
    for (const [kind, value] of named.slice(0, mostInRow)) {
      const values = valuesOf(kind, value)
      if (values === 'hidden') hidden = true
      if (typeof values === 'string') continue
      for (const one of values) found.push({ ...seen, ...ownDay(kind, one, seen.first), kind, value: one })
    }
    if (found.length === 0)
      return this.reject(
        hidden
          ? 'a hidden registrant or a certificate of a service, which say nothing'
          : 'a value that is none of its kind',
      )
    this.rows++
    return found
  }

  /** Each value of a row with its kind: one where columns name them, else every column that is a kind. */
  private named(
    row: ReadonlyMap<string, readonly string[]>,
    word: string | undefined,
  ): readonly (readonly [Kind, string])[] {
    if (word !== undefined) {
      const kind = kindOf(word)
      const values = columns.value.flatMap((name) => row.get(name) ?? [])
      return kind === undefined ? [] : values.map((value) => [kind, value] as const)
    }
    return [...row].flatMap(([name, cells]) => {
      const kind = kindOf(name)
      if (kind === undefined) return []
      // A certificate's list of names is one value, however it is written.
      const values =
        kind === 'certificate-name' ? [cells.join(' ')] : cells.flatMap((cell) => cell.split('|'))
      return values.filter((one) => one.trim() !== '').map((one) => [kind, one] as const)
    })
  }

  private reject(reason: RejectionReason): readonly Observation[] {
    this.rejected++
    const told = this.why.get(reason)
    if (told === undefined) this.why.set(reason, { rows: 1, firstLine: this.line })
    else told.rows++
    return []
  }
}

/** A day of registration says itself when it was. */
function ownDay(kind: Kind, value: string, first: number | null) {
  return kind === 'registered' && first === null ? { first: dayNumber(value), last: dayNumber(value) } : {}
}

/** The texts and numbers of an object by the name of their field; a list gives several. */
function fields(object: Readonly<Record<string, unknown>>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(object).map(([name, value]): [string, readonly string[]] => {
      const all = (Array.isArray(value) ? value : [value])
        .slice(0, mostInRow)
        .flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []))
      return [name.toLowerCase(), all]
    }),
  )
}
