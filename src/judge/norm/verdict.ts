import type { CriterionFinding } from '../../vocab/criteria.ts'
import { isIndicator } from '../../vocab/indicators.ts'
import type { NormVerdict } from '../../vocab/violations.ts'
import type { Assertion } from '../assertion.ts'
import type { Act, Counted } from './norm.ts'

/** The verdict's steps, each from what stands in a trace. */

export function countedBy(act: Act, effective: string | null): Counted {
  if (act.day === null) return 'day-unknown'
  return effective !== null && act.day >= effective ? 'counted' : 'before-effective-date'
}

/** Assertions that are signs of deception or coordination and have something to rest on. */
export function signsAmong(assertions: readonly Assertion[]): readonly Assertion[] {
  return assertions.filter(
    ({ element, stance, evidence }) => isIndicator(element) && stance === 'supports' && evidence.length > 0,
  )
}

/** Whether there is something to judge: a sign, or the act of a state that somebody calls false. */
export function isIndicated(
  signs: readonly Assertion[],
  assertions: readonly Assertion[],
  finding: (element: string) => CriterionFinding,
): boolean {
  const calledFalse = assertions.some(
    ({ element, stance, evidence }) => element === 'falsity' && stance === 'supports' && evidence.length > 0,
  )
  return signs.length > 0 || (calledFalse && finding('state-responsibility') === 'met')
}

/** What the limbs, the day and the signs come to. */
export function verdictOf(
  limbs: readonly { readonly finding: CriterionFinding | null }[],
  counted: Counted,
  indicated: boolean,
  stateActs: boolean,
): NormVerdict {
  const found = (finding: CriterionFinding) => limbs.some((limb) => limb.finding === finding)
  if (!indicated) return stateActs && !found('met') && !found('unknown') ? 'no-violation' : 'no-incident'
  if (!found('met')) return found('unknown') ? 'unknown' : 'no-violation'
  if (counted === 'day-unknown') return 'unknown'
  return counted === 'counted' ? 'violation' : 'would-violate'
}
