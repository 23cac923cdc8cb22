import type { Assertion } from '../assertion.ts'
import { evaluate } from '../expression.ts'
import { findingIn, inOrder, judgeTable } from '../table.ts'
import { changes } from './changes.ts'
import type { Act, Norm, NormFinding } from './norm.ts'
import { countedBy, isIndicated, signsAmong, verdictOf } from './verdict.ts'
import { weightOf } from './weight.ts'

/** An act under a norm, from what is asserted about it. The same for whoever acts. */
export function judgeAct(norm: Norm, act: Act, assertions: readonly Assertion[]): NormFinding {
  const { criteria: elements, trace } = judgeTable(norm, assertions)
  const finding = findingIn(elements)
  const signs = inOrder(signsAmong(assertions))
  const indicated = isIndicated(signs, assertions, finding)
  const counted = countedBy(act, norm.effective)
  const verdict = verdictOf(trace.rules, counted, indicated, finding('state-responsibility') === 'met')
  return {
    verdict,
    limbs: norm.rules.map(({ id, rule }) => ({
      limb: id,
      finding: evaluate(rule, finding),
      ...weightOf(rule, elements),
    })),
    elements,
    counted,
    changes: changes(norm, finding, { counted, indicated, verdict }),
    trace: { ...trace, effective: norm.effective, act, signs, indicated, counted, verdict },
  }
}
