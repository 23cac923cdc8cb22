import type { Json } from '../kernel/canonical-json.ts'
import type { StoredEvent } from './event.ts'
import type { Hash, NodeId, TreeNode } from './merkle.ts'

/** Where the ledger stands, in one row: all that is needed to append. */
export interface Head {
  readonly size: number
  /** Leaf hash of the last event; 32 zero bytes when there is none. */
  readonly last: Hash
  readonly recorded: number
  /** Roots of the perfect subtrees, largest first. */
  readonly peaks: readonly Hash[]
  /** Signed checkpoint of exactly this size; null while an import is under way. */
  readonly note: string | null
}

/** What a writer must know under the lock. */
export interface Question {
  readonly records: readonly string[]
  readonly bodies: readonly Hash[]
}

export interface Locked {
  readonly head: Head
  /** Sequence of the last event of each record asked for; absent for a new record. */
  readonly latest: ReadonlyMap<string, number>
  /** Those of the body hashes asked for that are in the ledger already, in hexadecimal. */
  readonly known: ReadonlySet<string>
}

export interface Commit {
  readonly head: Head
  readonly events: readonly StoredEvent[]
  readonly nodes: readonly TreeNode[]
  /** Sequences whose content goes. */
  readonly erase: readonly number[]
}

/** How far a projection has read, and in which version. */
export interface Position {
  readonly version: number
  readonly next: number
}

export interface ProjectionWrite {
  readonly name: string
  readonly from: Position | null
  readonly to: Position
  /** State by record; null removes it. */
  readonly rows: ReadonlyMap<string, Json | null>
  /** Empties the projection first. */
  readonly reset: boolean
}

export interface StateRow {
  readonly record: string
  readonly state: Json
}

/**
 * One ledger on disk. Writers of several processes take turns; a reader sees only what is committed.
 * Every method throws LedgerError `disk-full`, `busy`, `unavailable` or `integrity` (a damaged file).
 */
export interface LedgerStore {
  readonly kind: 'sqlite' | 'postgresql'
  head(): Promise<Head>
  /**
   * One durable transaction: `build` sees the state under the write lock and says what to add, or null for
   * nothing. Resolves after the sync to disk; rejects with nothing written.
   */
  commit(question: Question, build: (locked: Locked) => Commit | null): Promise<void>
  event(sequence: number): Promise<StoredEvent | null>
  /** At most `limit` events from `from` on, by sequence. */
  range(from: number, limit: number): Promise<StoredEvent[]>
  /** The same for one record. */
  ofRecord(record: string, from: number, limit: number): Promise<StoredEvent[]>
  /** In the order asked for; null where there is none. Level 0 is the leaf hash of an event. */
  nodes(ids: readonly NodeId[]): Promise<(Hash | null)[]>
  /** Computes the cached inner nodes and peaks anew from the leaf hashes, in one transaction. */
  rebuildTree(): Promise<void>
  /** What the engine itself says is wrong with its files, or null. */
  damage(): Promise<string | null>
  position(projection: string): Promise<Position | null>
  /** @returns false when another process has moved the projection in the meantime; nothing is written then */
  project(write: ProjectionWrite): Promise<boolean>
  /** Rows after `after` in order of record. */
  rows(projection: string, after: string, limit: number): Promise<StateRow[]>
  states(projection: string, records: readonly string[]): Promise<ReadonlyMap<string, Json>>
  close(): Promise<void>
}

/** Events read in one go, so that memory stays bounded at this many times the largest body. */
export const chunkSize = 500

export function splitPeaks(bytes: Uint8Array): Hash[] {
  return Array.from({ length: bytes.length / 32 }, (_, i) => bytes.subarray(i * 32, i * 32 + 32))
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
