import type { NormVerdict } from '../../vocab/violations.ts'
import { findingIn, retraceTable, sameJson } from '../table.ts'
import type { NormTrace } from './norm.ts'
import { countedBy, isIndicated, signsAmong, verdictOf } from './verdict.ts'

/** Computes a trace again from its inputs alone: assertions, rules, thresholds and days. Its outcomes are not read. */
function retrace(trace: NormTrace): NormTrace {
  const again = retraceTable(trace)
  const finding = findingIn(again.elements)
  const signs = signsAmong(trace.signs)
  const assertions = trace.elements.flatMap((element) => element.assertions)
  const indicated = isIndicated(signs, assertions, finding)
  const counted = countedBy(trace.act, trace.effective)
  const stateActs = finding('state-responsibility') === 'met'
  return {
    ...again,
    signs,
    indicated,
    counted,
    verdict: verdictOf(again.rules, counted, indicated, stateActs),
  }
}

/** The verdict that a trace's inputs give. */
export function reEvaluate(trace: NormTrace): NormVerdict {
  return retrace(trace).verdict
}

/** Whether every step of a trace follows from its inputs. */
export function traceHolds(trace: NormTrace): boolean {
  return sameJson(retrace(trace), trace)
}
