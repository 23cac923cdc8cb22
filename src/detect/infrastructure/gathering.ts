import { InfrastructureError } from './errors.ts'
import { type Kind, kinds } from './kinds.ts'
import type { Observation } from './read-indicators.ts'
import type { Span } from './spans.ts'

/** What is known of one site and one value. */
export interface Sighting {
  readonly spans: Span[]
  undated: boolean
  source: string
}

/** A value that some of the imported sites carry. */
export interface Indicator {
  readonly kind: Kind
  readonly value: string
  /** By the number of the site, in the order in which the sites were first seen. */
  readonly carriers: Map<number, Sighting>
  /** Sites of the background that carry it. */
  readonly background: Set<string>
}

const mostSightings = 2_000_000

/** Who carries what, among the imported sites and in the background. Of the background only what the sites carry is kept. */
export class Gathering {
  readonly sites: string[] = []
  readonly indicators = new Map<string, Indicator>()
  /** Imported sites, and sites of the background, of which a value of the kind is known. */
  readonly known = new Map<Kind, Set<number>>()
  readonly knownInBackground = new Map<Kind, Set<string>>()
  readonly background = new Set<string>()
  undated = 0
  sightings = 0
  private readonly numbers = new Map<string, number>()

  /** @throws InfrastructureError `indicators-invalid` beyond two million */
  take({ site, kind, value, first, last, source }: Observation): void {
    const at = this.numberOf(site)
    added(this.known, kind, at)
    const indicator = this.indicator(kind, value)
    let sighting = indicator.carriers.get(at)
    if (sighting === undefined) {
      if (++this.sightings > mostSightings)
        throw new InfrastructureError(
          'indicators-invalid',
          `the files have more than ${mostSightings} values of sites`,
          { hint: 'look at fewer sites at a time, and give the others with --background' },
        )
      sighting = { spans: [], undated: false, source }
      indicator.carriers.set(at, sighting)
    }
    if (sighting.source === '') sighting.source = source
    if (first === null || last === null) {
      sighting.undated = true
      this.undated++
    } else if (sighting.spans.length < 1000) sighting.spans.push({ from: first, to: last })
  }

  /** Other sites, by which the rarity of what the imported ones carry is measured; they come after them. */
  takeBackground({ site, kind, value }: Observation): void {
    if (this.numbers.has(site)) return
    this.background.add(site)
    added(this.knownInBackground, kind, site)
    this.indicators.get(`${kind} ${value}`)?.background.add(site)
  }

  /** A certificate that names another of the sites is carried by that one too, whoever showed it. */
  nameCertificates(): void {
    for (const { kind, value, carriers } of this.indicators.values()) {
      const at = kind === 'certificate-name' ? this.numbers.get(value) : undefined
      if (at === undefined || carriers.has(at)) continue
      const others = [...carriers.values()]
      added(this.known, kind, at)
      carriers.set(at, {
        spans: others.flatMap(({ spans }) => spans).slice(0, 1000),
        undated: others.some(({ undated }) => undated),
        source: others[0]!.source,
      })
    }
  }

  /** How many sites carry a value, out of how many, and whether these are the background's. */
  counted({ kind, carriers, background }: Indicator) {
    const others = this.knownInBackground.get(kind)?.size ?? 0
    return others > 0
      ? ({ carriers: background.size, sites: others, against: 'background' } as const)
      : ({ carriers: carriers.size, sites: this.known.get(kind)?.size ?? 0, against: 'imported' } as const)
  }

  private numberOf(site: string): number {
    const known = this.numbers.get(site)
    if (known !== undefined) return known
    this.numbers.set(site, this.sites.length)
    return this.sites.push(site) - 1
  }

  private indicator(kind: Kind, value: string): Indicator {
    const key = `${kind} ${value}`
    const known = this.indicators.get(key)
    if (known !== undefined) return known
    const made: Indicator = { kind, value, carriers: new Map(), background: new Set() }
    this.indicators.set(key, made)
    return made
  }
}

export const allKinds = Object.keys(kinds) as readonly Kind[]

function added<Key, Item>(sets: Map<Key, Set<Item>>, key: Key, item: Item): void {
  const own = sets.get(key)
  if (own === undefined) sets.set(key, new Set([item]))
  else own.add(item)
}
