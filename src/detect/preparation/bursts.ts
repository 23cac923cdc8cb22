import { adjusted } from '../coordination/discovery.ts'
import { logPoissonTail } from '../statistics.ts'

/** Counts of one kind of event by day or by week, in order and without gaps. */
export interface Series {
  readonly counts: readonly number[]
  /** How often each could have happened then; the expectation is in proportion. */
  readonly exposure: readonly number[]
}

export interface SpanTest {
  readonly at: number
  readonly expected: number
  readonly logP: number
}

/**
 * Tests each day or week against all others: what they lead to expect at its exposure, by a Poisson tail. Those of a real series
 * differ more than that, so that counts and expectations are divided by the dispersion where it is above 1 (quasi-Poisson,
 * McCullagh and Nelder, 1989); it is estimated from the days below the ninth decile, so that a burst does not hide itself.
 */
export function testSpans({ counts, exposure }: Series): {
  readonly tests: readonly SpanTest[]
  readonly dispersion: number
} {
  const events = sum(counts)
  const all = sum(exposure)
  const mean = (at: number) => {
    const rest = all - exposure[at]!
    return rest <= 0 ? 0 : ((events - counts[at]!) / rest) * exposure[at]!
  }
  const dispersion = dispersionOf(counts, exposure)
  const tests = counts.map((count, at) => {
    // Half an event more than was ever seen elsewhere, since nothing seen is not nothing possible.
    const expected = Math.max(mean(at), (0.5 * exposure[at]!) / Math.max(1, all))
    return {
      at,
      expected,
      logP: count === 0 ? 0 : logPoissonTail(Math.floor(count / dispersion), expected / dispersion),
    }
  })
  return { tests: tests.filter(({ at }) => exposure[at]! > 0), dispersion }
}

function dispersionOf(counts: readonly number[], exposure: readonly number[]): number {
  const rates = counts.map((count, at) => ({
    count,
    over: exposure[at]!,
    rate: exposure[at]! > 0 ? count / exposure[at]! : 0,
  }))
  const usual = [...rates]
    .sort((x, y) => x.rate - y.rate)
    .slice(0, Math.ceil(rates.length * 0.9))
    .filter(({ over }) => over > 0)
  if (usual.length < 3) return 1
  const rate = sum(usual.map(({ count }) => count)) / sum(usual.map(({ over }) => over))
  if (rate === 0) return 1
  const squares = usual.map(({ count, over }) => (count - rate * over) ** 2 / (rate * over))
  return Math.max(1, sum(squares) / (usual.length - 1))
}

/** Benjamini and Hochberg over all days and weeks of all kinds. */
export function adjustedOver(tests: readonly SpanTest[]): readonly number[] {
  return [
    ...adjusted(
      Float64Array.from(tests, ({ logP }) => logP),
      tests.length,
    ),
  ]
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
