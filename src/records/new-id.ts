import { canonicalJson } from '../kernel/canonical-json.ts'
import type { RandomBytes } from '../kernel/effects.ts'
import { sha256 } from '../kernel/hashing.ts'
import { base32OfHash } from '../kernel/ids.ts'
import type { Content, RecordKind } from './kind.ts'

/**
 * The id of a new record: random, or of its name where the kind allows each name once, so that the ledger itself
 * refuses a second one.
 * @param attempt how many ids were taken already
 */
export function newId(
  { name, prefix, unique }: RecordKind,
  fields: Content,
  attempt: number,
  randomBytes: RandomBytes,
): string {
  const source =
    unique === undefined ? randomBytes(16) : canonicalJson([name, fields[unique] ?? null, attempt])
  return `${prefix}-${base32OfHash(sha256(source), 8)}`
}
