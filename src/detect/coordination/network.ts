import { adjusted } from './discovery.ts'
import { type KindTest, meetings } from './kind-test.ts'
import type { EdgeEvidence } from './result.ts'

/** An accepted edge between accounts by number, a < b. Fields as in the result's `Edge`. */
export interface NetworkEdge {
  readonly a: number
  readonly b: number
  readonly count: number
  readonly expected: number
  readonly p: number
  readonly q: number
  readonly affiliated: boolean
  readonly order: readonly [first: number, same: number, second: number]
  readonly evidence: readonly EdgeEvidence[]
}

/** What an account is openly part of, by its number; absent where nothing is declared. */
export type Declared = ReadonlyMap<number, string>

/**
 * Puts the kinds together at one false discovery rate `q`. Each of K kinds has its own family of hypotheses,
 * all pairs that could have been tested, at q/K: the false share of the union is at most the sum of the false
 * shares of its parts, and a kind with many accounts does not drown one with few. An edge stands when any
 * kind is accepted; what the other kinds say of the pair stays beside it.
 * Two ends that are both declared are openly affiliated: the edge is kept and never counts as suspicious.
 */
export function network(tested: readonly KindTest[], q: number, declared: Declared): NetworkEdge[] {
  const all = tested.flatMap((kind) => {
    const logP = Float64Array.from(kind.candidates, (candidate) => candidate.logP)
    const rates = adjusted(logP, kind.tests)
    return kind.candidates.map((candidate, at) => ({
      kind,
      candidate,
      rate: Math.min(1, rates[at]! * tested.length),
    }))
  })
  const pairs = new Map<string, { kind: KindTest; a: number; b: number; evidence: EdgeEvidence }[]>()
  for (const { kind, candidate, rate } of all) {
    const { a, b, count, expected, logP } = candidate
    const key = `${a} ${b}`
    const evidence = {
      kind: kind.rule.kind,
      count,
      expected: significant(expected),
      p: significant(Math.exp(logP)),
      q: significant(rate),
    }
    const known = pairs.get(key)
    if (known === undefined) pairs.set(key, [{ kind, a, b, evidence }])
    else known.push({ kind, a, b, evidence })
  }
  const edges: NetworkEdge[] = []
  for (const found of pairs.values()) {
    const best = found.reduce((x, y) => (y.evidence.q < x.evidence.q ? y : x))
    if (best.evidence.q > q) continue
    const { a, b, evidence } = best
    edges.push({
      a,
      b,
      count: evidence.count,
      expected: evidence.expected,
      p: evidence.p,
      q: evidence.q,
      affiliated: declared.has(a) && declared.has(b),
      order: order(
        found.map(({ kind }) => kind),
        a,
        b,
      ),
      evidence: found.map((one) => one.evidence),
    })
  }
  return edges.sort((x, y) => x.a - y.a || x.b - y.b)
}

/** How often `a` was first, both at once, `b` first. */
function order(kinds: readonly KindTest[], a: number, b: number): [number, number, number] {
  const tally: [number, number, number] = [0, 0, 0]
  for (const kind of kinds) {
    for (const { lag } of meetings(kind, a, b)) tally[lag > 0 ? 0 : lag === 0 ? 1 : 2]++
  }
  return tally
}

/** Six significant digits: enough for every reader, and what two machines agree on. */
export function significant(value: number): number {
  return Number(value.toPrecision(6))
}
