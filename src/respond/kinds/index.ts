import type { RecordKind } from '../../records/index.ts'
import { government } from './government.ts'
import { measure } from './measure.ts'
import { position } from './position.ts'

/** Kinds of record of this room, in the order in which pages list them. */
export const respondKinds: readonly RecordKind[] = [government, measure, position]
