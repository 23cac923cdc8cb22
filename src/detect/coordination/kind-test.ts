import type { Timeline } from './actions.ts'
import { logThreshold } from './discovery.ts'
import { type Encounter, encounters, occasions, singly } from './encounters.ts'
import { type Exposure, exposure } from './exposure.ts'
import { eachRow, type PairTotals } from './pairs.ts'
import type { ObjectKind } from './result.ts'
import { exposureTest } from './significance.ts'
import { type Windows, windows } from './windows.ts'
import type { Steps } from './work.ts'

/** How one kind of object is looked at. */
export interface KindRule {
  readonly kind: ObjectKind
  /** Seconds within which two actions count as together. */
  readonly window: number
  /**
   * Seconds within which several encounters of a pair are one occasion; 0 where an act takes more than
   * one click, such as writing the same text.
   */
  readonly occasion: number
}

/** A pair of accounts that may be an edge. */
export interface Candidate {
  readonly a: number
  readonly b: number
  /** Distinct objects on which the two acted within the window. */
  readonly count: number
  readonly expected: number
  readonly logP: number
}

/** What the search among all pairs found. */
export interface Found extends PairTotals {
  readonly candidates: readonly Candidate[]
}

/** One kind of object, tested. */
export interface KindTest extends Found {
  readonly rule: KindRule
  readonly line: Timeline
  readonly near: Windows
  readonly exposed: Exposure
  /** Pairs of accounts that could have been tested: all pairs of accounts with an action of this kind. */
  readonly tests: number
  readonly accounts: number
  readonly objects: number
}

/** Two accounts that met once have only met. */
const leastCount = 2

/**
 * Tests every pair of accounts on one kind of object. Pairs that no acceptance at rate `q` could
 * reach are dropped as soon as that is certain; the others are looked at occasion by occasion.
 * @param near of this line and the rule's window, where they are known already
 * @param known what an earlier run with the same input found, to be used instead of searching again
 */
export function* testKind(
  rule: KindRule,
  line: Timeline,
  q: number,
  cap: number,
  near: Windows = windows(line, rule.window),
  known?: Found,
): Steps<KindTest> {
  const exposed = exposure(line, near, cap)
  const accounts = occupied(line.accountStart)
  const prepared = {
    rule,
    line,
    near,
    exposed,
    tests: (accounts * (accounts - 1)) / 2,
    accounts,
    objects: occupied(line.objectStart),
  }
  const found = known ?? (yield* search(prepared, q))
  return { ...prepared, ...found }
}

function* search({ rule, line, near, exposed, tests }: Omit<KindTest, keyof Found>, q: number): Steps<Found> {
  const test = exposureTest(line, exposed)
  const threshold = logThreshold(q, Math.min(near.actionPairs, tests), tests)
  const candidates: Candidate[] = []
  const totals = yield* eachRow(
    line,
    near,
    exposed,
    ({ account: a, partners, size, count, ownLog, otherLog }) => {
      for (let s = 0; s < size; s++) {
        const b = partners[s]!
        const common = count[b]!
        if (common < leastCount) continue
        if (test.screen(a, b, common, ownLog[b]!, otherLog[b]!) > threshold) continue
        const found = encounters(line, exposed, rule.window, a, b)
        const met =
          rule.occasion > 0 ? occasions(line, exposed, found, rule.occasion) : singly(exposed, found)
        if (met.ownLogs.length < leastCount) continue
        const logP = test.logP(a, b, met)
        if (logP > threshold) continue
        candidates.push({ a, b, count: common, expected: test.expected(a, b), logP })
      }
    },
  )
  return { candidates, ...totals }
}

/** What brought a pair together on this kind of object. */
export function meetings(tested: KindTest, a: number, b: number): Encounter[] {
  return encounters(tested.line, tested.exposed, tested.rule.window, a, b)
}

function occupied(start: Int32Array): number {
  let count = 0
  for (let i = 0; i + 1 < start.length; i++) if (start[i + 1]! > start[i]!) count++
  return count
}
