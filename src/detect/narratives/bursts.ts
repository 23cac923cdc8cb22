/** A stretch in which something came faster than it did over the whole. */
export interface Burst {
  /** First and last bar, as indices. */
  readonly from: number
  readonly to: number
  readonly posts: number
  /** How many would have come at the ordinary share. */
  readonly expected: number
  /** By how much the raised rate explains the stretch better than the ordinary one: natural logarithm of the odds, less the cost of the change. */
  readonly weight: number
}

/** How many times the ordinary share a burst has at least. */
const raise = 2
/** Cost of beginning a burst, in units of the logarithm of the number of bars. */
const change = 1

/**
 * Bursts of something among everything, bar by bar: the two-state automaton of Kleinberg (2002, "Bursty and hierarchical
 * structure in streams", section 4, batched arrivals), decoded exactly by dynamic programming. Linear in the bars.
 * @param counts posts of it in each bar
 * @param totals all posts in each bar: a day on which everybody posts more is no burst
 */
export function bursts(counts: readonly number[], totals: readonly number[]): readonly Burst[] {
  const seen = counts.reduce((sum, n) => sum + n, 0)
  const all = totals.reduce((sum, n) => sum + n, 0)
  const share = seen / all
  if (!(seen > 0) || share * raise >= 1) return []
  const cost = change * Math.log(counts.length + 1)
  const shares = [share, share * raise] as const
  const paid = (state: 0 | 1, bar: number) => -logLikelihood(counts[bar]!, totals[bar]!, shares[state])
  let [calm, busy] = [0, cost]
  const calmFromBusy: boolean[] = []
  const busyFromCalm: boolean[] = []
  for (let bar = 0; bar < counts.length; bar++) {
    calmFromBusy[bar] = busy < calm
    busyFromCalm[bar] = calm + cost < busy
    const nextCalm = Math.min(calm, busy) + paid(0, bar)
    const nextBusy = Math.min(calm + cost, busy) + paid(1, bar)
    ;[calm, busy] = [nextCalm, nextBusy]
  }
  const states: boolean[] = []
  let raised = busy < calm
  for (let bar = counts.length - 1; bar >= 0; bar--) {
    states[bar] = raised
    raised = raised ? busyFromCalm[bar] !== true : calmFromBusy[bar] === true
  }
  return stretches(states).map(([from, to]) => {
    let [posts, expected, weight] = [0, 0, -cost]
    for (let bar = from; bar <= to; bar++) {
      posts += counts[bar]!
      expected += totals[bar]! * share
      weight += paid(0, bar) - paid(1, bar)
    }
    return { from, to, posts, expected: Number(expected.toFixed(3)), weight: Number(weight.toFixed(3)) }
  })
}

/** Binomial, without the coefficient that both states share. */
function logLikelihood(count: number, total: number, share: number): number {
  return count * Math.log(share) + (total - count) * Math.log1p(-share)
}

function stretches(states: readonly boolean[]): [from: number, to: number][] {
  const found: [number, number][] = []
  for (const [at, raised] of states.entries()) {
    if (!raised) continue
    const last = found.at(-1)
    if (last !== undefined && last[1] === at - 1) last[1] = at
    else found.push([at, at])
  }
  return found
}
