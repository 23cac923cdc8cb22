import { CodedError, type CodeMeaning, ExitCode } from '../kernel/errors.ts'

export type RespondCode =
  | 'library-invalid'
  | 'action-refused'
  | 'not-a-member'
  | 'unknown-action'
  | 'watch-refused'

export const respondCodes: Readonly<Record<RespondCode, CodeMeaning>> = {
  'library-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 500,
    means: 'the library of incidents is not in its form',
  },
  'action-refused': {
    exitCode: ExitCode.refused,
    status: 422,
    means: 'a rule of joint action refuses it and says what is missing',
  },
  'not-a-member': {
    exitCode: ExitCode.refused,
    status: 403,
    means: 'this instance speaks for none of the members that are asked',
  },
  'unknown-action': {
    exitCode: ExitCode.notFound,
    status: 404,
    means: 'no joint action of that id is known here',
  },
  'watch-refused': {
    exitCode: ExitCode.refused,
    status: 422,
    means: 'there is nothing to watch in what was named, or too much is watched already',
  },
}

export class RespondError extends CodedError<RespondCode> {
  protected readonly meanings = respondCodes
}
