import { CodedError, type CodeMeaning, ExitCode } from '../kernel/errors.ts'

export type AppErrorCode = 'setting-invalid'

export const appCodes: Readonly<Record<AppErrorCode, CodeMeaning>> = {
  'setting-invalid': {
    exitCode: ExitCode.usage,
    status: 500,
    means: 'an option or environment variable has a value that cannot be used',
  },
}

/** Something is wrong with how the application was set up. */
export class AppError extends CodedError<AppErrorCode> {
  get exitCode(): number {
    return appCodes[this.code].exitCode
  }
  get status(): number {
    return appCodes[this.code].status
  }
}
