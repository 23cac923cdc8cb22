import { judgeKinds } from '../judge/index.ts'
import { type RecordKind, kinds as recordKinds } from '../records/index.ts'
import { respondKinds } from '../respond/index.ts'

/** Every kind of record that the program knows, in the order in which pages list them. */
export const kinds: readonly RecordKind[] = [...judgeKinds, ...recordKinds, ...respondKinds]
