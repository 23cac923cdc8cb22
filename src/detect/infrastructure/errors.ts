import { CodedError, type CodeMeaning, ExitCode } from '../../kernel/errors.ts'

export type InfrastructureErrorCode = 'indicators-invalid'

export const infrastructureErrors: Readonly<Record<InfrastructureErrorCode, CodeMeaning>> = {
  'indicators-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means:
      'a file of what sites have has no usable row, too many of them, or neither the columns site, kind and value nor a column that is a kind',
  },
}

/** A file of indicators cannot be used. */
export class InfrastructureError extends CodedError<InfrastructureErrorCode> {
  protected readonly meanings = infrastructureErrors
}
