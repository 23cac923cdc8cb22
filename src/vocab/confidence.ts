/**
 * Words of estimative probability and of analytic confidence.
 * Source of the terms and bands: Office of the Director of National Intelligence, Intelligence Community
 * Directive 203, Analytic Standards (2 January 2015), section D.6.e(2)(a). The French wording is ours.
 */

/** A likelihood term of ICD 203; the English words are the key wherever a term is stored. */
export type LikelihoodTerm =
  | 'almost no chance'
  | 'very unlikely'
  | 'unlikely'
  | 'roughly even chance'
  | 'likely'
  | 'very likely'
  | 'almost certain'

/** How well founded a judgement is; another thing than how likely its statement is. */
export type ConfidenceLevel = 'low' | 'moderate' | 'high'

export interface Likelihood {
  readonly term: LikelihoodTerm
  /** ICD 203's second word for the same band. */
  readonly also: string
  /** The band in percent, both ends included. */
  readonly low: number
  readonly high: number
  readonly label: { readonly en: string; readonly fr: string }
}

export const likelihoods: readonly Likelihood[] = [
  {
    term: 'almost no chance',
    also: 'remote',
    low: 1,
    high: 5,
    label: { en: 'almost no chance', fr: 'presque exclu' },
  },
  {
    term: 'very unlikely',
    also: 'highly improbable',
    low: 5,
    high: 20,
    label: { en: 'very unlikely', fr: 'très improbable' },
  },
  {
    term: 'unlikely',
    also: 'improbable',
    low: 20,
    high: 45,
    label: { en: 'unlikely', fr: 'improbable' },
  },
  {
    term: 'roughly even chance',
    also: 'roughly even odds',
    low: 45,
    high: 55,
    label: { en: 'roughly even chance', fr: 'à peu près une chance sur deux' },
  },
  { term: 'likely', also: 'probable', low: 55, high: 80, label: { en: 'likely', fr: 'probable' } },
  {
    term: 'very likely',
    also: 'highly probable',
    low: 80,
    high: 95,
    label: { en: 'very likely', fr: 'très probable' },
  },
  {
    term: 'almost certain',
    also: 'nearly certain',
    low: 95,
    high: 99,
    label: { en: 'almost certain', fr: 'presque certain' },
  },
]

export interface Confidence {
  readonly level: ConfidenceLevel
  readonly label: { readonly en: string; readonly fr: string }
}

export const confidences: readonly Confidence[] = [
  { level: 'low', label: { en: 'low confidence', fr: 'confiance faible' } },
  { level: 'moderate', label: { en: 'moderate confidence', fr: 'confiance moyenne' } },
  { level: 'high', label: { en: 'high confidence', fr: 'confiance élevée' } },
]

/** The entry of a term, or nothing for words that ICD 203 does not know. */
export function likelihood(term: string): Likelihood | undefined {
  return likelihoods.find((entry) => entry.term === term || entry.also === term)
}

/** The term whose band holds a probability; on a border the more cautious one, nearer to an even chance. @param probability 0 to 1 */
export function likelihoodOf(probability: number): LikelihoodTerm {
  const percent = probability * 100
  const holding = likelihoods.filter((entry) => percent >= entry.low && percent <= entry.high)
  if (holding.length === 0) return percent < 50 ? 'almost no chance' : 'almost certain'
  const cautious = (entry: Likelihood) => Math.abs((entry.low + entry.high) / 2 - 50)
  return holding.reduce((a, b) => (cautious(b) < cautious(a) ? b : a)).term
}
