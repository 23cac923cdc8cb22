import type { BreakoutCategory } from '../vocab/breakout.ts'

/** How far something reached. Null where nobody has looked. */
export interface Reach {
  /** On how many platforms it was seen, at least 1. */
  readonly platforms: number
  /** On how many of them it left the community in which it began. */
  readonly brokeOutOn: number
  readonly mainstreamMedia: boolean | null
  readonly celebrity: boolean | null
  readonly policyResponse: boolean | null
  readonly callForViolence: boolean | null
}

export type ReachFact = Exclude<keyof Reach, 'platforms' | 'brokeOutOn'>

export interface BreakoutFinding {
  readonly category: BreakoutCategory
  /** Facts nobody has looked at that could make it higher: the category is then at least this. */
  readonly open: readonly ReachFact[]
}

const above: readonly (readonly [BreakoutCategory, readonly ReachFact[]])[] = [
  [6, ['policyResponse', 'callForViolence']],
  [5, ['celebrity']],
  [4, ['mainstreamMedia']],
]

/**
 * The category on the Breakout Scale: the highest whose facts are there.
 * Source: Ben Nimmo, The Breakout Scale, Brookings Institution, September 2020.
 * @throws TypeError for counts that cannot be
 */
export function breakout(reach: Reach): BreakoutFinding {
  const { platforms, brokeOutOn } = reach
  if (!Number.isInteger(platforms) || !Number.isInteger(brokeOutOn) || platforms < 1 || brokeOutOn < 0) {
    throw new TypeError('a reach counts whole platforms, at least one')
  }
  if (brokeOutOn > platforms) throw new TypeError('nothing breaks out on a platform where it was not seen')
  const reached = above.find(([, facts]) => facts.some((fact) => reach[fact] === true))?.[0]
  const category = reached ?? (brokeOutOn >= 2 ? 3 : brokeOutOn === 1 || platforms > 1 ? 2 : 1)
  const open = above.flatMap(([higher, facts]) =>
    higher > category ? facts.filter((fact) => reach[fact] === null) : [],
  )
  return { category, open }
}
