import { CodedError, type CodeMeaning, ExitCode } from '../kernel/errors.ts'

export type AppErrorCode =
  | 'setting-invalid'
  | 'finding-missing'
  | 'finding-damaged'
  | 'detector-unknown'
  | 'input-missing'
  | 'dossier-impossible'
  | 'affiliation-invalid'
  | 'outlets-invalid'
  | 'nothing-to-compare'
  | 'vectors-unusable'
  | 'vectors-missing'
  | 'memory-limit'

export const appCodes: Readonly<Record<AppErrorCode, CodeMeaning>> = {
  'setting-invalid': {
    exitCode: ExitCode.usage,
    status: 500,
    means: 'an option or environment variable has a value that cannot be used',
  },
  'finding-missing': {
    exitCode: ExitCode.notFound,
    status: 404,
    means: 'the store has no finding of that id',
  },
  'finding-damaged': {
    exitCode: ExitCode.integrity,
    status: 500,
    means: 'the file of a finding no longer has the hash it says',
  },
  'detector-unknown': {
    exitCode: ExitCode.notFound,
    status: 404,
    means: 'a finding is by a detector that this version of the program does not have',
  },
  'input-missing': {
    exitCode: ExitCode.notFound,
    status: 404,
    means: 'a replay cannot find an input of the finding, or finds another file in its place',
  },
  'dossier-impossible': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'a finding rests on a list that a dossier cannot hold',
  },
  'affiliation-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'the list of declared affiliations is not a CSV of account and affiliation',
  },
  'outlets-invalid': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'the list of outlets is not a CSV of account, name and class',
  },
  'vectors-unusable': {
    exitCode: ExitCode.usage,
    status: 500,
    means:
      'the sentence encoder that was given is incomplete, cannot be run, or its packages are not installed',
  },
  'vectors-missing': {
    exitCode: ExitCode.notFound,
    status: 404,
    means: 'a finding compared meanings with a sentence encoder that is not the one that is set',
  },
  'memory-limit': {
    exitCode: ExitCode.limit,
    status: 413,
    means: 'a scan would need more memory for its numbers than the setting allows',
  },
  'nothing-to-compare': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'no post of the input has a link, text, reshare or other object that two accounts could share',
  },
}

/** Something is wrong with how the application was set up. */
export class AppError extends CodedError<AppErrorCode> {
  protected readonly meanings = appCodes
}
