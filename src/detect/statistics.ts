const tabled = 256
const logFactorials = new Float64Array(tabled)
for (let n = 2; n < tabled; n++) logFactorials[n] = logFactorials[n - 1]! + Math.log(n)

/** ln n!, by Stirling's series beyond a table. */
function logFactorial(n: number): number {
  if (n < tabled) return logFactorials[n]!
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3)
}

const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k)

/**
 * ln P(X >= seen) where `draws` are taken without putting back from `population`, of which `special` count: Fisher's
 * exact test, one side.
 */
export function logHypergeometricTail(
  seen: number,
  population: number,
  special: number,
  draws: number,
): number {
  const most = Math.min(special, draws)
  if (seen <= Math.max(0, draws + special - population)) return 0
  if (seen > most) return Number.NEGATIVE_INFINITY
  const all = logChoose(population, draws)
  const first = logChoose(special, seen) + logChoose(population - special, draws - seen) - all
  let term = 1
  let sum = 1
  for (let k = seen; k < most && (term > sum * 1e-15 || k < (draws * special) / population); k++) {
    term *= ((special - k) * (draws - k)) / ((k + 1) * (population - special - draws + k + 1))
    sum += term
  }
  return Math.min(0, first + Math.log(sum))
}

/** ln P(X >= seen) for a Poisson count. */
export function logPoissonTail(seen: number, mean: number): number {
  if (seen <= 0) return 0
  if (mean <= 0) return Number.NEGATIVE_INFINITY
  const first = seen * Math.log(mean) - mean - logFactorial(seen)
  let term = 1
  let sum = 1
  for (let k = seen; term > sum * 1e-15 || k < mean; k++) {
    term *= mean / (k + 1)
    sum += term
  }
  return Math.min(0, first + Math.log(sum))
}

/** ln P(X >= seen) for `total` trials of which each counts with the probability `share`, strictly between 0 and 1. */
export function logBinomialTail(seen: number, total: number, share: number): number {
  if (seen <= 0) return 0
  if (seen > total) return Number.NEGATIVE_INFINITY
  const odds = share / (1 - share)
  const first = logChoose(total, seen) + seen * Math.log(share) + (total - seen) * Math.log1p(-share)
  let term = 1
  let sum = 1
  for (let k = seen; k < total && (term > sum * 1e-15 || k < total * share); k++) {
    term *= ((total - k) / (k + 1)) * odds
    sum += term
  }
  return Math.min(0, first + Math.log(sum))
}

/** The interval in which a share lies with 95 in 100 (Wilson, 1927). */
export function wilson(part: number, all: number): readonly [low: number, high: number] {
  if (all === 0) return [0, 1]
  const z = 1.96
  const share = part / all
  const middle = share + (z * z) / (2 * all)
  const half = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all))
  const under = 1 + (z * z) / all
  return [Math.max(0, (middle - half) / under), Math.min(1, (middle + half) / under)]
}
