import type { RecordKind } from '../../records/index.ts'
import { coalition } from './coalition.ts'
import { government } from './government.ts'
import { measure } from './measure.ts'
import { member } from './member.ts'
import { position } from './position.ts'
import { process } from './process.ts'
import { redLine } from './red-line.ts'
import { supportRequest } from './support-request.ts'
import { violation } from './violation.ts'

/** Kinds of record of this room, in the order in which pages list them. */
export const respondKinds: readonly RecordKind[] = [
  government,
  measure,
  position,
  process,
  coalition,
  member,
  redLine,
  violation,
  supportRequest,
]
