import { CodedError, type CodeMeaning, ExitCode } from '../../kernel/errors.ts'

export type PreparationErrorCode = 'accounts-invalid'

export const preparationErrors: Readonly<Record<PreparationErrorCode, CodeMeaning>> = {
  'accounts-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'a list of accounts has no account, or lacks the columns id, and created or both handle and seen',
  },
}

/** A list of accounts cannot be used. */
export class PreparationError extends CodedError<PreparationErrorCode> {
  protected readonly meanings = preparationErrors
}
