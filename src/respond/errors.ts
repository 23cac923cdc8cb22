import { CodedError, type CodeMeaning, ExitCode } from '../kernel/errors.ts'

export type RespondCode = 'library-invalid'

export const respondCodes: Readonly<Record<RespondCode, CodeMeaning>> = {
  'library-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 500,
    means: 'the library of incidents is not in its form',
  },
}

export class RespondError extends CodedError<RespondCode> {
  protected readonly meanings = respondCodes
}
