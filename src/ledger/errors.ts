import { CodedError, type CodeMeaning, ExitCode } from '../kernel/errors.ts'

/** Why the ledger refused, or what it found. */
export type LedgerCode =
  | 'invalid-event'
  | 'invalid-line'
  | 'invalid-note'
  | 'conflict'
  | 'duplicate'
  | 'not-found'
  | 'refused'
  | 'no-key'
  | 'unsealed'
  | 'integrity'
  | 'disk-full'
  | 'busy'
  | 'unavailable'

export const ledgerCodes: Readonly<Record<LedgerCode, CodeMeaning>> = {
  'invalid-event': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'a field of the event breaks a rule of the format',
  },
  'invalid-line': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'a line of an exported ledger cannot be read',
  },
  'invalid-note': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'a checkpoint or key is not in the form of a signed note',
  },
  conflict: {
    exitCode: ExitCode.refused,
    status: 409,
    means: 'the record has changed since it was read; nothing was written',
  },
  duplicate: { exitCode: ExitCode.refused, status: 409, means: 'this signed act is already in the ledger' },
  'not-found': { exitCode: ExitCode.notFound, status: 404, means: 'no event has this sequence' },
  refused: { exitCode: ExitCode.refused, status: 403, means: 'this key may not do this' },
  'no-key': {
    exitCode: ExitCode.refused,
    status: 403,
    means: 'the signing key of the ledger is not here, so it can only be read',
  },
  unsealed: {
    exitCode: ExitCode.refused,
    status: 409,
    means: 'an import was interrupted; run it again before anything is appended',
  },
  integrity: {
    exitCode: ExitCode.integrity,
    status: 500,
    means: 'an event, a proof or a signature does not hold',
  },
  'disk-full': {
    exitCode: ExitCode.limit,
    status: 507,
    means: 'the disk or a file limit is full; nothing was written, and what was acknowledged is kept',
  },
  busy: {
    exitCode: ExitCode.upstream,
    status: 503,
    means: 'another process held the store for too long; try again',
  },
  unavailable: { exitCode: ExitCode.upstream, status: 503, means: 'the store cannot be opened or reached' },
}

export class LedgerError extends CodedError<LedgerCode> {
  protected readonly meanings = ledgerCodes
}
