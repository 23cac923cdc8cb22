/**
 * Benjamini and Hochberg's step-up procedure over `tests` hypotheses of which only the most extreme
 * are given; all others have p = 1.
 * @param logP natural logarithms of the p-values, in any order
 * @returns the adjusted p-value of each, in the same order, at most 1
 */
export function adjusted(logP: Float64Array, tests: number): Float64Array {
  const order = Array.from(logP.keys()).sort((x, y) => logP[x]! - logP[y]!)
  const out = new Float64Array(logP.length)
  const logTests = Math.log(Math.max(1, tests))
  let lowest = 0
  for (let rank = order.length; rank >= 1; rank--) {
    const at = order[rank - 1]!
    lowest = Math.min(lowest, logP[at]! + logTests - Math.log(rank))
    out[at] = Math.exp(lowest)
  }
  return out
}

/**
 * The largest log p-value that could still be accepted at rate `q` if every one of `candidates` were:
 * what lies above it needs no exact treatment.
 */
export function logThreshold(q: number, candidates: number, tests: number): number {
  return Math.log(q) + Math.log(Math.max(1, candidates)) - Math.log(Math.max(1, tests))
}
