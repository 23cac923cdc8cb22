import { CodedError, type CodeMeaning, ExitCode } from '../../kernel/errors.ts'

export type LookalikesErrorCode = 'names-invalid' | 'sightings-invalid'

export const lookalikesErrors: Readonly<Record<LookalikesErrorCode, CodeMeaning>> = {
  'names-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'a list of protected or genuine names has no usable name or a column that is not known',
  },
  'sightings-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'no line of a file of observed names could be read as a domain, an account or a certificate',
  },
}

/** A list of names cannot be used. */
export class LookalikesError extends CodedError<LookalikesErrorCode> {
  protected readonly meanings = lookalikesErrors
}
