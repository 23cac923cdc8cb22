import { CodedError, type CodeMeaning, ExitCode } from '../kernel/errors.ts'

export type ExerciseErrorCode =
  | 'unknown-operation'
  | 'bad-setting'
  | 'too-small'
  | 'unknown-format'
  | 'cannot-write'

export const exerciseCodes: Readonly<Record<ExerciseErrorCode, CodeMeaning>> = {
  'unknown-operation': { exitCode: ExitCode.usage, status: 400, means: 'no kind of operation has this name' },
  'bad-setting': {
    exitCode: ExitCode.usage,
    status: 400,
    means: 'a setting of the exercise is out of range',
  },
  'too-small': {
    exitCode: ExitCode.usage,
    status: 400,
    means: 'the world has too few posts or accounts for what is planted in it',
  },
  'unknown-format': { exitCode: ExitCode.usage, status: 400, means: 'the output has no known format' },
  'cannot-write': { exitCode: ExitCode.limit, status: 507, means: 'an output file cannot be written' },
}

export class ExerciseError extends CodedError<ExerciseErrorCode> {
  protected readonly meanings = exerciseCodes
}
