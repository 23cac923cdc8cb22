import { LedgerError } from './errors.ts'
import type { SigningKey, VerifierKey } from './keys.ts'
import type { Hash } from './merkle.ts'
import { openNote, signNote } from './note.ts'

/** A tree head as in C2SP tlog-checkpoint. */
export interface Checkpoint {
  /** The log's name; the name of the key that opened it. */
  readonly origin: string
  /** Number of events. */
  readonly size: number
  readonly root: Hash
  /** The signed note itself. */
  readonly note: string
}

export function signCheckpoint(origin: string, size: number, root: Hash, key: SigningKey): string {
  return signNote(`${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`, [key])
}

/** @throws LedgerError `invalid-note` when it cannot be read, `integrity` when no known key signed it */
export function openCheckpoint(note: string, known: readonly VerifierKey[]): Checkpoint {
  const { text } = openNote(note, known)
  const [origin, size, root] = text.split('\n')
  const bytes = Buffer.from(root ?? '', 'base64')
  const count = Number(size)
  if (!origin || !/^(0|[1-9]\d*)$/.test(size ?? '') || !Number.isSafeInteger(count) || bytes.length !== 32) {
    throw new LedgerError('invalid-note', 'a checkpoint has an origin, a size and a root hash, one a line')
  }
  return { origin, size: count, root: bytes, note }
}
