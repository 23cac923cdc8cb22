import type { KindTest } from './kind-test.ts'
import type { NetworkEdge } from './network.ts'

/** Which of two accounts by number comes first. */
export type Precedence = (x: number, y: number) => number

/**
 * An order of the accounts with an edge that comes from what they did: when they first acted on each kind of
 * object, how often, and when on the whole. Neither the order of the rows nor any name leaves a trace in what
 * is computed in this order, but for accounts that did exactly the same.
 */
export function precedence(tested: readonly KindTest[], edges: readonly NetworkEdge[]): Precedence {
  const deeds = new Map<number, readonly number[]>()
  for (const account of edges.flatMap(({ a, b }) => [a, b])) {
    if (!deeds.has(account))
      deeds.set(
        account,
        tested.flatMap(({ line }) => deedsOf(line, account)),
      )
  }
  return (x, y) => {
    const [one, other] = [deeds.get(x)!, deeds.get(y)!]
    const at = one.findIndex((value, index) => value !== other[index])
    return at === -1 ? x - y : one[at]! - other[at]!
  }
}

function deedsOf({ time, byAccount, accountStart }: KindTest['line'], account: number): number[] {
  const own = byAccount.subarray(accountStart[account]!, accountStart[account + 1]!)
  const sorted = Float64Array.from(own, (at) => time[at]!).sort()
  const first = sorted[0] ?? Number.POSITIVE_INFINITY
  return [first, sorted.length, sorted.reduce((sum, one) => sum + (one - first), 0)]
}
