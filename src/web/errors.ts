import { CodedError, type CodeMeaning, ExitCode } from '../kernel/errors.ts'

export type WebCode =
  | 'not-found'
  | 'bad-host'
  | 'bad-origin'
  | 'too-large'
  | 'bad-form'
  | 'no-import'
  | 'no-role'
  | 'no-people'
  | 'not-approved'
  | 'signed-out'
  | 'insecure-origin'
  | 'not-yours'
  | 'too-many'

/** What each code of the web app means at the two boundaries. */
export const webCodes: Readonly<Record<WebCode, CodeMeaning>> = {
  'not-found': {
    exitCode: ExitCode.notFound,
    status: 404,
    means: 'no page, finding, community or job has this address',
  },
  'bad-host': {
    exitCode: ExitCode.refused,
    status: 421,
    means: 'the request names a host that this server does not serve',
  },
  'bad-origin': { exitCode: ExitCode.refused, status: 403, means: 'a form was sent from another site' },
  'too-large': { exitCode: ExitCode.limit, status: 413, means: 'the upload is larger than the server takes' },
  'bad-form': {
    exitCode: ExitCode.invalidInput,
    status: 400,
    means: 'the form could not be read, or holds no file',
  },
  'no-role': {
    exitCode: ExitCode.refused,
    status: 403,
    means: 'records are shown only to somebody who acts in a role, and none was chosen',
  },
  'signed-out': {
    exitCode: ExitCode.refused,
    status: 401,
    means: 'only somebody who has signed in may do that',
  },
  'insecure-origin': {
    exitCode: ExitCode.refused,
    status: 400,
    means:
      'nobody can sign in over a connection that others can read, or under another address than the one set',
  },
  'not-yours': { exitCode: ExitCode.refused, status: 403, means: 'the page is for another role' },
  'no-people': {
    exitCode: ExitCode.refused,
    status: 403,
    means: 'this server cannot sign anybody in, so it shows no records',
  },
  'not-approved': {
    exitCode: ExitCode.refused,
    status: 403,
    means: 'handles were asked for on a request that no second person has approved',
  },
  'too-many': {
    exitCode: ExitCode.limit,
    status: 429,
    means: 'more was handed in within the hour than this server takes',
  },
  'no-import': { exitCode: ExitCode.refused, status: 403, means: 'this server only shows findings' },
}

export class WebError extends CodedError<WebCode> {
  protected readonly meanings = webCodes
}
