import type { Content, Person, RecordBook, RecordView } from '../../records/index.ts'
import { listed } from './dossier.ts'

/** Adds a finding, or a part of one, to a record's list of them, once. @param field the list, whose entries have a `finding` */
export async function joinFinding(
  book: RecordBook,
  person: Person,
  to: { readonly kind: string; readonly id: string; readonly field: string },
  finding: string,
): Promise<RecordView> {
  const kind = book.kind(to.kind)
  const record = await book.get(person, kind, to.id, 'revise')
  const found = listed(record.fields[to.field])
  if (found.some((entry) => entry.finding === finding)) return record
  const fields: Content = { ...record.fields, [to.field]: [...found, { finding }] as never }
  const { tlp, shared, revision } = record
  await book.revise(person, kind, record.id, { fields, tlp, shared, revision, reason: `joined: ${finding}` })
  return record
}
