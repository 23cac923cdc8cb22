import { UndirectedGraph } from 'graphology'
import louvainModule from 'graphology-communities-louvain'
import { seededRandom } from '../../kernel/random.ts'
import type { Declared, NetworkEdge } from './network.ts'
import type { Precedence } from './precedence.ts'

/** The package is CommonJS: Node hands over the function itself, where its types promise a `default`. */
const louvain = louvainModule as unknown as typeof louvainModule.default

/** A group of accounts by number, and its edges as indices into the network's. */
export interface Group {
  readonly members: readonly number[]
  readonly edges: readonly number[]
  /** The name under which it is declared, or null. */
  readonly affiliation: string | null
}

/**
 * Groups an edge list. Undeclared accounts are grouped by the edges among them (Louvain's method, weighted
 * by the evidence, with a fixed seed); openly affiliated edges form a group a declared name. An edge
 * between a declared and an undeclared account makes nobody suspicious and forms no group.
 * Largest first, then by whose account comes first; the numbers of the accounts decide nothing.
 */
export function communities(
  edges: readonly NetworkEdge[],
  declared: Declared,
  seed: number,
  order: Precedence,
): Group[] {
  const ends = edges.map(({ a, b }) => (order(a, b) < 0 ? ([a, b] as const) : ([b, a] as const)))
  const inOrder = [...edges.keys()].sort(
    (x, y) => order(ends[x]![0], ends[y]![0]) || order(ends[x]![1], ends[y]![1]),
  )
  const undeclared = inOrder.filter((at) => ends[at]!.every((account) => !declared.has(account)))
  const label = louvainLabels(edges, ends, undeclared, seed)
  const groups = new Map<string, { edges: number[]; affiliation: string | null }>()
  const put = (key: string, at: number, affiliation: string | null) => {
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { edges: [at], affiliation })
    else group.edges.push(at)
  }
  for (const at of undeclared) {
    const { a, b } = edges[at]!
    if (label.get(a) === label.get(b)) put(`undeclared ${label.get(a)}`, at, null)
  }
  for (const at of inOrder) {
    const { a, b, affiliated } = edges[at]!
    if (affiliated && declared.get(a) === declared.get(b))
      put(`declared ${declared.get(a)}`, at, declared.get(a)!)
  }
  return [...groups.values()]
    .map(({ edges: inside, affiliation }) => ({
      members: [...new Set(inside.flatMap((at) => ends[at]!))].sort(order),
      edges: inside,
      affiliation,
    }))
    .sort((x, y) => y.members.length - x.members.length || order(x.members[0]!, y.members[0]!))
}

function louvainLabels(
  edges: readonly NetworkEdge[],
  ends: readonly (readonly [number, number])[],
  chosen: readonly number[],
  seed: number,
): Map<number, number> {
  const graph = new UndirectedGraph()
  for (const at of chosen) {
    const [a, b] = ends[at]!
    const { p } = edges[at]!
    graph.mergeNode(a)
    graph.mergeNode(b)
    graph.addEdge(a, b, { weight: Math.min(100, -Math.log(Math.max(p, Number.MIN_VALUE))) })
  }
  if (graph.size === 0) return new Map()
  const labels = louvain(graph, { getEdgeWeight: 'weight', rng: seededRandom(seed) })
  const size = new Map<number, number>()
  for (const community of Object.values(labels)) size.set(community, (size.get(community) ?? 0) + 1)
  const found = new Map(Object.entries(labels).map(([account, community]) => [Number(account), community]))
  for (const at of [...chosen].sort((x, y) => edges[x]!.p - edges[y]!.p)) {
    // Nobody with an edge stands alone: who was left over goes where the strongest edge leads.
    const [a, b] = ends[at]!
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      if (size.get(found.get(one)!) !== 1) continue
      size.set(found.get(other)!, size.get(found.get(other)!)! + 1)
      found.set(one, found.get(other)!)
    }
  }
  return found
}

/**
 * Bound on the natural logarithm of the probability that some group of `size` among `accounts` has `seen` or more
 * co-actions where `expected` are: Chernoff's bound of a Poisson sum, times the number of such groups.
 */
export function groupLogP(size: number, accounts: number, seen: number, expected: number): number {
  if (seen <= expected) return 0
  const tail = seen - expected - seen * Math.log(seen / Math.max(expected, Number.MIN_VALUE))
  let choices = 0
  for (let i = 0; i < size; i++) choices += Math.log((accounts - i) / (i + 1))
  return Math.min(0, tail + choices)
}
