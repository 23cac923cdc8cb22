import type { Random } from '../kernel/random.ts'

/**
 * Draws made of additions, multiplications, divisions and square roots only, which IEEE 754 defines to the
 * last bit: engines may differ in `Math.log` and `Math.exp`, and one differing bit would change the world.
 */

/** Natural logarithm. @param x above 0 */
export function ln(x: number): number {
  let twos = 0
  let rest = x
  for (; rest < 0.75; twos--) rest *= 2
  for (; rest >= 1.5; twos++) rest /= 2
  const z = (rest - 1) / (rest + 1)
  const square = z * z
  let sum = 0
  for (let odd = 19; odd >= 1; odd -= 2) sum = sum * square + 1 / odd
  return twos * Math.LN2 + 2 * z * sum
}

/** e to the power x, good to about ten digits for |x| up to 30. */
export function exp(x: number): number {
  const n = x / 1024
  let power = 1 + n * (1 + (n / 2) * (1 + (n / 3) * (1 + n / 4)))
  for (let i = 0; i < 10; i++) power *= power
  return power
}

export function exponential(random: Random, mean: number): number {
  return -mean * ln(1 - random())
}

/** Standard normal (Marsaglia's polar method). */
export function normal(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1
    const v = 2 * random() - 1
    const s = u * u + v * v
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * ln(s)) / s)
  }
}

export function logNormal(random: Random, median: number, sigma: number): number {
  return median * exp(sigma * normal(random))
}

/** Pareto with least value 1, cut off at `most`. */
export function pareto(random: Random, shape: number, most: number): number {
  return Math.min(most, exp(-ln(1 - random()) / shape))
}

/** A whole number in [0, below). */
export function below(random: Random, bound: number): number {
  return Math.floor(random() * bound)
}

export function pick<T>(random: Random, from: readonly T[]): T {
  return from[below(random, from.length)]!
}

/** The first index in [from, to) whose running sum exceeds `target`, or the last one. */
export function searchSums(sums: Float64Array, from: number, to: number, target: number): number {
  let low = from
  let high = to - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sums[middle]! > target) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Vose's alias method over a stretch of members: after it, one uniform number picks a member with
 * probability proportional to its weight. Writes `keep` and `alias` in [from, to).
 */
export function buildAlias(
  weights: ArrayLike<number>,
  members: Int32Array,
  from: number,
  to: number,
  keep: Float64Array,
  alias: Int32Array,
): number {
  const size = to - from
  let total = 0
  for (let i = from; i < to; i++) total += weights[members[i]!]!
  if (size === 0 || total === 0) return total
  const small: number[] = []
  const large: number[] = []
  for (let i = from; i < to; i++) {
    keep[i] = (weights[members[i]!]! * size) / total
    alias[i] = i
    if (keep[i]! < 1) small.push(i)
    else large.push(i)
  }
  while (small.length > 0 && large.length > 0) {
    const less = small.pop()!
    const more = large[large.length - 1]!
    alias[less] = more
    keep[more] = keep[more]! - (1 - keep[less]!)
    if (keep[more]! < 1) {
      large.pop()
      small.push(more)
    }
  }
  for (const rest of [...small, ...large]) keep[rest] = 1
  return total
}
