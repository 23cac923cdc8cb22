import { CodedError, type CodeMeaning, ExitCode } from '../kernel/errors.ts'

export type EvidenceErrorCode =
  | 'evidence-missing'
  | 'evidence-damaged'
  | 'evidence-unwritable'
  | 'time-stamp-invalid'
  | 'proof-invalid'
  | 'archive-invalid'
  | 'archive-limit'

export const evidenceCodes: Readonly<Record<EvidenceErrorCode, CodeMeaning>> = {
  'evidence-missing': {
    exitCode: ExitCode.notFound,
    status: 404,
    means: 'the store keeps no evidence of that digest, or a file to be taken is not there',
  },
  'evidence-damaged': {
    exitCode: ExitCode.integrity,
    status: 500,
    means: 'a kept original no longer has the digests under which it was taken',
  },
  'evidence-unwritable': {
    exitCode: ExitCode.limit,
    status: 507,
    means: 'evidence cannot be kept: the disk is full or the store is not writable',
  },
  'time-stamp-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means:
      'a time stamp (RFC 3161) is unreadable, refused, of other content, or not signed by a trusted authority',
  },
  'proof-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'a file is not an OpenTimestamps proof, or is the proof of other content',
  },
  'archive-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'a web archive (WARC, WACZ) is unreadable or does not have the digests that it states',
  },
  'archive-limit': {
    exitCode: ExitCode.limit,
    status: 413,
    means: 'a web archive unpacks to more than the bound for its bytes, records or entries',
  },
}

/** Something is wrong with evidence, or with what is to become evidence. */
export class EvidenceError extends CodedError<EvidenceErrorCode> {
  protected readonly meanings = evidenceCodes
}
