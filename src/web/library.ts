import type { RecordBook, RecordView } from '../records/index.ts'
import { type Incident, incidentOfRecord, withRecorded } from '../respond/index.ts'
import { type RecordDesk, stranger } from './people.ts'

/** The bundled incidents with what was changed and added since, each as it was approved last: the same for everybody. */
export async function currentLibrary(
  bundled: readonly Incident[],
  book: RecordBook | undefined,
): Promise<readonly Incident[]> {
  const kind = book?.kinds.get('incident')
  if (book === undefined || kind === undefined) return bundled
  const byId = new Map(bundled.map((one) => [one.id, one]))
  const standing = (await book.released(stranger, kind)).filter(({ retracted }) => retracted === null)
  return withRecorded(
    bundled,
    standing.map((record) => incidentOfRecord(record, byId.get(String(record.fields.key)))),
  )
}

/** The record of an incident in its newest version, approved or not, as far as the reader may see it. */
export async function recordOfIncident(
  { book }: RecordDesk,
  reader: Parameters<RecordDesk['book']['list']>[0],
  id: string,
): Promise<RecordView | undefined> {
  const kind = book.kinds.get('incident')
  if (kind === undefined) return undefined
  const { records } = await book.list(reader, kind, { search: id }, { page: 1, size: 100 })
  return records.find(({ fields }) => fields.key === id)
}
