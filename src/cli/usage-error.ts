import { CodedError, type CodeMeaning, ExitCode } from '../kernel/errors.ts'

export const cliCodes: Readonly<Record<'usage', CodeMeaning>> = {
  usage: { exitCode: ExitCode.usage, status: 400, means: 'the words of a command line cannot be understood' },
}

/** The words of a command line cannot be understood. */
export class UsageError extends CodedError<'usage'> {
  protected readonly meanings = cliCodes
  constructor(message: string, options: { hint?: string } = {}) {
    super('usage', message, options)
  }
}
