import { logBinomialTail } from '../statistics.ts'

/** Two counts, each out of how much was looked at. */
export interface RateComparison {
  /** How many times as often as before, and the interval in which that lies with 95 in 100; infinite after none. */
  readonly ratio: number
  readonly low: number
  readonly high: number
  /** Natural logarithm of the two-sided p-value. */
  readonly logP: number
}

const tail = Math.log(0.025)

/**
 * Compares two Poisson rates exactly: given their sum, the count now is binomial with the share of what was looked at now
 * (Przyborowski and Wilenski 1940). The interval is that of Clopper and Pearson (1934) for that share, as a ratio of
 * rates; p is twice the smaller tail, so that it is below 0.05 exactly where the interval leaves out 1.
 * @returns null where both counts are none, or nothing was looked at on one side
 */
export function compareRates(
  now: number,
  before: number,
  lookedNow: number,
  lookedBefore: number,
): RateComparison | null {
  const total = now + before
  if (total === 0 || !(lookedNow > 0) || !(lookedBefore > 0)) return null
  const even = lookedNow / (lookedNow + lookedBefore)
  const ratioOf = (share: number) => (share / (1 - share)) * (lookedBefore / lookedNow)
  const atLeast = logBinomialTail(now, total, even)
  const atMost = logBinomialTail(before, total, 1 - even)
  return {
    ratio: now / lookedNow / (before / lookedBefore),
    low: now === 0 ? 0 : ratioOf(solve((share) => logBinomialTail(now, total, share) - tail)),
    high:
      before === 0
        ? Number.POSITIVE_INFINITY
        : ratioOf(solve((share) => tail - logBinomialTail(before, total, 1 - share))),
    logP: Math.min(0, Math.min(atLeast, atMost) + Math.LN2),
  }
}

/** Where a growing function of a share is zero. */
function solve(rising: (share: number) => number): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (middle <= 0 || middle >= 1) break
    if (rising(middle) < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}
