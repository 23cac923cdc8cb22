import { CodedError, type CodeMeaning, ExitCode } from '../../kernel/errors.ts'

export type AmplificationErrorCode = 'outlets-invalid' | 'topic-invalid'

export const amplificationErrors: Readonly<Record<AmplificationErrorCode, CodeMeaning>> = {
  'outlets-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'a list of outlets lacks a column, or classifies an outlet without evidence, day and grade',
  },
  'topic-invalid': {
    exitCode: ExitCode.usage,
    status: 400,
    means: 'a topic has no name, no word or too many of them',
  },
}

/** A list of outlets or a topic cannot be used. */
export class AmplificationError extends CodedError<AmplificationErrorCode> {
  protected readonly meanings = amplificationErrors
}
