import { alone, type Crew, type Job } from '../crew.ts'
import { accountsOf, ranges } from './account-ranges.ts'
import { logThreshold } from './discovery.ts'
import { type Encounter, encounters, occasions, singly } from './encounters.ts'
import type { KindLine } from './lines.ts'
import { eachRow, type RowTotals, Walk } from './pairs.ts'
import { exposureTest } from './significance.ts'
import { outOf, type Steps } from './work.ts'

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
export interface Found {
  readonly candidates: readonly Candidate[]
  /** All pairs that met, whether candidates or not. */
  readonly pairs: number
  /** Pairs of accounts and objects that met within the window. */
  readonly coActions: number
}

/** What the search needs. */
interface Prepared extends KindLine {
  /** Pairs of accounts that could have been tested: all pairs of accounts with an action of this kind. */
  readonly tests: number
  readonly accounts: number
  readonly objects: number
}

/** One kind of object, tested. */
export interface KindTest extends Prepared, Found {}

/** Two accounts that met once have only met. */
const leastCount = 2

/**
 * Tests every pair of accounts on one kind of object. Pairs that no acceptance at rate `q` could
 * reach are dropped as soon as that is certain; the others are looked at occasion by occasion.
 * @param known what an earlier run with the same input found, to be used instead of searching again
 */
export function* testKind(kind: KindLine, q: number, crew: Crew = alone, known?: Found): Steps<KindTest> {
  const { line } = kind
  const accounts = occupied(line.accountStart)
  const prepared = {
    ...kind,
    tests: (accounts * (accounts - 1)) / 2,
    accounts,
    objects: occupied(line.objectStart),
  }
  if (known !== undefined) return { ...prepared, ...known }
  const found = yield* outOf(line.accountCount, crew.run(search, { prepared, q }, 0, ranges))
  const pairs = found.reduce((sum, { met }) => sum + met, 0) / 2
  const coActions = found.reduce((sum, { further }) => sum + further, pairs)
  return { ...prepared, candidates: found.flatMap(({ candidates }) => candidates), pairs, coActions }
}

interface FoundRows extends RowTotals {
  readonly candidates: readonly Candidate[]
}

/** Looks at the rows of a range of accounts. */
export const search: Job<{ readonly prepared: Prepared; readonly q: number }, FoundRows> = {
  name: 'coordination: search',
  perform({ prepared: { rule, line, near, exposed, shares, tests }, q }) {
    const test = exposureTest(line, exposed, shares)
    const threshold = logThreshold(q, Math.min(near.actionPairs, tests), tests)
    const walk = new Walk(line, near, exposed)
    return function* (range) {
      const candidates: Candidate[] = []
      const [from, to] = accountsOf(line, range)
      const totals = yield* eachRow(
        walk,
        from,
        to,
        ({ account: a, partners, size, count, ownLog, otherLog }) => {
          for (let s = 0; s < size; s++) {
            const b = partners[s]!
            const common = count[b]!
            if (common < leastCount) continue
            if (test.screen(a, b, common, ownLog[b]!, otherLog[b]!, threshold) > threshold) continue
            const found = encounters(line, exposed, rule.window, a, b)
            const met =
              rule.occasion > 0 ? occasions(line, exposed, found, rule.occasion) : singly(exposed, found)
            if (met.ownLogs.length < leastCount) continue
            const logP = test.logP(a, b, met, threshold)
            if (logP > threshold) continue
            candidates.push({ a, b, count: common, expected: test.expected(a, b), logP })
          }
        },
      )
      return { candidates, ...totals }
    }
  },
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
