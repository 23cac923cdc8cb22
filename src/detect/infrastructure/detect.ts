import { dayWritten } from '../days.ts'
import { clustersOf } from './clusters.ts'
import { allKinds, Gathering, type Indicator } from './gathering.ts'
import { kinds } from './kinds.ts'
import { type Judged, judged, type Shared, sharedPairs, type Weighed } from './pairs.ts'
import { rarity } from './rarity.ts'
import type { Observation } from './read-indicators.ts'
import type {
  Cell,
  InfrastructureParameters,
  InfrastructureResult,
  PairLevel,
  SharedIndicator,
  SitePair,
} from './result.ts'
import { merged, type Span } from './spans.ts'

const mostKept: Readonly<Record<PairLevel, number>> = { link: 2000, lead: 500 }
const mostCells = 50_000
const mostAlso = 10

type Settings = Omit<InfrastructureParameters, 'backgrounds'>

interface Pair extends Shared, Judged {}

/** Finds sites that share what few others have. */
export class Infrastructure {
  private readonly gathered = new Gathering()
  private readonly settings: Settings

  constructor(settings: Settings) {
    this.settings = settings
  }

  take(observation: Observation): void {
    this.gathered.take(observation)
  }

  /** Other sites, after all that are compared: they are only counted. */
  background(observation: Observation): void {
    this.gathered.takeBackground(observation)
  }

  /** @param pseudonym of a registrant, who may be a private person */
  result(pseudonym: (registrant: string) => string): InfrastructureResult {
    const { gathered, settings } = this
    gathered.nameCertificates()
    const shared = [...gathered.indicators.values()].filter(({ carriers }) => carriers.size > 1)
    const weighed = shared.map((indicator) => this.weighed(indicator)).filter(({ bits }) => bits > 0)
    const { pairs, apart, notCompared } = sharedPairs(weighed, settings.slack)
    const judgedPairs = pairs.map(
      (pair): Pair => ({
        ...pair,
        ...judged(pair, weighed, gathered.sites.length, settings.chance),
      }),
    )
    const all = judgedPairs
      .filter(({ ordinary }) => !ordinary)
      .sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b)
    const [links, leads] = [all.filter(({ linked }) => linked), all.filter(({ linked }) => !linked)]
    const kept = [...links.slice(0, mostKept.link), ...leads.slice(0, mostKept.lead)]
    const shown = new Shown(kept)
    return {
      sites: shown.sites.map((site) => gathered.sites[site]!),
      indicators: shown.values.map((at) => this.told(weighed[at]!, pseudonym)),
      pairs: kept.map((pair) => shown.pair(pair, weighed)),
      clusters: clustersOf(links)
        .map((cluster) => ({ ...cluster, sites: cluster.sites.flatMap((site) => shown.siteAt(site) ?? []) }))
        .filter(({ sites }) => sites.length > 1),
      cells: shown.cells(weighed),
      kinds: allKinds.flatMap((kind) => {
        const own = shared.filter((one) => one.kind === kind)
        const sites = gathered.known.get(kind)?.size ?? 0
        const common = own.length - weighed.filter(({ indicator }) => indicator.kind === kind).length
        const background = gathered.knownInBackground.get(kind)?.size ?? 0
        return sites === 0 ? [] : [{ kind, sites, shared: own.length, common, background }]
      }),
      counts: {
        sites: gathered.sites.length,
        background: gathered.background.size,
        sightings: gathered.sightings,
        undated: gathered.undated,
        links: links.length,
        leads: leads.length,
        ordinary: judgedPairs.length - all.length,
        apart,
        notCompared,
      },
    }
  }

  private weighed(indicator: Indicator): Weighed {
    const { carriers, sites } = this.gathered.counted(indicator)
    return {
      indicator,
      bits: rarity(indicator.kind, carriers, sites),
      spans: new Map(
        [...indicator.carriers].map(([site, { spans }]) => [site, merged(spans, this.settings.slack)]),
      ),
    }
  }

  private told({ indicator, bits }: Weighed, pseudonym: (registrant: string) => string): SharedIndicator {
    const { kind, value, carriers } = indicator
    return {
      kind,
      family: kinds[kind].family,
      value: kinds[kind].family === 'owner' ? pseudonym(value) : value,
      bits: rounded(bits),
      carriers: carriers.size,
      counted: this.gathered.counted(indicator),
    }
  }
}

/** The sites and values that the kept pairs name, numbered anew in the order in which the input named them. */
class Shown {
  readonly sites: readonly number[]
  readonly values: readonly number[]
  private readonly siteNumbers: ReadonlyMap<number, number>
  private readonly valueNumbers: ReadonlyMap<number, number>

  constructor(pairs: readonly Pair[]) {
    const inOrder = (all: readonly number[]) => [...new Set(all)].sort((x, y) => x - y)
    this.sites = inOrder(pairs.flatMap(({ a, b }) => [a, b]))
    this.values = inOrder(
      pairs.flatMap(({ best, also }) => [...best.map(({ at }) => at), ...also.slice(0, mostAlso)]),
    )
    this.siteNumbers = new Map(this.sites.map((site, at) => [site, at]))
    this.valueNumbers = new Map(this.values.map((value, at) => [value, at]))
  }

  siteAt(site: number): number | undefined {
    return this.siteNumbers.get(site)
  }

  pair({ a, b, linked, weight, chance, best, also }: Pair, weighed: readonly Weighed[]): SitePair {
    return {
      a: this.siteNumbers.get(a)!,
      b: this.siteNumbers.get(b)!,
      level: linked ? 'link' : 'lead',
      confidence: linked ? 'moderate' : 'low',
      weight: rounded(weight),
      chance: rounded(chance),
      families: best.map(({ family, at, when }) => ({
        family,
        indicator: this.valueNumbers.get(at)!,
        bits: rounded(weighed[at]!.bits),
        ...written(when),
      })),
      also: also.slice(0, mostAlso).map((at) => this.valueNumbers.get(at)!),
    }
  }

  cells(weighed: readonly Weighed[]): readonly Cell[] {
    const found: Cell[] = []
    this.values.forEach((value, indicator) => {
      const { indicator: own, spans } = weighed[value]!
      for (const [site, { source }] of own.carriers) {
        const at = this.siteNumbers.get(site)
        if (at === undefined || found.length >= mostCells) continue
        const [first, last] = [spans.get(site)!.at(0), spans.get(site)!.at(-1)]
        const whole = first === undefined || last === undefined ? null : { from: first.from, to: last.to }
        found.push({ site: at, indicator, ...written(whole), source })
      }
    })
    return found
  }
}

const written = (when: Span | null) => ({
  from: when === null ? null : dayWritten(when.from),
  to: when === null ? null : dayWritten(when.to),
})
const rounded = (n: number) => Number(n.toPrecision(6))
