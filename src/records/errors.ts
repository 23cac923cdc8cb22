import { CodedError, type CodeMeaning, ExitCode } from '../kernel/errors.ts'
import type { Label } from '../vocab/label.ts'
import type { Merge } from './difference.ts'

export type RecordCode =
  | 'unknown-record'
  | 'fields-invalid'
  | 'guard-refused'
  | 'not-allowed'
  | 'out-of-scope'
  | 'edit-conflict'
  | 'taken'
  | 'retracted'
  | 'draft-refused'

export const recordCodes: Readonly<Record<RecordCode, CodeMeaning>> = {
  'unknown-record': {
    exitCode: ExitCode.notFound,
    status: 404,
    means: 'there is no such record or kind, or none that this role may see',
  },
  'fields-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'a field of the record is missing or not in its form',
  },
  'guard-refused': {
    exitCode: ExitCode.refused,
    status: 422,
    means: 'a rule of the kind refuses the record and says what is missing',
  },
  'not-allowed': {
    exitCode: ExitCode.refused,
    status: 403,
    means: 'the authorisation table does not let this role do that',
  },
  'out-of-scope': {
    exitCode: ExitCode.refused,
    status: 403,
    means: 'the role may do that, but not with an access token of these scopes',
  },
  'edit-conflict': {
    exitCode: ExitCode.refused,
    status: 409,
    means: 'somebody else changed the record in the meantime; nothing was written',
  },
  taken: {
    exitCode: ExitCode.refused,
    status: 409,
    means: 'another record of the kind has this name already',
  },
  'draft-refused': {
    exitCode: ExitCode.limit,
    status: 413,
    means: 'the draft is too large, or its author keeps too many already',
  },
  retracted: {
    exitCode: ExitCode.refused,
    status: 409,
    means: 'the record was retracted and stays as it is',
  },
}

/** What is wrong, and with which field if with one. */
export interface Fault {
  /** As in a form: `name`, `evidence.0.date`; null for the record as a whole. */
  readonly field: string | null
  readonly says: Label
}

export class RecordError extends CodedError<RecordCode> {
  protected readonly meanings = recordCodes
  readonly faults: readonly Fault[]
  /** For `edit-conflict`: what each side changed. */
  readonly merge: Merge | undefined

  constructor(
    code: RecordCode,
    message: string,
    options: { hint?: string; faults?: readonly Fault[]; merge?: Merge } = {},
  ) {
    super(code, message, options.hint === undefined ? {} : { hint: options.hint })
    this.faults = options.faults ?? []
    this.merge = options.merge
  }
}
