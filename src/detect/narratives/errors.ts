import { CodedError, type CodeMeaning, ExitCode } from '../../kernel/errors.ts'

export type NarrativesErrorCode = 'subjects-invalid'

export const narrativesCodes: Readonly<Record<NarrativesErrorCode, CodeMeaning>> = {
  'subjects-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'the list of whom texts may speak about is not a CSV of the election’s names',
  },
}

export class NarrativesError extends CodedError<NarrativesErrorCode> {
  protected readonly meanings = narrativesCodes
}
