import { CodedError, type CodeMeaning, ExitCode } from '../kernel/errors.ts'

export type LakeErrorCode =
  | 'no-such-file'
  | 'unreadable'
  | 'empty-file'
  | 'unknown-columns'
  | 'no-usable-row'
  | 'unknown-preset'
  | 'bad-map'
  | 'bad-file'
  | 'compressed-badly'
  | 'bomb'
  | 'too-large'
  | 'no-store'
  | 'store-busy'
  | 'store-newer'
  | 'store-damaged'
  | 'not-writable'
  | 'disk-full'
  | 'out-of-memory'
  | 'cancelled'

export const lakeErrors: Readonly<Record<LakeErrorCode, CodeMeaning>> = {
  'no-such-file': { exitCode: ExitCode.notFound, status: 404, means: 'the named file does not exist' },
  unreadable: { exitCode: ExitCode.invalidInput, status: 422, means: 'the file cannot be opened or read' },
  'empty-file': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'the file has no bytes or only a header',
  },
  'unknown-columns': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'no preset recognises the columns of the file',
  },
  'no-usable-row': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'every row of the file was rejected',
  },
  'unknown-preset': { exitCode: ExitCode.usage, status: 400, means: 'there is no preset of that name' },
  'bad-map': { exitCode: ExitCode.usage, status: 400, means: 'the --map file is not a valid map' },
  'bad-file': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'the file is not what its first bytes say',
  },
  'compressed-badly': {
    exitCode: ExitCode.invalidInput,
    status: 422,
    means: 'the compressed file is damaged or cut short',
  },
  bomb: {
    exitCode: ExitCode.limit,
    status: 413,
    means: 'the compressed file grows more than a thousandfold, which no real export does',
  },
  'too-large': {
    exitCode: ExitCode.limit,
    status: 413,
    means: 'the file is larger than the configured limit',
  },
  'no-store': { exitCode: ExitCode.notFound, status: 404, means: 'the folder holds no store' },
  'store-busy': { exitCode: ExitCode.limit, status: 409, means: 'another import is writing to the store' },
  'store-newer': {
    exitCode: ExitCode.invalidInput,
    status: 500,
    means: 'the store was written by a newer version of the program',
  },
  'store-damaged': {
    exitCode: ExitCode.integrity,
    status: 500,
    means: 'a segment that the manifest lists is missing or changed',
  },
  'not-writable': {
    exitCode: ExitCode.limit,
    status: 507,
    means: 'the folder of the store may not be written',
  },
  'disk-full': {
    exitCode: ExitCode.limit,
    status: 507,
    means: 'the disk is full; the store is as it was before',
  },
  'out-of-memory': {
    exitCode: ExitCode.limit,
    status: 507,
    means: 'the query needs more than the memory setting even with spilling to disk',
  },
  cancelled: { exitCode: ExitCode.interrupted, status: 499, means: 'the work was interrupted' },
}

export class LakeError extends CodedError<LakeErrorCode> {
  protected readonly meanings = lakeErrors
}

/** Turns an error of the file system or of DuckDB into a coded one; coded errors pass through. */
export function lakeError(error: unknown, doing: string): LakeError {
  if (error instanceof LakeError) return error
  const message = error instanceof Error ? error.message : String(error)
  const code = (error as { code?: string } | null)?.code
  if (
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    code === 'EFBIG' ||
    /no space left|disk quota/i.test(message)
  ) {
    return new LakeError('disk-full', `${doing}: the disk is full`, {
      hint: 'free some space and run the same command again; nothing was changed',
      cause: error,
    })
  }
  if (/Out of Memory Error/i.test(message)) {
    return new LakeError('out-of-memory', `${doing}: the memory setting is too small`, {
      hint: 'raise the memory limit, or free space for temporary files',
      cause: error,
    })
  }
  if (/INTERRUPT/i.test(message) || code === 'ABORT_ERR')
    return new LakeError('cancelled', `${doing}: interrupted`)
  const firstLine = message.split('\n')[0]!.slice(0, 300)
  return new LakeError('bad-file', `${doing}: ${firstLine}`, { cause: error })
}

/** @throws LakeError `cancelled` once the signal has fired. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new LakeError('cancelled', 'interrupted; what was there before is unchanged')
}
