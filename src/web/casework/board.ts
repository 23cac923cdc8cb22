import { byLiveRisk, type Ranked, severityOf } from '../../judge/index.ts'
import { csvLine } from '../../kernel/csv.ts'
import { isoTime } from '../../kernel/time.ts'
import type { Outline, Person, RecordBook, RecordView } from '../../records/index.ts'
import type { AssetClass, Responsibility, Severity } from '../../vocab/severity.ts'

/** A case on the board. */
export interface CaseRow {
  readonly id: string
  readonly number: string
  readonly url: string
  readonly record: RecordView
  readonly open: boolean
  readonly severity: Severity
}

export interface RankedCase extends Ranked {
  readonly number: string
  /** DISARM ids. */
  readonly techniques: readonly string[]
}

const prefix = 'disarm:'

/** Cases by live risk: what is open, then what is severe, then what moved last. Fame is no criterion. */
export async function boardOf(
  book: RecordBook,
  person: Person,
  filters: Readonly<Record<string, string>> = {},
  search = '',
): Promise<readonly RankedCase[]> {
  const outlines = await book.outlines(person, book.kind('case'), { filters, search })
  return outlines.map(ranked).sort(byLiveRisk)
}

function ranked({ id, number, filters, changed, targets }: Outline): RankedCase {
  const { severity } = severityOf(filters.asset as AssetClass, filters.responsibility as Responsibility)
  return {
    id,
    number: number ?? id,
    open: filters.status === 'open' || filters.status === 'intake',
    severity,
    lastActivity: changed,
    techniques: targets.flatMap((target) => (target.startsWith(prefix) ? [target.slice(prefix.length)] : [])),
  }
}

/** The records of some cases, in their order. */
export async function rowsOf(
  book: RecordBook,
  person: Person,
  cases: readonly { readonly id: string }[],
): Promise<readonly CaseRow[]> {
  const records = await book.some(
    person,
    book.kind('case'),
    cases.map(({ id }) => id),
  )
  return records.map(caseRow)
}

export function caseRow(record: RecordView): CaseRow {
  const { id, fields } = record
  const number = record.number ?? id
  return {
    id,
    number,
    url: `/cases/${number}`,
    record,
    open: fields.status === 'open' || fields.status === 'intake',
    severity: Number(record.derived.severity?.value) as Severity,
  }
}

/** A row as data; the same members in JSON and CSV. */
export function rowJson({ record, number, url, severity, open }: CaseRow) {
  const { fields, derived, tlp } = record
  return {
    number,
    url,
    tlp,
    claim: String(fields.claim),
    status: String(fields.status),
    open,
    severity,
    decides: String(derived.queue?.value),
    asset: String(fields.asset),
    objective: String(fields.objective),
    responsibility: String(fields.responsibility),
    firstSeen: String(fields.firstSeen),
    lastSeen: String(fields.lastSeen),
    ongoing: derived.ongoing?.value === true,
    vote: String(fields.vote),
    count: String(fields.count),
    changed: isoTime(record.changed),
  }
}

export function boardCsv(rows: readonly CaseRow[]): string {
  const data = rows.map(rowJson)
  const names = [
    'number',
    'tlp',
    'claim',
    'status',
    'severity',
    'decides',
    'asset',
    'objective',
    'responsibility',
    'firstSeen',
    'lastSeen',
    'ongoing',
    'vote',
    'count',
    'changed',
  ] as const
  const lines = data.map((row) =>
    csvLine(names.map((name) => (row[name] === true ? 'yes' : row[name] === false ? 'no' : row[name]))),
  )
  return csvLine(names) + lines.join('')
}
