import { EvidenceError } from './errors.ts'

/** Bounds against hostile archives; an honest capture of a page stays far below each. */
export interface ArchiveBounds {
  /** Bytes after decompression. */
  readonly bytes: number
  readonly records: number
  /** Bytes of one record, packed and unpacked. */
  readonly record: number
  /** Files inside a WACZ. */
  readonly entries: number
}

export const archiveBounds: ArchiveBounds = {
  bytes: 4 * 2 ** 30,
  records: 1_000_000,
  record: 2 ** 28,
  entries: 10_000,
}

/** Passes bytes through and stops at the bound. @throws EvidenceError `archive-limit` */
export async function* bounded(
  bytes: AsyncIterable<Uint8Array>,
  most: number,
  what: string,
): AsyncGenerator<Uint8Array> {
  let seen = 0
  for await (const chunk of bytes) {
    seen += chunk.length
    if (seen > most) throw tooMuch(`${what} unpacks to more than ${most} bytes`)
    yield chunk
  }
}

export function tooMuch(message: string): EvidenceError {
  return new EvidenceError('archive-limit', message, {
    hint: 'split the archive, or take only what is needed',
  })
}

export function unreadable(what: string, cause?: unknown): EvidenceError {
  return new EvidenceError('archive-invalid', what, {
    hint: 'capture it again, or take the file as it is with tocsin evidence take',
    cause,
  })
}
