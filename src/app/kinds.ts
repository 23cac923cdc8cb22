import { judgeKinds } from '../judge/index.ts'
import { type RecordKind, kinds as recordKinds } from '../records/index.ts'
import { fieldsOfIncident, incidentKind, respondKinds } from '../respond/index.ts'
import { bundledLibrary } from './library.ts'

const incident = incidentKind((key) => {
  const known = bundledLibrary().find(({ id }) => id === key)
  return known && fieldsOfIncident(known)
})

/** Every kind of record that the program knows, in the order in which pages list them. */
export const kinds: readonly RecordKind[] = [...judgeKinds, ...recordKinds, ...respondKinds, incident]
