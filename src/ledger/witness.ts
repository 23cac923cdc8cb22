import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import { LedgerError } from './errors.ts'
import type { VerifierKey } from './keys.ts'
import { type Hash, sameHash, verifyConsistency } from './merkle.ts'

/** A published checkpoint with the proof that it continues an older one, as C2SP tlog-witness sends it. */
export interface Publication {
  readonly old: number
  readonly proof: readonly Hash[]
  readonly note: string
}

export function writePublication({ old, proof, note }: Publication): string {
  const lines = proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`)
  return `old ${old}\n${lines.join('')}\n${note}`
}

/**
 * Reads a publication, or a bare checkpoint, which proves nothing about older ones.
 * @throws LedgerError `invalid-note`
 */
export function readPublication(text: string): Publication {
  const [, digits] = /^old (0|[1-9]\d{0,15})\n/.exec(text) ?? []
  if (digits === undefined) return { old: 0, proof: [], note: text }
  const end = text.indexOf('\n\n')
  const lines = end < 0 ? [] : text.slice(0, end).split('\n').slice(1)
  const proof = lines.map((line) => Buffer.from(line, 'base64'))
  if (
    end < 0 ||
    lines.length > 63 ||
    proof.some((hash, i) => hash.length !== 32 || hash.toString('base64') !== lines[i])
  ) {
    throw new LedgerError('invalid-note', 'the consistency proof is not one hash a line')
  }
  return { old: Number(digits), proof, note: text.slice(end + 2) }
}

/**
 * What a witness does: remembers the last checkpoint it saw and accepts only one that continues it.
 * @param lastSeen the note remembered, or null the first time
 * @returns the checkpoint to remember from now on; the remembered one when the published one is older
 * @throws LedgerError `integrity` when the ledger was rewritten or forked, `not-found` when the proof starts elsewhere
 */
export function witness(
  published: Publication,
  lastSeen: string | null,
  known: readonly VerifierKey[],
): Checkpoint {
  const next = openCheckpoint(published.note, known)
  if (!known.some((key) => key.name === next.origin)) {
    throw new LedgerError('integrity', `the checkpoint is of ${next.origin}, not of ${known[0]?.name}`)
  }
  if (lastSeen === null) return next
  const seen = openCheckpoint(lastSeen, known)
  if (seen.origin !== next.origin) {
    throw new LedgerError(
      'integrity',
      `the checkpoint is of ${next.origin}, the one last seen of ${seen.origin}`,
    )
  }
  if (next.size < seen.size) {
    throw new LedgerError('integrity', `the ledger shrank from ${seen.size} to ${next.size} events`, {
      hint: 'an older checkpoint shown again looks the same: ask for the newest one',
    })
  }
  if (next.size === seen.size) {
    if (sameHash(next.root, seen.root)) return next
    throw new LedgerError('integrity', `two different ledgers of ${next.size} events were published: a fork`)
  }
  if (seen.size > 0 && published.old !== seen.size) {
    throw new LedgerError(
      'not-found',
      `the proof starts at ${published.old} events, last seen were ${seen.size}`,
      {
        hint: `ask for tocsin ledger checkpoint --since ${seen.size}`,
      },
    )
  }
  if (!verifyConsistency(seen.size, next.size, seen.root, next.root, published.proof)) {
    throw new LedgerError(
      'integrity',
      `the first ${seen.size} events are not those seen before: rewritten or a fork`,
    )
  }
  return next
}
