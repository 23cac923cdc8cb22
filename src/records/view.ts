import type { Role, Sphere } from './authorisation.ts'
import type { Derived, TimelineEntry } from './kind.ts'
import type { Scope } from './scopes.ts'
import type { RecordState } from './state.ts'

/** Who acts or reads. */
export interface Person {
  /** As it stands in the ledger. */
  readonly name: string
  readonly role: Role
  /** The sphere of the organisation that the role is held in; without one, that of the role. */
  readonly sphere?: Sphere
  readonly organisation?: string
  /** What an access token may be used for; absent where the person acts directly. */
  readonly scopes?: readonly Scope[]
}

/** A record as one reader may see it. */
export interface RecordView extends RecordState {
  readonly id: string
  /** `TC-2027-0012` for a kind that is numbered. */
  readonly number: string | null
  /** Whether names are hidden from this reader until they have put their own result on record. */
  readonly masked: boolean
  readonly derived: Readonly<Record<string, Derived>>
  readonly timeline: readonly TimelineEntry[]
  /** Titles of the records it links to, as far as the reader may see them. */
  readonly links: ReadonlyMap<
    string,
    { readonly kind: string; readonly title: string; readonly number: string | null }
  >
}
