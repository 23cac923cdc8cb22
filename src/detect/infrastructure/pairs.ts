import type { Indicator } from './gathering.ts'
import { type Family, families, kinds } from './kinds.ts'
import { type Span, together } from './spans.ts'

/** A shared value with its weight and its time for each site that carries it. */
export interface Weighed {
  readonly indicator: Indicator
  readonly bits: number
  readonly spans: ReadonlyMap<number, readonly Span[]>
}

/** What two sites share: indices of the weighed values, each with the time that both had it or null where none is known. */
export interface Shared {
  readonly a: number
  readonly b: number
  readonly values: { readonly at: number; readonly when: Span | null }[]
}

const mostComparisons = 500_000

/**
 * Every two sites that share a value that weighs something and had it at the same time. The rarest come first; where half a
 * million comparisons would be passed, values that as many sites carry are left out all together.
 */
export function sharedPairs(weighed: readonly Weighed[], slack: number) {
  const byCarriers = new Map<number, number[]>()
  weighed.forEach(({ indicator }, at) => {
    const size = indicator.carriers.size
    byCarriers.set(size, [...(byCarriers.get(size) ?? []), at])
  })
  const pairs = new Map<string, Shared>()
  let [comparisons, apart, notCompared] = [0, 0, 0]
  for (const [size, group] of [...byCarriers].sort((x, y) => x[0] - y[0])) {
    const needed = (group.length * size * (size - 1)) / 2
    if (comparisons + needed > mostComparisons) {
      notCompared += group.length
      continue
    }
    comparisons += needed
    for (const at of group) {
      const { spans } = weighed[at]!
      const carriers = [...spans.keys()].sort((x, y) => x - y)
      carriers.forEach((a, i) => {
        for (const b of carriers.slice(i + 1)) {
          const [x, y] = [spans.get(a)!, spans.get(b)!]
          const dated = x.length > 0 && y.length > 0
          const when = dated ? together(x, y, slack) : null
          if (dated && when === null) {
            apart++
            continue
          }
          const key = `${a} ${b}`
          const own = pairs.get(key) ?? { a, b, values: [] }
          pairs.set(key, own)
          own.values.push({ at, when })
        }
      })
    }
  }
  return { pairs: [...pairs.values()], apart, notCompared }
}

export interface Judged {
  readonly weight: number
  readonly chance: number
  readonly linked: boolean
  /** Nothing made for one owner is shared, and chance would bring about as much. */
  readonly ordinary: boolean
  /** The strongest of each family, strongest first. */
  readonly best: readonly { readonly family: Family; readonly at: number; readonly when: Span | null }[]
  readonly also: readonly number[]
}

/**
 * Weighs what two sites share: the strongest value of each family and nothing else, since the values of one family come
 * with one act. What has no time counts only where nothing with a time is shared, and never makes a link; nor does what
 * strangers share, unless something made for one owner stands beside it.
 * @param sites imported, of which each could share as much by chance
 * @param most other sites that may, where the two are called linked
 */
export function judged({ values }: Shared, weighed: readonly Weighed[], sites: number, most: number): Judged {
  const best = families.flatMap((family) => {
    const own = values
      .filter(({ at }) => kinds[weighed[at]!.indicator.kind].family === family)
      .sort(
        (x, y) =>
          Number(y.when !== null) - Number(x.when !== null) ||
          weighed[y.at]!.bits - weighed[x.at]!.bits ||
          x.at - y.at,
      )
    return own[0] === undefined ? [] : [{ family, ...own[0] }]
  })
  best.sort((x, y) => weighed[y.at]!.bits - weighed[x.at]!.bits)
  const dated = best.filter(({ when }) => when !== null)
  const counted = dated.length > 0 ? dated : best
  const weight = counted.reduce((sum, { at }) => sum + weighed[at]!.bits, 0)
  const chance = Math.max(0, sites - 1) * 2 ** -weight
  const forOneOwner = ({ at }: { readonly at: number }) =>
    kinds[weighed[at]!.indicator.kind].ownership === 'own'
  const chosen = new Set(best.map(({ at }) => at))
  return {
    weight,
    chance,
    linked: dated.length >= 2 && dated.some(forOneOwner) && chance <= most,
    ordinary: chance > 1 && !best.some(forOneOwner),
    best,
    also: values.map(({ at }) => at).filter((at) => !chosen.has(at)),
  }
}
