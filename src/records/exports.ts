import type { Json } from '../kernel/canonical-json.ts'
import { csvLine } from '../kernel/csv.ts'
import { isoTime } from '../kernel/time.ts'
import type { HistoryEntry } from './history.ts'
import type { RecordKind } from './kind.ts'
import type { RecordView } from './view.ts'

/** A record as data: the same members for every kind. */
export function recordJson(kind: RecordKind, view: RecordView) {
  return {
    id: view.id,
    ...(view.number === null ? {} : { number: view.number }),
    kind: kind.name,
    tlp: view.tlp,
    shared: view.shared,
    revision: view.revision,
    versions: view.versions,
    created: { by: view.createdBy, at: isoTime(view.created) },
    changed: { by: view.changedBy, at: isoTime(view.changed) },
    approved: view.approved && { by: view.approved.by, at: isoTime(view.approved.at) },
    retracted: view.retracted && {
      by: view.retracted.by,
      at: isoTime(view.retracted.at),
      reason: view.retracted.reason,
    },
    fields: view.fields,
    derived: Object.fromEntries(Object.entries(view.derived).map(([name, { value }]) => [name, value])),
    timeline: view.timeline.map(({ at, wall, says }) => ({ at: isoTime(at), wall, says: says.en })),
  }
}

/** The TLP mark of every line, the columns of the kind in their order, then what is derived. */
export function csvHead(kind: RecordKind): string {
  return csvLine([
    ...(kind.numbered === undefined ? ['id'] : ['id', 'number']),
    ...['tlp', 'revision', 'changed', 'approved', 'retracted'],
    ...Object.keys(kind.fields),
    ...Object.keys(kind.derived ?? {}),
  ])
}

export function csvRow(kind: RecordKind, view: RecordView): string {
  return csvLine([
    view.id,
    ...(kind.numbered === undefined ? [] : [view.number]),
    view.tlp,
    view.revision,
    isoTime(view.changed),
    view.approved === null ? '' : isoTime(view.approved.at),
    view.retracted === null ? '' : view.retracted.reason,
    ...Object.keys(kind.fields).map((name) => cell(view.fields[name])),
    ...Object.keys(kind.derived ?? {}).map((name) => cell(view.derived[name]?.value)),
  ])
}

function cell(value: Json | undefined): string | number | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number') return value
  return JSON.stringify(value)
}

export function historyCsv(entries: readonly HistoryEntry[]): string {
  const head = csvLine([
    'sequence',
    'recorded',
    'change',
    'author',
    'role',
    'tlp',
    'reason',
    'fields',
    'hash',
  ])
  const lines = entries.map((entry) =>
    csvLine([
      entry.sequence,
      isoTime(entry.recorded),
      entry.change,
      entry.author,
      entry.role,
      entry.tlp,
      entry.reason,
      entry.differences?.map(({ field }) => field).join(' ') ?? 'not shown',
      entry.hash,
    ]),
  )
  return head + lines.join('')
}
