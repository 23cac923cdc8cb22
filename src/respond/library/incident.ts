import type { incidentSorts, Mark, means } from '../../vocab/means.ts'
import type { Naming, ResponseName, Speaker } from '../../vocab/responses.ts'

export type Means = keyof typeof means
export type IncidentSort = keyof typeof incidentSorts

interface Entry {
  /** `2016-10-07`, or null where no day is known. */
  readonly day: string | null
  /** As the source names it. */
  readonly by: string
  /** Codes of the governments behind it; empty where it was no government. */
  readonly governments: readonly string[]
  readonly mark: Mark
  readonly links: readonly string[]
}

/** Somebody said where an operation came from. */
export interface Statement extends Entry {
  readonly speaker: Speaker
  readonly naming: Naming
  /** How sure they said they were, in their words; empty where they did not say. */
  readonly words: string
}

/** Something was done about an operation. */
export interface Response extends Entry {
  readonly type: ResponseName
  readonly detail: string
}

/**
 * Whether anybody may be named: `named` by a government or an official inquiry, `named-privately` by others only,
 * `alleged` by the press or one side only, `contested`, or `unattributed`. It is shown wherever the actor is.
 */
export const standings = ['named', 'named-privately', 'alleged', 'contested', 'unattributed'] as const
export type Standing = (typeof standings)[number]

/** An incident of the library. Days are `2016-11-08`. */
export interface Incident {
  readonly id: string
  /** Code of the country or union whose election it was. */
  readonly country: string
  /** `US-2016-11-08`: incidents of one vote share it. */
  readonly electionId: string
  /** What was voted on, e.g. `presidential`. */
  readonly office: string
  readonly vote: string
  /** Code of the accused state; null where nobody may be named. */
  readonly actor: string | null
  readonly entity: string
  readonly standing: Standing
  readonly means: readonly Means[]
  readonly sorts: readonly IncidentSort[]
  readonly platforms: readonly string[]
  /** Day on which it became visible to the public, or to the authority where the caveat says so. */
  readonly seen: string | null
  readonly statements: readonly Statement[]
  readonly responses: readonly Response[]
  readonly mark: Mark
  readonly caveat: string
  readonly sources: readonly string[]
  readonly links: readonly string[]
  /** The public learnt of the operation through the attribution itself. */
  readonly selfRevealed: boolean
  /** Left out of all figures, as the compilers marked it. */
  readonly excluded: boolean
  /** The compilers' ruling on which measure answers this operation; null where the first one does. */
  readonly ruling: { readonly measure: string | null; readonly why: string } | null
  /** Entries that its compilers only remembered, and which are therefore not shown. */
  readonly omitted: number
  /** The record that says so, since when in milliseconds since 1970, on what and why; null for what ships as it is. */
  readonly edited: {
    readonly record: string
    readonly at: number
    readonly sources: readonly string[]
    readonly why: string
  } | null
}

/** From the first observation until: anybody names a foreign source, a government names the state, the target's own does, a measure. */
export const intervals = ['named', 'government', 'target', 'measure'] as const
export type Interval = (typeof intervals)[number]
