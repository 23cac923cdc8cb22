import { CodedError, type CodeMeaning, ExitCode } from '../kernel/errors.ts'

export type RespondCode =
  | 'library-invalid'
  | 'message-invalid'
  | 'message-refused'
  | 'action-refused'
  | 'not-a-member'
  | 'unknown-action'

export const respondCodes: Readonly<Record<RespondCode, CodeMeaning>> = {
  'library-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 500,
    means: 'the library of incidents is not in its form',
  },
  'message-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'a message between members of a coalition is not in its form',
  },
  'message-refused': {
    exitCode: ExitCode.integrity,
    status: 403,
    means: 'a message is not signed by the member that it names, or that is no member here',
  },
  'action-refused': {
    exitCode: ExitCode.refused,
    status: 422,
    means: 'a rule of joint action refuses it and says what is missing',
  },
  'not-a-member': {
    exitCode: ExitCode.refused,
    status: 403,
    means: 'this instance is not a member of the coalition on record',
  },
  'unknown-action': {
    exitCode: ExitCode.notFound,
    status: 404,
    means: 'no joint action of that id is known here',
  },
}

export class RespondError extends CodedError<RespondCode> {
  protected readonly meanings = respondCodes
}
