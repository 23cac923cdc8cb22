import type { Json } from '../../kernel/canonical-json.ts'

/** The kinds of object that two accounts can act on together. */
export type ObjectKind = 'link' | 'reshare' | 'text' | 'hashtags' | 'media' | 'reply' | 'object'

export const objectKinds: readonly ObjectKind[] = [
  'link',
  'reshare',
  'text',
  'hashtags',
  'media',
  'reply',
  'object',
]

/** How one kind of object was tested. */
export interface KindSummary {
  readonly kind: ObjectKind
  /** Seconds within which two actions count as together. */
  readonly window: number
  readonly actions: number
  readonly accounts: number
  readonly objects: number
  /** Pairs of actions of different accounts on one object within the window. */
  readonly coActions: number
  /** Pairs of accounts with at least one co-action. */
  readonly pairs: number
  /** Edges accepted at the false discovery rate. */
  readonly edges: number
  /** Actions beyond the cap per object and window: kept as exposure, not paired. 0 when nothing was left out. */
  readonly capped: number
}

/** One kind's evidence for one pair. Statistics refer to the null model named in `Nulls`. */
export interface EdgeEvidence {
  readonly kind: ObjectKind
  /** Distinct objects on which the two acted within the window. */
  readonly count: number
  /** Co-actions on distinct objects expected under the null. */
  readonly expected: number
  /** Probability of evidence at least this strong under the null, an upper bound. */
  readonly p: number
  /** Benjamini and Hochberg's adjusted p over all pairs of this kind that could have been tested, times the number of kinds. */
  readonly q: number
}

/** An accepted edge. `a` and `b` index `CoordinationResult.accounts`, a < b. */
export interface Edge {
  readonly a: number
  readonly b: number
  /** The strongest kind's figures; `evidence` holds each kind. */
  readonly count: number
  readonly expected: number
  readonly p: number
  readonly q: number
  /** Both ends openly belong together by the declared list: shown, never counted as suspicious. */
  readonly affiliated: boolean
  /** How often `a` acted first, at the same time, and second. */
  readonly order: readonly [first: number, same: number, second: number]
  readonly evidence: readonly EdgeEvidence[]
}

/** What an account does in its community. `copied`: only ever repeated by others, never part of the suspicion. */
export type Role = 'member' | 'copied' | 'follower'

export interface CommunityMember {
  /** Index into `CoordinationResult.accounts`. */
  readonly account: number
  readonly role: Role
  readonly actions: number
  /** Accepted edges inside the community. */
  readonly degree: number
}

/** An object that members of a community acted on together. */
export interface SharedObject {
  readonly kind: ObjectKind
  /** The link, text, tag sequence, hash or id itself. */
  readonly object: string
  /** Members that acted on it within a window of each other. */
  readonly accounts: number
  /** All accounts of the data that acted on it. */
  readonly everyone: number
  /** Milliseconds since 1970 of the members' first action. */
  readonly first: number
  /** Each member action: seconds after the first, index into `members`, and the post's content id. */
  readonly actions: readonly { readonly after: number; readonly member: number; readonly post: string }[]
}

export interface Community {
  /** `C1` is the largest; stable for one result. */
  readonly id: string
  /** `affiliated`: its members openly belong together by the declared list. `undeclared`: none of them is on it. */
  readonly affiliation: 'undeclared' | 'affiliated'
  /** Name of the declared affiliation when there is one. */
  readonly affiliationName: string | null
  readonly members: readonly CommunityMember[]
  /** Edges inside, as indices into `CoordinationResult.edges`. */
  readonly edges: readonly number[]
  readonly objectCount: number
  readonly kinds: readonly ObjectKind[]
  /** Median seconds between first and later posts of the shared objects. */
  readonly medianLag: number
  /** Sum over edges: co-actions seen, and expected under the null. */
  readonly seen: number
  readonly expected: number
  /** Probability that labels shuffled among equally active accounts give a community this dense, an upper bound. */
  readonly p: number
  /** ICD 203 likelihood term that this group acts together beyond chance. */
  readonly likelihood: string
  readonly firstSeen: number
  readonly lastSeen: number
  /** Language code and share of the members' posts, largest first. */
  readonly languages: readonly { readonly language: string; readonly share: number }[]
  /** 24 counts of members' posts by hour, UTC. */
  readonly hours: readonly number[]
  /** Lags between a first post and each later one, in seconds, as a histogram beside what the null expects. */
  readonly lags: {
    readonly edges: readonly number[]
    readonly seen: readonly number[]
    readonly expected: readonly number[]
  }
  /** The objects with most members, at most 50; `objectCount` says how many there are. */
  readonly objects: readonly SharedObject[]
}

/** What the same rule finds where nothing can be coordinated. */
export interface SelfCheck {
  /** Accepted edges after permuting accounts among actions; null where the check was left out. */
  readonly permuted: number | null
  /** Accepted edges after moving every action at random inside its interval. */
  readonly jittered: number | null
  /** That interval for the shortest window; longer windows have proportionally longer ones. */
  readonly jitterSeconds: number
  /** False edges expected among those accepted: q times their number. */
  readonly expectedFalse: number
}

export interface NullModel {
  readonly name: string
  /** What it controls for, in words for the page. */
  readonly controls: readonly string[]
  readonly chosen: boolean
  readonly why: string
}

export interface Coverage {
  readonly posts: number
  readonly rejected: number
  readonly accounts: number
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
  readonly timeResolution: string
  readonly platforms: readonly { readonly platform: string; readonly posts: number; readonly last: number }[]
  /** Kinds of object the input has no data for, so that nothing can be said of them. */
  readonly unseen: readonly ObjectKind[]
  /** Posts a day, oldest first. */
  readonly perDay: readonly { readonly day: string; readonly posts: number }[]
}

/** What a scan was told; with the inputs and the seed it determines the result. */
export interface CoordinationParameters {
  /** Seconds for kinds that one click repeats: links, reshares, media, replies, objects as given. */
  readonly window: number
  /** Seconds for texts and hashtag sequences. */
  readonly textWindow: number
  /** False discovery rate. */
  readonly q: number
  /** Actions on one object within one window beyond which they count as exposure only. */
  readonly cap: number
  /** Windows of the interval inside which the self-check moves every action. */
  readonly jitter: number
  readonly kinds: readonly ObjectKind[]
  /** Who is declared to belong together openly, by pseudonym; in order. Accounts without a post are left out. */
  readonly affiliations: readonly { readonly account: string; readonly affiliation: string }[]
  /** Field to column, where the input was read by a map; else null. */
  readonly map: Json | null
}

/** The result of the detector `coordination` in native mode. */
export interface CoordinationResult {
  /** Pseudonyms of the accounts with an accepted edge, sorted. */
  readonly accounts: readonly string[]
  readonly nullModels: readonly NullModel[]
  readonly kinds: readonly KindSummary[]
  /** Pairs that could have been tested, over all kinds. */
  readonly tests: number
  readonly edges: readonly Edge[]
  readonly communities: readonly Community[]
  readonly selfCheck: SelfCheck
  readonly coverage: Coverage
}
