import type { Assertion } from '../assertion.ts'
import { assess, type ElementFinding } from '../assess.ts'
import { findingIn } from '../table.ts'
import { changes } from './changes.ts'
import type { Act, Norm, NormFinding } from './norm.ts'
import { countedBy, isIndicated, limbsBy, signsAmong, verdictOf } from './verdict.ts'
import { weightOf } from './weight.ts'

/** An act under a norm, from what is asserted about it. The same for whoever acts. */
export function judgeAct(norm: Norm, act: Act, assertions: readonly Assertion[]): NormFinding {
  const elements = norm.criteria.map(({ id }) => assess(id, assertions, norm.enough))
  const finding = findingIn(elements)
  const signs = signsAmong(assertions)
  const indicated = isIndicated(signs, assertions, finding)
  const counted = countedBy(act, norm.effective)
  const limbs = limbsBy(norm.rules, finding)
  const stateActs = finding('state-responsibility') === 'met'
  const verdict = verdictOf(limbs, counted, indicated, stateActs)
  return {
    verdict,
    limbs: norm.rules.map(({ id, rule }, at) => ({
      limb: id,
      finding: limbs[at]!.finding,
      ...weightOf(rule, elements),
    })),
    elements,
    counted,
    changes: changes(norm, finding, { counted, indicated, verdict }),
    trace: {
      norm: norm.id,
      version: norm.version,
      effective: norm.effective,
      enough: norm.enough,
      act,
      elements: elements.map((element) => traced(element, assertions)),
      signs: ordered(signs),
      indicated,
      limbs: norm.rules.map(({ id, rule }, at) => ({ limb: id, rule, finding: limbs[at]!.finding })),
      counted,
      verdict,
    },
  }
}

function traced({ element, finding }: ElementFinding, assertions: readonly Assertion[]) {
  return { element, assertions: ordered(assertions.filter((one) => one.element === element)), finding }
}

/** By id, so that a trace does not depend on the order in which assertions came. */
function ordered(assertions: readonly Assertion[]): readonly Assertion[] {
  return [...assertions].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
