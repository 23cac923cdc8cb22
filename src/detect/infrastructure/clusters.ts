import type { SiteCluster } from './result.ts'

/** Sites that links hold together, largest first, then by whose site came first. @param links pairs of numbers of sites */
export function clustersOf(links: readonly { readonly a: number; readonly b: number }[]): SiteCluster[] {
  const above = new Map<number, number>()
  const top = (site: number): number => {
    let at = site
    for (let next = above.get(at) ?? at; next !== at; next = above.get(at) ?? at) {
      above.set(at, above.get(next) ?? next)
      at = next
    }
    return at
  }
  for (const { a, b } of links) {
    const [x, y] = [top(a), top(b)]
    if (x !== y) above.set(Math.max(x, y), Math.min(x, y))
  }
  const groups = new Map<number, { sites: Set<number>; links: number }>()
  for (const { a, b } of links) {
    const own = groups.get(top(a)) ?? { sites: new Set(), links: 0 }
    groups.set(top(a), own)
    own.sites.add(a).add(b)
    own.links++
  }
  return [...groups]
    .sort((x, y) => y[1].sites.size - x[1].sites.size || x[0] - y[0])
    .map(([, { sites, links: own }], at) => ({
      id: `S${at + 1}`,
      sites: [...sites].sort((x, y) => x - y),
      links: own,
      possible: (sites.size * (sites.size - 1)) / 2,
    }))
}
