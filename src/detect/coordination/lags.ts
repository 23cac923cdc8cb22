import type { Random } from '../../kernel/random.ts'
import type { Gathering } from './gathering.ts'
import type { ObjectKind } from './result.ts'

/** Upper ends of the histogram's bins in seconds; the first bin begins at 0. */
export const lagEdges: readonly number[] = [10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 21_600, 86_400]

const replicates = 20

export interface Lags {
  readonly edges: readonly number[]
  readonly seen: readonly number[]
  /** Mean over replicates of the same histogram after interval jitter. */
  readonly expected: readonly number[]
  /** Seconds. */
  readonly median: number
}

/**
 * Seconds between the first and each later action on shared objects, beside what remains of them when
 * every action keeps its interval (`intervalOf` its kind, in seconds) and its place inside is drawn at random
 * (interval jitter: Amarasingham, Harrison, Hatsopoulos and Geman, 2012).
 */
export function lags(
  shared: readonly Gathering[],
  intervalOf: (kind: ObjectKind) => number,
  random: Random,
): Lags {
  const seen = new Array<number>(lagEdges.length).fill(0)
  const expected = new Array<number>(lagEdges.length).fill(0)
  const all: number[] = []
  for (const { kind, actions } of shared) {
    const interval = intervalOf(kind)
    const times = actions.map(({ time }) => time)
    for (const lag of fromFirst(times)) {
      all.push(lag)
      seen[bin(lag)]!++
    }
    for (let r = 0; r < replicates; r++) {
      const moved = times.map((time) => Math.floor(time / interval) * interval + random() * interval)
      for (const lag of fromFirst(moved)) expected[bin(lag)]! += 1 / replicates
    }
  }
  all.sort((x, y) => x - y)
  return {
    edges: lagEdges,
    seen,
    expected: expected.map((value) => Number(value.toFixed(2))),
    median: all.length === 0 ? 0 : all[all.length >> 1]!,
  }
}

function fromFirst(times: readonly number[]): number[] {
  const first = Math.min(...times)
  return times
    .map((time) => time - first)
    .sort((x, y) => x - y)
    .slice(1)
}

function bin(lag: number): number {
  const at = lagEdges.findIndex((edge) => lag <= edge)
  return at === -1 ? lagEdges.length - 1 : at
}
