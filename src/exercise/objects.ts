import { articlePath, domain, lookalike, mix } from './names.ts'
import type { Item } from './news.ts'
import type { Simulation } from './simulate.ts'

/** A genuine outlet of the world that everybody reads. */
export interface GenuineOutlet {
  /** `Malyv Mirror` */
  readonly name: string
  readonly domain: string
  /** Whether a foreign state says openly that it runs it. */
  readonly overt: boolean
}

/** Outlets that everybody reads; a foreign state runs the last of them, in the open. */
export function genuineOutlets({ settings, news }: Simulation): readonly GenuineOutlet[] {
  const mainstream = news.outletsOf(-1)
  return mainstream.map((outlet, at) => {
    const host = domain(settings.seed, outlet)
    const words = host.slice(0, host.search(/\d*\.example$/)).split('-')
    const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
    return { name, domain: host, overt: at === mainstream.length - 1 }
  })
}

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
