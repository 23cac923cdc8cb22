import {
  type ConfidenceLevel,
  confidences,
  type LikelihoodTerm,
  likelihoods,
} from '../../vocab/confidence.ts'
import type { ElementFinding } from '../assess.ts'
import { type Expression, evaluate } from '../expression.ts'
import { findingIn } from '../table.ts'

interface Weight {
  readonly confidence: ConfidenceLevel | null
  readonly likelihood: LikelihoodTerm | null
}

/** How sure a rule is that is met: of all it needs the weakest, of alternatives the strongest. Nulls where it is not met. */
export function weightOf(rule: Expression, elements: readonly ElementFinding[]): Weight {
  const finding = findingIn(elements)
  const confidence = weigh((element) => confidences.findIndex(({ level }) => level === element?.confidence))
  const likelihood = weigh((element) => {
    const at = likelihoods.findIndex(({ term }) => term === element?.likelihood)
    return at === -1 ? likelihoods.length : at
  })
  return {
    confidence: confidences[confidence]?.level ?? null,
    likelihood: likelihoods[likelihood]?.term ?? null,
  }

  /** -1 where the rule is not met. */
  function weigh(of: (element: ElementFinding | undefined) => number): number {
    const visit = (part: Expression): number => {
      if (evaluate(part, finding) !== 'met') return -1
      if ('element' in part) return of(elements.find(({ element }) => element === part.element))
      if ('all' in part) return Math.min(...part.all.map(visit))
      return 'any' in part ? Math.max(...part.any.map(visit)) : -1
    }
    return visit(rule)
  }
}
