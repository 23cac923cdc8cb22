import { csvLine } from '../../kernel/csv.ts'
import { isoTime } from '../../kernel/time.ts'
import type { Content, Person, RecordBook, RecordView, Told } from '../../records/index.ts'
import { likelihood } from '../../vocab/confidence.ts'
import { gradeText } from '../../vocab/grades.ts'
import { nothingAt } from '../web-context.ts'
import { listed } from './dossier.ts'

/** Whoever reads without an account. */
export const publicReader: Person = { name: 'public', role: 'public' }

export interface Objection {
  readonly number: string | null
  /** As it stands in the record, UTC. */
  readonly received: string
  readonly due: string
  readonly late: boolean
  readonly first: string | null
  readonly answer: string | null
  readonly outcome: string | null
}

/** What the public is told of a case, with everything that stands beside it. */
export interface PublicEntry {
  readonly record: RecordView
  readonly objections: readonly Objection[]
  readonly corrections: readonly RecordView[]
  /** Whether an objection is not decided yet. */
  readonly contested: boolean
}

const firstAnswer = 72 * 3_600_000

export function objectionsIn(told: readonly Told[], now: number): readonly Objection[] {
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return told
    .filter(({ kind }) => kind === 'contest')
    .map(({ number, tells }) => {
      const received = String(tells.received)
      const due = Date.parse(`${received}Z`) + firstAnswer
      const first = text(tells.first)
      return {
        number,
        received,
        due: new Date(due).toISOString().slice(0, 16),
        late: first === null && now > due,
        first,
        answer: text(tells.answer),
        outcome: text(tells.outcome),
      }
    })
}

export async function entryOf(book: RecordBook, record: RecordView, now: number): Promise<PublicEntry> {
  const objections = objectionsIn(await book.told(record.id), now)
  const pointing = await book.pointingTo(publicReader, record.id)
  const ids = pointing.filter(({ kind }) => kind === 'correction').map(({ id }) => id)
  const corrections = ids.length === 0 ? [] : await book.released(publicReader, book.kind('correction'), ids)
  return { record, objections, corrections, contested: objections.some(({ outcome }) => outcome === null) }
}

/** @throws WebError `not-found`, also for what is not released */
export async function publicEntry(book: RecordBook, id: string, now: number): Promise<PublicEntry> {
  const [record] = await book.released(publicReader, book.kind('publication'), [id])
  if (record === undefined) throw nothingAt(`publication ${id}`)
  return entryOf(book, record, now)
}

/** `says (according to press reports, The Courier, B3)`: words of caution and grade stay with what is said. */
export function citedSource(source: Content): string {
  const grade = gradeText({ reliability: source.reliability as 'A', credibility: source.credibility as '1' })
  const by = [source.hedge, source.source, grade].filter((one) => typeof one === 'string')
  return `${String(source.says)} (${by.join(', ')})`
}

/** The same members for every entry; nothing of the case behind it. */
export function entryJson(
  { record, objections, corrections, contested }: PublicEntry,
  content: Content = record.fields,
) {
  const band = likelihood(String(content.likelihood ?? ''))
  const { case: _, replies, ...told } = content
  return {
    number: record.number,
    url: `/public/${record.number}`,
    published: record.approved === null ? null : isoTime(record.approved.at),
    withdrawn: record.retracted && { at: isoTime(record.retracted.at), reason: record.retracted.reason },
    contested,
    ...told,
    likelihoodBand: band === undefined ? null : [band.low, band.high],
    replies: listed(replies).map(({ reply: _reply, ...row }) => row),
    objections,
    corrections: corrections.map(({ fields }) => ({
      corrected: fields.corrected,
      wrong: fields.wrong,
      right: fields.right,
    })),
  }
}

const columns = [
  'number',
  'published',
  'withdrawn',
  'contested',
  'title',
  'label',
  'unit',
  'likelihood',
  'confidence',
  'verdict',
  'criteria',
  'sources',
  'replies',
  'denials',
  'vote',
  'count',
  'corrections',
] as const

/** One line an entry. Sources keep their words of caution and their grades. */
export function entriesCsv(entries: readonly PublicEntry[]): string {
  const lines = entries.map(({ record, corrections, contested }) => {
    const { fields, number, approved, retracted } = record
    const text = (name: string) => (fields[name] === undefined ? null : String(fields[name]))
    const row: Readonly<Record<(typeof columns)[number], string | null>> = {
      number,
      published: approved && isoTime(approved.at),
      withdrawn: retracted?.reason ?? null,
      contested: contested ? 'yes' : 'no',
      title: text('title'),
      label: text('label'),
      unit: text('unit'),
      likelihood: text('likelihood'),
      confidence: text('confidence'),
      verdict: text('verdict'),
      criteria: listed(fields.criteria)
        .map(({ criterion, finding, says }) => `${criterion}: ${finding} (${says})`)
        .join('; '),
      sources: listed(fields.sources).map(citedSource).join('; '),
      replies: listed(fields.replies)
        .map(({ subject, outcome, answer }) => `${subject}: ${answer ?? outcome}`)
        .join('; '),
      denials: listed(fields.denials)
        .map(({ by, on, says }) => `${by}, ${on}: ${says}`)
        .join('; '),
      vote: text('vote'),
      count: text('count'),
      corrections: corrections.map((one) => String(one.fields.right)).join('; '),
    }
    return csvLine(columns.map((name) => row[name]))
  })
  return csvLine(columns) + lines.join('')
}
