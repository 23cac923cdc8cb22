import { technique } from '../vocab/techniques.ts'

/** How alike two cases work. */
export interface Similarity {
  /** 0 to 1: nothing in common to the same techniques. */
  readonly score: number
  /** What both use, the rarest first. */
  readonly shared: readonly { readonly technique: string; readonly weight: number }[]
}

/** How much a technique tells: the rarer it is among the cases, the more. */
export type Rarity = (technique: string) => number

/**
 * The natural logarithm of 1 + cases / cases that use it; a technique that none uses counts as used once. With
 * fewer than two cases nothing is known to be rare, and all weigh the same.
 * Source: inverse document frequency, Karen Spärck Jones, Journal of Documentation 28 (1972).
 * @param cases the DISARM ids of each case
 */
export function rarityAmong(cases: readonly (readonly string[])[]): Rarity {
  if (cases.length < 2) return () => 1
  const counts = new Map<string, number>()
  for (const ids of cases) {
    for (const id of withParents(ids)) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return (id) => Math.log(1 + cases.length / (counts.get(id) ?? 1))
}

/**
 * The weighted Jaccard index of two sets of DISARM ids. A sub-technique stands for its technique too, so that two
 * cases with different sub-techniques of one technique share that one.
 * @returns a score of 0 where neither has any technique
 */
export function similarity(a: readonly string[], b: readonly string[], rarity: Rarity): Similarity {
  const [one, other] = [withParents(a), withParents(b)]
  const all = [...one.union(other)].sort()
  const weights = all.map((id) => ({ technique: id, weight: rarity(id), both: one.has(id) && other.has(id) }))
  const shared = weights.filter(({ both }) => both)
  const sum = (list: typeof weights) => list.reduce((total, { weight }) => total + weight, 0)
  return {
    score: shared.length === 0 ? 0 : sum(shared) / sum(weights),
    shared: shared
      .sort((x, y) => y.weight - x.weight || (x.technique < y.technique ? -1 : 1))
      .map(({ technique: id, weight }) => ({ technique: id, weight })),
  }
}

/** Other cases by how alike they are, those that share nothing left out; ties by id. */
export function mostAlike<Case extends { readonly id: string; readonly techniques: readonly string[] }>(
  own: Case,
  others: readonly Case[],
): readonly (Similarity & { readonly case: Case })[] {
  const rest = others.filter(({ id }) => id !== own.id)
  const rarity = rarityAmong([own, ...rest].map(({ techniques }) => techniques))
  return rest
    .map((other) => ({ case: other, ...similarity(own.techniques, other.techniques, rarity) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.case.id < b.case.id ? -1 : 1))
}

function withParents(ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.flatMap((id) => [id, technique(id)?.parent ?? id]))
}
