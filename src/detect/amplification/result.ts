import type { Json } from '../../kernel/canonical-json.ts'
import type { Aggregate, ByClass, Frame, Row } from './aggregate.ts'
import type { Exposure, TrackedOutlet } from './outlets.ts'

export interface Topic {
  readonly name: string
  /** Words or phrases; a text is on the topic when it has one of them whole. */
  readonly words: readonly string[]
}

export interface AmplificationParameters {
  /** How many of the inputs, the last ones, are lists of outlets. */
  readonly outletLists: number
  readonly topics: readonly Topic[]
  /** False discovery rate among all accounts, and among all hashtags. */
  readonly q: number
  /** Field to column, where the posts were read by a map; else null. */
  readonly map: Json | null
}

/** One outlet of which something was seen. */
export interface OutletSeen {
  /** Its assertion with evidence, day and grade, as the list has it. */
  readonly outlet: TrackedOutlet
  /** Its own posts, and addresses on its domains that anybody shared. */
  readonly ownPosts: number
  readonly addresses: number
  /** Posts of others that link to it or repeat it, and by how many accounts. */
  readonly carried: number
  readonly accounts: number
  readonly first: number
  readonly last: number
}

/** An account that passes outlets on more often than the ordinary share explains. */
export interface Carrier {
  /** Pseudonym. */
  readonly account: string
  /** Posts in which it passes anything on, and of these outlets. */
  readonly passed: number
  readonly carried: number
  readonly expected: number
  /** Fisher's exact test, one side, and adjusted over all accounts that passed anything on. */
  readonly p: number
  readonly q: number
  readonly byClass: ByClass
}

export interface HashtagRow extends Row {
  /** Posts with it that carry nothing of an outlet. */
  readonly elsewhere: number
  readonly expected: number
  readonly q: number
}

export interface AttentionDay {
  readonly day: string
  /** Items of tracked outlets that day, and of these on the topic. */
  readonly items: number
  readonly onTopic: number
}

export interface AmplificationResult {
  readonly frame: Frame
  /** Posts of accounts that are no outlet's and pass on a link or another's post. */
  readonly passingOn: number
  /** What was looked for: outlets with a class; rows of the lists without one are no state media. */
  readonly tracked: { readonly outlets: number; readonly unclassified: number }
  /** Those of which something was seen, most carried first. */
  readonly outlets: readonly OutletSeen[]
  readonly byClass: Readonly<
    Record<
      Exposure,
      {
        readonly outlets: number
        readonly items: number
        readonly carried: number
        readonly accounts: number
      }
    >
  >
  readonly carried: { readonly posts: number; readonly accounts: number; readonly share: number }
  readonly carriers: {
    /** Accounts that were tested: all that passed anything on. */
    readonly tests: number
    readonly found: readonly Carrier[]
    readonly foundCount: number
    /** Of the carried posts, what the found ones and what the ten busiest carriers account for. */
    readonly shareOfFound: number
    readonly shareOfTen: number
  }
  readonly links: Aggregate
  readonly hashtags: Aggregate<HashtagRow>
  readonly topics: Aggregate
  readonly attention: readonly { readonly topic: string; readonly days: readonly AttentionDay[] }[]
  /** Links of all posts, and of these through services that hide where they lead. */
  readonly linkCount: { readonly all: number; readonly shortened: number }
  readonly unseen: readonly ('links' | 'reshares' | 'hashtags' | 'outletPosts')[]
}
