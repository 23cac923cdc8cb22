import type { Json } from '../../kernel/canonical-json.ts'
import type { LikelihoodTerm } from '../../vocab/confidence.ts'
import type { exposureClasses } from '../../vocab/exposure.ts'
import type { Coverage } from '../coordination/result.ts'
import type { CopyKind } from './kinds.ts'

export type ExposureClass = keyof typeof exposureClasses

/** One wording inside a family. */
export interface Variant {
  /** As its earliest post wrote it; whom it mentions under a pseudonym. */
  readonly text: string
  /** How it stands to the family's earliest wording. */
  readonly kind: CopyKind
  /** Words in common with that one and in order, over all words of both: 0 to 1. */
  readonly shared: number
  /** Cosine of both vectors, where it came to the family by meaning. */
  readonly meaning?: number
  readonly posts: number
  readonly accounts: number
  /** Milliseconds since 1970 of its earliest post. */
  readonly first: number
}

/** One post of a family. */
export interface Member {
  readonly post: string
  /** Index into `CopiesResult.accounts`. */
  readonly account: number
  /** Milliseconds since 1970. */
  readonly time: number
  /** Index into `Family.variants`; -1 where that one is not listed. */
  readonly variant: number
}

/** Texts with one source. Members and variants are the earliest; the counts say how many there are. */
export interface Family {
  /** `T1` is among the likeliest to have one source the one with most accounts; stable for one result. */
  readonly id: string
  readonly posts: number
  readonly accounts: number
  readonly wordings: number
  /** Milliseconds since 1970. */
  readonly first: number
  readonly last: number
  /** Posts by how their wording stands to the earliest one. */
  readonly kinds: Readonly<Record<CopyKind, number>>
  readonly languages: readonly string[]
  readonly platforms: readonly string[]
  /** ICD 203 term for "these texts have one source". */
  readonly likelihood: LikelihoodTerm
  readonly variants: readonly Variant[]
  readonly members: readonly Member[]
  /** Steps of the path: when each outlet class first carried it, in the order of time. */
  readonly path: readonly PathStep[]
  /** Posts by class in bars of so many seconds since the first post. */
  readonly spread: {
    readonly barSeconds: number
    readonly bars: readonly { readonly exposure: ExposureClass; readonly posts: readonly number[] }[]
  }
}

export interface PathStep {
  readonly exposure: ExposureClass
  readonly first: number
  readonly posts: number
  readonly accounts: number
}

/** An account that the user declared to be an outlet, so that its name and class may be shown. */
export interface DeclaredOutlet {
  /** Its pseudonym as an account. */
  readonly account: string
  readonly name: string
  readonly exposure: ExposureClass
}

/** One end of a passage: the earliest post of its text. */
export interface PassageEnd {
  readonly post: string
  /** Index into `CopiesResult.accounts`. */
  readonly account: number
  /** Milliseconds since 1970. */
  readonly time: number
  /** The passage with some words around it, as written; whom it mentions under a pseudonym. */
  readonly excerpt: string
  /** Words of the whole text, and the share of them that the passage is, 0 to 1. */
  readonly words: number
  readonly share: number
}

/** A passage of an earlier text inside a later one that is no copy of it as a whole. */
export interface Passage {
  /** `P1` is the longest; stable for one result. */
  readonly id: string
  /** Words in common and in order; a character of a script without spaces counts half. */
  readonly words: number
  readonly earlier: PassageEnd
  readonly later: PassageEnd
}

/** How much of what a declared outlet or a site published others had published before. */
export interface CopiedShare {
  /** Index into `CopiesResult.accounts`: a declared outlet or a site, never a person. */
  readonly account: number
  /** Its posts long enough to compare: the denominator. */
  readonly posts: number
  /** Time of the first and the last of them, milliseconds since 1970. */
  readonly first: number
  readonly last: number
  /** Of these, posts in a family that somebody else opened. */
  readonly copied: number
  /** Of these, posts in a family that an outlet of the classes official, controlled, linked or aligned opened. */
  readonly fromOvert: number
  /** Posts that are no copy as a whole, but hold a passage of what somebody else had published. */
  readonly passages: number
  /** From which declared outlets, most copied first. */
  readonly sources: readonly CopiedFrom[]
}

export interface CopiedFrom {
  /** Index into `CopiesResult.accounts`. */
  readonly account: number
  readonly copied: number
  readonly passages: number
}

/** A declared outlet whose texts others carried. */
export interface Origin {
  /** `O1` is the one with most carried texts; stable for one result. */
  readonly id: string
  /** Index into `CopiesResult.accounts`. */
  readonly account: number
  /** Its posts long enough to compare; first and last of them in milliseconds since 1970. */
  readonly posts: number
  readonly first: number
  readonly last: number
  /** Its posts that opened a family which others joined, and those of which others carried a passage only. */
  readonly opened: number
  readonly quoted: number
}

/** The sentence encoder with which meanings were compared. */
export interface UsedVectors {
  /** SHA-256 over the digests of model and tokenizer. */
  readonly digest: string
  readonly runtime: string
  /** Cosine from which two texts say the same. */
  readonly meaning: number
}

export interface CopiesParameters {
  readonly edited: number
  readonly reworded: number
  readonly evidence: number
  readonly outlets: readonly DeclaredOutlet[]
  /** Field to column, where the input was read by a map; else null. */
  readonly map: Json | null
  /** Absent where meanings were not compared. */
  readonly vectors?: UsedVectors
}

export interface CopiesResult {
  /** Pseudonyms of the accounts that a listed family names, sorted. */
  readonly accounts: readonly string[]
  /** Families with two accounts and more: the likeliest to have one source first, then those with most accounts, at most 200. */
  readonly families: readonly Family[]
  readonly familyCount: number
  /** Families of one account that repeats itself: not listed. */
  readonly alone: number
  /** Passages between different accounts: the longest, at most 200. */
  readonly passages: readonly Passage[]
  readonly passageCount: number
  readonly copiedShares: readonly CopiedShare[]
  /** Declared outlets whose texts others carried, those with most such texts first. */
  readonly origins: readonly Origin[]
  readonly looked: {
    readonly posts: number
    readonly distinct: number
    /** Posts left out: reshares, which act on the post they repeat, and texts too short. */
    readonly reshares: number
    readonly short: number
    /** Comparisons left out of groups that were too crowded, see the model card. */
    readonly crowded: number
    readonly left: number
    readonly unseen: number
    /** Links that would only have chained two families together. */
    readonly refused: number
    /** Texts long enough to hold a passage, and fingerprints left out because too many texts have them. */
    readonly long: number
    readonly common: number
    /** Texts whose meaning was compared; absent where none was. */
    readonly meanings?: number
  }
  readonly coverage: Coverage
}
