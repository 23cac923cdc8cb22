import type { Json } from '../kernel/canonical-json.ts'
import type { LedgerEvent, Projection } from '../ledger/index.ts'
import { type Tlp, tlpLevels } from '../vocab/tlp.ts'
import { anyone, type Role, type Sphere, sphereOf, spheres } from './authorisation.ts'
import type { Content } from './kind.ts'

export const changes = ['created', 'revised', 'approved', 'retracted'] as const
export type Change = (typeof changes)[number]

/** Where a record stands after its newest event. Times are milliseconds since 1970. */
export interface RecordState {
  readonly kind: string
  readonly fields: Content
  readonly tlp: Tlp
  readonly shared: boolean
  readonly sphere: Sphere
  readonly createdBy: string
  readonly created: number
  readonly changedBy: string
  readonly changed: number
  /** Sequence of the newest event: what an editor must have seen. */
  readonly revision: number
  readonly versions: number
  /** Authors of what nobody has approved yet. */
  readonly writers: readonly string[]
  readonly approved: { readonly by: string; readonly at: number } | null
  /** The version that was approved last, while a later one waits for approval. */
  readonly standing: Standing | null
  readonly retracted: { readonly by: string; readonly at: number; readonly reason: string } | null
}

export interface Standing {
  readonly fields: Content
  readonly tlp: Tlp
  readonly by: string
  readonly at: number
}

/** What an event of the engine says, or null for any other event. */
export interface ReadEvent {
  readonly kind: string
  readonly change: Change
  readonly role: Role
  readonly sphere: Sphere
  readonly tlp: Tlp
  readonly shared: boolean
  readonly fields: Content
  readonly reason: string
}

const form = /^([a-z][a-z0-9-]*)\.(created|revised|approved|retracted)$/

export function readRecordEvent(event: LedgerEvent): ReadEvent | null {
  const [, kind, change] = form.exec(event.kind) ?? []
  const body = event.body
  if (kind === undefined || body === null) return null
  const role = anyone.find((one) => one === body.role)
  const tlp = tlpLevels.find((one) => one === body.tlp)
  if (role === undefined || tlp === undefined) return null
  const { fields } = body
  return {
    kind,
    change: change as Change,
    role,
    sphere: spheres.find((one) => one === body.sphere) ?? sphereOf[role],
    tlp,
    shared: body.shared === true,
    fields:
      typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? (fields as Content) : {},
    reason: typeof body.reason === 'string' ? body.reason : '',
  }
}

export function nextState(state: RecordState | null, event: LedgerEvent): RecordState | null {
  const read = readRecordEvent(event)
  if (read === null) return state === null ? null : { ...state, revision: event.sequence }
  const { author, recorded, sequence } = event
  const touched = { changedBy: author, changed: recorded, revision: sequence }
  if (read.change === 'approved') {
    const approved = { by: author, at: recorded }
    return state && { ...state, revision: sequence, approved, standing: null, writers: [] }
  }
  if (read.change === 'retracted') {
    return state && { ...state, ...touched, retracted: { by: author, at: recorded, reason: read.reason } }
  }
  // After a deletion by law of the first event the second one begins the record.
  const base = state ?? { createdBy: author, created: recorded, sphere: read.sphere }
  return {
    kind: read.kind,
    fields: read.fields,
    tlp: read.tlp,
    shared: read.shared,
    sphere: base.sphere,
    createdBy: base.createdBy,
    created: base.created,
    ...touched,
    versions: (state?.versions ?? 0) + 1,
    writers: [...new Set([...(state?.writers ?? []), author])],
    approved: null,
    standing: state?.approved
      ? { fields: state.fields, tlp: state.tlp, ...state.approved }
      : (state?.standing ?? null),
    retracted: null,
  }
}

/** The record as it was approved last, or null when nobody ever approved it. */
export function standingState(state: RecordState): RecordState | null {
  if (state.approved !== null) return state
  if (state.standing === null) return null
  const { fields, tlp, by, at } = state.standing
  return { ...state, fields, tlp, approved: { by, at }, standing: null }
}

/** The newest state of every record of the engine, as a table of the ledger. */
export const recordStates: Projection = {
  name: 'record-states',
  version: 2,
  reduce: (state, event) =>
    nextState(state as unknown as RecordState | null, event) as unknown as Json | null,
}
