import { type ConfidenceLevel, confidences, type LikelihoodTerm, likelihood } from '../../vocab/confidence.ts'
import { inEnglish, inFrench, type Label } from '../../vocab/label.ts'
import type { Responsibility } from '../../vocab/severity.ts'

/** A judgement with how likely it is, how well founded, and on how much it rests. */
export interface Assessment {
  readonly likelihood: LikelihoodTerm
  readonly confidence: ConfidenceLevel
  /** Ids of the pieces of evidence. */
  readonly evidence: readonly string[]
}

/** `likely (55 to 80 %), moderate confidence, 3 pieces of evidence` */
export function sayAssessment({ likelihood: term, confidence, evidence }: Assessment): Label {
  const { low, high, label } = likelihood(term)!
  const sure = confidences.find(({ level }) => level === confidence)!.label
  const count = new Set(evidence).size
  return {
    en: `${label.en} (${low} to ${high} %), ${sure.en}, ${inEnglish`${count} {piece|pieces} of evidence`}`,
    fr: `${label.fr} (${low} à ${high} %), ${sure.fr}, ${inFrench`${count} {pièce|pièces}`}`,
  }
}

/**
 * How far a state is responsible, from a technical imputation alone: what a government says for political reasons is
 * another record and does not enter here. Without evidence, or with low confidence, a likely state stays a possible
 * one.
 */
export function responsibilityFrom(
  imputation: (Assessment & { readonly to: 'state' | 'not-state' }) | null,
): Responsibility {
  if (imputation === null || imputation.evidence.length === 0) return 'unknown'
  const { low } = likelihood(imputation.likelihood)!
  const founded = imputation.confidence !== 'low' && low >= 55
  if (imputation.to === 'not-state') return founded ? 'not-state' : 'unknown'
  if (!founded) return 'state-possible'
  return low >= 80 ? 'state-very-likely' : 'state-likely'
}
