import { CodedError, type CodeMeaning, ExitCode } from '../../kernel/errors.ts'

export type ExchangeCode =
  | 'file-invalid'
  | 'unknown-member'
  | 'member-invalid'
  | 'fork'
  | 'request-refused'
  | 'unreachable'
  | 'too-much'

export const exchangeCodes: Readonly<Record<ExchangeCode, CodeMeaning>> = {
  'file-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'the first line of an exchange file is not in its form, or its checkpoint does not hold',
  },
  'unknown-member': {
    exitCode: ExitCode.refused,
    status: 403,
    means: 'an exchange file or request is by a key that was not enrolled here',
  },
  'member-invalid': {
    exitCode: ExitCode.usage,
    status: 422,
    means: 'a member cannot be enrolled with this name, address or key',
  },
  fork: {
    exitCode: ExitCode.integrity,
    status: 409,
    means: 'the ledger of a member is not the one that it showed before',
  },
  'request-refused': {
    exitCode: ExitCode.refused,
    status: 403,
    means: 'a request for records is not signed, too old, or meant for another instance',
  },
  unreachable: {
    exitCode: ExitCode.upstream,
    status: 502,
    means: 'the address of a member did not answer as an instance does; it is tried again later',
  },
  'too-much': {
    exitCode: ExitCode.limit,
    status: 413,
    means: 'a member sends more in one go than is taken in',
  },
}

/** Something that another instance sent, or that was said about it, cannot be used. */
export class ExchangeError extends CodedError<ExchangeCode> {
  protected readonly meanings = exchangeCodes
}
