import { CodedError, ExitCode } from '../kernel/errors.ts'

/** The words of a command line cannot be understood. */
export class UsageError extends CodedError<'usage'> {
  readonly exitCode = ExitCode.usage
  readonly status = 400
  constructor(message: string, options: { hint?: string } = {}) {
    super('usage', message, options)
  }
}
