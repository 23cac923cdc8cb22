import { articlePath, domain, lookalike, mix } from './names.ts'
import type { Item } from './news.ts'
import type { Simulation } from './simulate.ts'

/** Names the things that are posted: an article's link, or `text:` and a word for a message without one. */
export function objectNamer(simulation: Simulation): (item: Item) => string {
  const { seed } = simulation.settings
  const domains = Array.from({ length: simulation.news.outlets }, (_, outlet) => domain(seed, outlet))
  const genuine = simulation.news.outletsOf(-1)
  for (const { operation, outlet } of simulation.cast.groups) {
    if (operation?.kind !== 'lookalike-outlet') continue
    domains[outlet] = lookalike(domains[genuine[outlet % genuine.length]!]!)
  }
  return (item) => {
    const name =
      item.name ??
      (item.outlet < 0
        ? `text:${mix(item.serial).toString(36)}`
        : `https://${domains[item.outlet]}${articlePath(item)}`)
    item.name = name
    return name
  }
}
