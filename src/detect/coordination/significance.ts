import { sharedColumn } from '../../kernel/shared-column.ts'
import type { Timeline } from './actions.ts'
import type { Met } from './encounters.ts'
import { type Exposure, exponents } from './exposure.ts'

/**
 * The exposure-weighted test. Under the null the slots around account i are filled in proportion to
 * activity: account j sits in one of the c slots around i's participation e with probability at most
 * p_e = c_e a_j / S, with a_j the actions of j and S those of everyone. The evidence that j
 * follows i is the sum over their common objects of -ln p_e; its tail is bounded by Chernoff's method,
 * ln P <= min over t of (a_j/S)^(1-t) M_i(1-t) - (a_j/S) M_i(1) - t * evidence,
 * with M_i(q) the sum over i's participations of c_e^q. The bound holds for every count, however small,
 * and for sums of unequal Bernoulli terms (1 + x <= e^x); it needs no asymptotics.
 */
export interface PairTest {
  /**
   * Natural logarithm of the bound on the p-value, the weaker of the two directions, from sums alone: ten
   * operations. Where a partner is so busy that some p_e exceeds 1 it is too low, never too high.
   * @param logI sum over the common objects of the logarithm of i's exposure there; `logJ` of j's
   * @param most where the bound is above, any number above it may come back sooner
   */
  screen(i: number, j: number, count: number, logI: number, logJ: number, most?: number): number
  /**
   * The bound itself, with p_e at most 1: where the partner is to be expected anyway there is no evidence.
   * @param most where the bound is above, any number above it may come back sooner
   */
  logP(i: number, j: number, met: Met, most?: number): number
  /** Co-actions expected under the null, the larger of the two directions. */
  expected(i: number, j: number): number
}

/** How much of all actions an account does. */
export interface Shares {
  /** By account: natural logarithm. */
  readonly logShare: Float64Array
  /** By account: where in `shareTo` the powers of its share begin, one for each of the `exponents`. */
  readonly row: Int32Array
  /** Most accounts do as much as some other, so that a row is for all of those. */
  readonly shareTo: Float64Array
}

export function shares({ account, accountCount, accountStart }: Timeline): Shares {
  const logShare = sharedColumn(Float64Array, accountCount)
  const row = sharedColumn(Int32Array, accountCount)
  const rowOf = new Map<number, number>()
  for (let a = 0; a < accountCount; a++) {
    const actions = accountStart[a + 1]! - accountStart[a]!
    logShare[a] = Math.log(actions / account.length)
    row[a] = rowOf.get(actions) ?? exponents.length * rowOf.size
    rowOf.set(actions, row[a]!)
  }
  const shareTo = sharedColumn(Float64Array, exponents.length * rowOf.size)
  for (const [actions, at] of rowOf) {
    const log = Math.log(actions / account.length)
    for (const [m, exponent] of exponents.entries()) shareTo[at + m] = Math.exp(exponent * log)
  }
  return { logShare, row, shareTo }
}

export function exposureTest(
  line: Timeline,
  exposed: Exposure,
  { logShare, row, shareTo }: Shares,
): PairTest {
  const { accountStart, byAccount, object } = line
  const { moments, highest, logExposure, crowded } = exposed
  const powers = exponents.length

  /** From the moments: sum over e of p_e ** (1 - t) - p_e, less t times the evidence, at its least. */
  const bySums = (i: number, j: number, evidence: number): number => {
    const own = i * powers
    const other = row[j]!
    const mean = shareTo[other + powers - 1]! * moments[own + powers - 1]!
    let best = 0
    for (let m = 0; m < powers - 1; m++) {
      const bound = shareTo[other + m]! * moments[own + m]! - mean - (1 - exponents[m]!) * evidence
      if (bound < best) best = bound
    }
    return best
  }

  /** The same term by term, leaving out those with p_e of 1 or more. */
  const byTerms = (i: number, j: number, evidence: number): number => {
    const terms = new Float64Array(powers)
    let last = -1
    for (let k = accountStart[i]!; k < accountStart[i + 1]!; k++) {
      const p = byAccount[k]!
      if (object[p] === last) continue
      last = object[p]!
      const log = logExposure[p]! + logShare[j]!
      if (log >= 0 || logExposure[p] === 0) continue
      for (let m = 0; m < powers; m++) terms[m]! += Math.exp(exponents[m]! * log)
    }
    const alone = moments[i * powers]! - crowded[i]!
    for (let m = 0; m < powers; m++) terms[m]! += alone * shareTo[row[j]! + m]!
    let best = 0
    for (let m = 0; m < powers - 1; m++) {
      best = Math.min(best, terms[m]! - terms[powers - 1]! - (1 - exponents[m]!) * evidence)
    }
    return best
  }

  const direction = (i: number, j: number, logs: readonly number[], most: number): number => {
    const evidence = logs.reduce((sum, log) => sum + Math.max(0, -log - logShare[j]!), 0)
    const least = bySums(i, j, evidence)
    return least > most || highest[i]! + logShare[j]! <= 0 ? least : byTerms(i, j, evidence)
  }
  const mean = (i: number, j: number) => shareTo[row[j]! + powers - 1]! * moments[i * powers + powers - 1]!

  return {
    screen(i, j, count, logI, logJ, most = 0) {
      const one = bySums(i, j, -logI - count * logShare[j]!)
      return one > most ? one : Math.max(one, bySums(j, i, -logJ - count * logShare[i]!))
    },
    logP(i, j, { ownLogs, otherLogs }, most = 0) {
      const one = direction(i, j, ownLogs, most)
      return one > most ? one : Math.max(one, direction(j, i, otherLogs, most))
    },
    expected: (i, j) => Math.max(mean(i, j), mean(j, i)),
  }
}
