import { CodedError, type CodeMeaning, ExitCode } from '../kernel/errors.ts'

export type PeopleCode =
  | 'link-invalid'
  | 'code-invalid'
  | 'token-invalid'
  | 'passkey-refused'
  | 'provider-refused'
  | 'provider-unreachable'
  | 'no-provider'
  | 'too-many-attempts'
  | 'name-invalid'
  | 'name-taken'
  | 'role-invalid'
  | 'scope-invalid'
  | 'unknown-person'
  | 'last-way-in'
  | 'own-role'
  | 'people-unavailable'

export const peopleCodes: Readonly<Record<PeopleCode, CodeMeaning>> = {
  'link-invalid': {
    exitCode: ExitCode.refused,
    status: 401,
    means: 'a one-time link was used before, has expired, was replaced, or never existed',
  },
  'code-invalid': {
    exitCode: ExitCode.refused,
    status: 401,
    means: 'a recovery code was used before, was replaced, or never existed',
  },
  'token-invalid': {
    exitCode: ExitCode.refused,
    status: 401,
    means: 'an access token was revoked, has expired, or never existed',
  },
  'passkey-refused': {
    exitCode: ExitCode.refused,
    status: 401,
    means: 'what the browser sent for a passkey does not hold, or the passkey is not known here',
  },
  'provider-refused': {
    exitCode: ExitCode.refused,
    status: 401,
    means: 'the identity provider did not confirm anybody who is known here',
  },
  'provider-unreachable': {
    exitCode: ExitCode.upstream,
    status: 502,
    means: 'the identity provider does not answer, or its description cannot be used',
  },
  'no-provider': {
    exitCode: ExitCode.notFound,
    status: 404,
    means: 'no identity provider is set up',
  },
  'too-many-attempts': {
    exitCode: ExitCode.limit,
    status: 429,
    means: 'too many attempts to sign in failed within a minute',
  },
  'name-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'a name or an address is not in its form',
  },
  'name-taken': { exitCode: ExitCode.refused, status: 409, means: 'somebody has that name or address' },
  'role-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'there is no such role or organisation, or no such role in an organisation of its sphere',
  },
  'scope-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'a token was asked for without a scope, or with one that is none',
  },
  'unknown-person': { exitCode: ExitCode.notFound, status: 404, means: 'nobody has that name or id' },
  'last-way-in': {
    exitCode: ExitCode.refused,
    status: 409,
    means: 'it would leave the instance without an admin',
  },
  'own-role': {
    exitCode: ExitCode.refused,
    status: 403,
    means: 'somebody tried to give a role to themselves',
  },
  'people-unavailable': {
    exitCode: ExitCode.upstream,
    status: 503,
    means: 'the table of people cannot be opened',
  },
}

/** Something about people, their ways to sign in or their tokens is wrong. */
export class PeopleError extends CodedError<PeopleCode> {
  protected readonly meanings = peopleCodes
}
