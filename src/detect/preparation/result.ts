import type { Json } from '../../kernel/canonical-json.ts'

/** What may be a sign of preparation. None of them is a finding against anybody. */
export const leadKinds = ['creation-burst', 'waking', 'renaming', 'language-change', 'topic-change'] as const
export type LeadKind = (typeof leadKinds)[number]

export interface PreparationParameters {
  /** False discovery rate over all days, weeks and kinds together. */
  readonly q: number
  /** Days without a post after which an account counts as dormant. */
  readonly dormant: number
  /** Accounts below which a lead is not made: nobody is shown alone. */
  readonly fewest: number
  /** How many of the inputs, the last ones, are lists of accounts. */
  readonly accountLists: number
  readonly map: Json | null
}

/**
 * More accounts than expected did something on one day, or in one week none of whose days stands out. A count of accounts, never an account: the ones behind it
 * are not kept.
 */
export interface Lead {
  readonly kind: LeadKind
  readonly span: 'day' | 'week'
  /** `2027-05-01`; of a week its Monday. */
  readonly day: string
  readonly accounts: number
  /** Expected from the other days or weeks, and out of how many accounts it could have been; over a week, counted each day. */
  readonly expected: number
  readonly outOf: number
  /** Poisson tail with overdispersion, and adjusted over all tests of all kinds. */
  readonly p: number
  readonly q: number
  /** What the accounts have in common, where it is common: a language or hashtag turned to. */
  readonly shared: string | null
  /** Always low: it is a lead. */
  readonly confidence: 'low'
}

export interface KindSummary {
  readonly kind: LeadKind
  /** Accounts of which the input says enough; 0 where it says nothing. */
  readonly accounts: number
  /** Days and weeks that were tested, and what they held altogether. */
  readonly days: number
  readonly weeks: number
  readonly events: number
  /** Variance over mean of the days' counts: 1 where they scatter as by chance, more where days differ anyway. */
  readonly dispersion: number
  readonly leads: number
  /** Accounts by day from `first` on. */
  readonly first: string
  readonly perDay: readonly number[]
}

export interface PreparationResult {
  /** Days, both ends included. */
  readonly window: { readonly from: string; readonly to: string }
  readonly posts: number
  readonly accounts: number
  readonly tests: number
  /** Newest first. */
  readonly leads: readonly Lead[]
  /** Leads beyond the bound, counted and not kept. */
  readonly leftOut: number
  readonly kinds: readonly KindSummary[]
  readonly unseen: readonly LeadKind[]
}
