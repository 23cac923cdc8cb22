import { canonicalJson, type Json } from '../../kernel/canonical-json.ts'
import type { NormVerdict } from '../../vocab/violations.ts'
import { assess } from '../assess.ts'
import { evaluate } from '../expression.ts'
import { findingIn } from '../table.ts'
import type { NormTrace } from './norm.ts'
import { countedBy, isIndicated, signsAmong, verdictOf } from './verdict.ts'

/** Computes a trace again from its inputs alone: assertions, rules, thresholds and days. Its outcomes are not read. */
export function retrace(trace: NormTrace): NormTrace {
  const elements = trace.elements.map(({ element, assertions }) => assess(element, assertions, trace.enough))
  const finding = findingIn(elements)
  const signs = signsAmong(trace.signs)
  const assertions = trace.elements.flatMap((element) => element.assertions)
  const indicated = isIndicated(signs, assertions, finding)
  const limbs = trace.limbs.map(({ limb, rule }) => ({ limb, rule, finding: evaluate(rule, finding) }))
  const counted = countedBy(trace.act, trace.effective)
  return {
    ...trace,
    elements: trace.elements.map((element, at) => ({ ...element, finding: elements[at]!.finding })),
    signs,
    indicated,
    limbs,
    counted,
    verdict: verdictOf(limbs, counted, indicated, finding('state-responsibility') === 'met'),
  }
}

/** The verdict that a trace's inputs give. */
export function reEvaluate(trace: NormTrace): NormVerdict {
  return retrace(trace).verdict
}

/** Whether every step of a trace follows from its inputs. */
export function traceHolds(trace: NormTrace): boolean {
  const canonical = (one: NormTrace) => canonicalJson(one as unknown as Json)
  return canonical(retrace(trace)) === canonical(trace)
}
