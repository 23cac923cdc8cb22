import type { ConfidenceLevel } from '../../vocab/confidence.ts'
import type { Family, Kind } from './kinds.ts'

export interface InfrastructureParameters {
  /** How many of the inputs, the last ones, are background. */
  readonly backgrounds: number
  /** Days by which two times may miss each other and still count as one. */
  readonly slack: number
  /** Other sites that may share as much with a site by chance, at the most, where two are called linked. */
  readonly chance: number
}

/** `link`: at least two independent families. `lead`: anything less, whatever it weighs. */
export type PairLevel = 'link' | 'lead'

/** A value that sites share, with what makes it rare. */
export interface SharedIndicator {
  readonly kind: Kind
  readonly family: Family
  /** A registrant's is a pseudonym. */
  readonly value: string
  readonly bits: number
  /** Imported sites that carry it. */
  readonly carriers: number
  /** The sites by which it was weighed: how many carry it, out of how many. */
  readonly counted: {
    readonly carriers: number
    readonly sites: number
    readonly against: 'background' | 'imported'
  }
}

/** The strongest thing of one family that two sites share. */
export interface FamilyEvidence {
  readonly family: Family
  /** Index into the result's indicators. */
  readonly indicator: number
  readonly bits: number
  /** Days on which both had it; null where no day is known, so that nobody can say. */
  readonly from: string | null
  readonly to: string | null
}

export interface SitePair {
  /** Indices into the result's sites. */
  readonly a: number
  readonly b: number
  readonly level: PairLevel
  readonly confidence: Extract<ConfidenceLevel, 'low' | 'moderate'>
  /** Bits: the strongest of each family, added up. */
  readonly weight: number
  /** Other sites expected to share as much with one of them by chance. */
  readonly chance: number
  /** Strongest first. */
  readonly families: readonly FamilyEvidence[]
  /** What else they share: of the same families, so that it adds nothing. */
  readonly also: readonly number[]
}

/** Sites that links hold together, each with at least one other. */
export interface SiteCluster {
  /** `S1`, `S2` ... largest first. */
  readonly id: string
  readonly sites: readonly number[]
  readonly links: number
  /** Links that there could be. */
  readonly possible: number
}

/** One site's value in the picture. */
export interface Cell {
  readonly site: number
  readonly indicator: number
  readonly from: string | null
  readonly to: string | null
  readonly source: string
}

export interface KindCoverage {
  readonly kind: Kind
  /** Imported sites of which it is known, and values that at least two of them share. */
  readonly sites: number
  readonly shared: number
  /** Of these, too common to weigh anything. */
  readonly common: number
  /** Sites of the background of which it is known. */
  readonly background: number
}

export interface InfrastructureResult {
  readonly sites: readonly string[]
  readonly indicators: readonly SharedIndicator[]
  /** Links first, heaviest first. */
  readonly pairs: readonly SitePair[]
  readonly clusters: readonly SiteCluster[]
  readonly cells: readonly Cell[]
  readonly kinds: readonly KindCoverage[]
  readonly counts: {
    readonly sites: number
    readonly background: number
    readonly sightings: number
    readonly undated: number
    readonly links: number
    readonly leads: number
    /** Pairs that share only what strangers do, no more than by chance: counted and not listed. */
    readonly ordinary: number
    /** Times that two sites had the same value at different times. */
    readonly apart: number
    /** Shared values, carried by the most sites, whose pairs were not looked at. */
    readonly notCompared: number
  }
}
