import { type Ledger, ledgerKinds } from '../ledger/index.ts'
import type { Tlp } from '../vocab/tlp.ts'
import type { Role } from './authorisation.ts'
import { differences, type FieldDifference, type Side } from './difference.ts'
import type { Content, RecordKind } from './kind.ts'
import { allows } from './person.ts'
import { type Change, nextState, type RecordState, readRecordEvent } from './state.ts'
import type { Person } from './view.ts'

/** One event of a record: who did what when, and how to check it. */
export interface HistoryEntry {
  readonly sequence: number
  /** `erased`: its content was deleted by law; `tombstone`: that deletion; `other`: not written by the engine. */
  readonly change: Change | 'erased' | 'tombstone' | 'other'
  readonly author: string
  readonly role: Role | null
  /** Milliseconds since 1970. */
  readonly recorded: number
  /** Hexadecimal leaf hash. */
  readonly hash: string
  readonly tlp: Tlp | null
  readonly reason: string
  /** Against the version before; null where the reader may not see one of the two. */
  readonly differences: readonly FieldDifference[] | null
}

/** Newest first. A version that was stricter than the reader may see stays hidden, whatever the record is now. */
export async function historyOf(
  ledger: Ledger,
  kind: RecordKind,
  id: string,
  reader: Person,
): Promise<readonly HistoryEntry[]> {
  const entries: HistoryEntry[] = []
  const names = Object.keys(kind.fields)
  const visible = (state: RecordState | null) => state === null || allows(reader, 'read', kind, state)
  let state: RecordState | null = null
  for await (const event of ledger.events({ record: id })) {
    const read = readRecordEvent(event)
    const next: RecordState | null = nextState(state, event)
    const tombstone = event.kind === ledgerKinds.erased
    const both = visible(state) && visible(next)
    entries.push({
      sequence: event.sequence,
      change: read?.change ?? (tombstone ? 'tombstone' : event.body === null ? 'erased' : 'other'),
      author: event.author,
      role: read?.role ?? null,
      recorded: event.recorded,
      hash: event.hash,
      tlp: read?.tlp ?? null,
      reason: tombstone ? String(event.body?.reason) : both ? (read?.reason ?? '') : '',
      differences: both ? differences(names, state?.fields ?? {}, next?.fields ?? {}) : null,
    })
    state = next
  }
  return entries.reverse()
}

/** The record as it was when an event of the record was the newest, or null when there is no such event. */
export async function versionAt(
  ledger: Ledger,
  kind: RecordKind,
  id: string,
  sequence: number,
): Promise<Side | null> {
  let state: RecordState | null = null
  for await (const event of ledger.events({ record: id })) {
    if (event.sequence > sequence) return null
    state = nextState(state, event)
    if (event.sequence === sequence) return state?.kind === kind.name ? state : null
  }
  return null
}

/** A version that a second person approved. */
export interface Version {
  /** Of the event that approved it. */
  readonly sequence: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly by: string
  readonly fields: Content
}

/** Newest first; versions that were stricter than the reader may see are left out. */
export async function approvedVersions(
  ledger: Ledger,
  kind: RecordKind,
  id: string,
  reader: Person,
): Promise<readonly Version[]> {
  const versions: Version[] = []
  let state: RecordState | null = null
  for await (const event of ledger.events({ record: id })) {
    state = nextState(state, event)
    if (state?.kind !== kind.name || readRecordEvent(event)?.change !== 'approved') continue
    if (!allows(reader, 'read', kind, state)) continue
    versions.push({ sequence: event.sequence, at: event.recorded, by: event.author, fields: state.fields })
  }
  return versions.reverse()
}
