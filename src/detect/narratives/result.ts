import type { Json } from '../../kernel/canonical-json.ts'
import type { Coverage } from '../coordination/result.ts'
import type { Burst } from './bursts.ts'
import type { Status } from './status.ts'
import type { Subject } from './subject.ts'

/** How a theme speaks about a subject, in posts. */
export interface Spoken {
  /** Index into `NarrativesParameters.subjects`. */
  readonly subject: number
  readonly named: number
  readonly attacks: number
  readonly supports: number
}

/** Texts that say the same things. An analyst decides whether that is a narrative, and gives it a name. */
export interface Theme {
  /** `N1` has most accounts; stable for one result. */
  readonly id: string
  /** What most of its accounts said, at most 8. */
  readonly phrases: readonly string[]
  readonly posts: number
  readonly accounts: number
  /** Milliseconds since 1970. */
  readonly first: number
  readonly last: number
  readonly platforms: readonly string[]
  readonly languages: readonly string[]
  /** Posts in each bar of the result's `bars`. */
  readonly counts: readonly number[]
  readonly bursts: readonly Burst[]
  readonly status: Status
  readonly subjects: readonly Spoken[]
  /** Subjects that it supports, and rivals of those it attacks in one contest; whether they know of it is not said. */
  readonly wouldBenefit: readonly number[]
  /** Its most repeated wordings; whom they mention appears under a pseudonym. */
  readonly samples: readonly { readonly text: string; readonly posts: number; readonly post: string }[]
}

export interface NarrativesParameters {
  readonly subjects: readonly Subject[]
  /** Field to column, where the input was read by a map; else null. */
  readonly map: Json | null
}

export interface NarrativesResult {
  /** Those with most accounts, at most 100. */
  readonly themes: readonly Theme[]
  readonly themeCount: number
  readonly bars: {
    /** Milliseconds since 1970 of the first bar, and the length of one. */
    readonly from: number
    readonly milliseconds: number
    /** All posts in each bar. */
    readonly totals: readonly number[]
  }
  /** The whole data: whom it speaks about. */
  readonly subjects: readonly Spoken[]
  readonly looked: { readonly posts: number; readonly inThemes: number; readonly reshares: number }
  readonly coverage: Coverage
}
