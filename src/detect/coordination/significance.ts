import { type Exposure, exponents } from './exposure.ts'

/**
 * The exposure-weighted test. Under the null the slots around account i are filled in proportion to
 * activity: account j sits in one of the c slots around i's participation e with probability
 * p_e = c_e a_j / S, with a_j the participations of j and S those of everyone. The evidence that j
 * follows i is the sum over their common objects of -ln p_e; its tail is bounded by Chernoff's method,
 * ln P <= min over t of (a_j/S)^(1-t) M_i(1-t) - (a_j/S) M_i(1) - t * evidence,
 * with M_i(q) the sum over i's participations of c_e^q. The bound holds for every count, however small,
 * and for sums of unequal Bernoulli terms (1 + x <= e^x); it needs no asymptotics.
 */
export interface PairTest {
  /**
   * Natural logarithm of the bound on the p-value, the weaker of the two directions.
   * @param logI sum over the common objects of the logarithm of i's exposure there; `logJ` of j's
   */
  logP(i: number, j: number, count: number, logI: number, logJ: number): number
  /** Co-actions on distinct objects expected under the null, the larger of the two directions. */
  expected(i: number, j: number): number
}

export function exposureTest(exposed: Exposure): PairTest {
  const { participations, moments, total } = exposed
  const powers = exponents.length
  const logShare = Float64Array.from(participations, (own) => Math.log(own / total))
  const shareTo = new Float64Array(powers * participations.length)
  for (let a = 0; a < participations.length; a++) {
    for (let m = 0; m < powers; m++) shareTo[a * powers + m] = Math.exp(exponents[m]! * logShare[a]!)
  }

  const direction = (i: number, j: number, evidence: number): number => {
    const own = i * powers
    const other = j * powers
    const mean = shareTo[other + powers - 1]! * moments[own + powers - 1]!
    let best = 0
    for (let m = 0; m < powers - 1; m++) {
      const bound = shareTo[other + m]! * moments[own + m]! - mean - (1 - exponents[m]!) * evidence
      if (bound < best) best = bound
    }
    return best
  }
  const mean = (i: number, j: number) => shareTo[j * powers + powers - 1]! * moments[i * powers + powers - 1]!

  return {
    logP(i, j, count, logI, logJ) {
      const forward = direction(i, j, -logI - count * logShare[j]!)
      return Math.max(forward, direction(j, i, -logJ - count * logShare[i]!))
    },
    expected: (i, j) => Math.max(mean(i, j), mean(j, i)),
  }
}
