import type {
  InfrastructureParameters,
  InfrastructureResult,
  PairLevel,
  SharedIndicator,
  SitePair,
} from '../detect/infrastructure/index.ts'
import { csvLine } from '../kernel/csv.ts'
import type { Shown } from './findings.ts'

export type InfrastructureFinding = Shown<InfrastructureParameters, InfrastructureResult>

interface SharedThing extends Pick<SharedIndicator, 'kind' | 'family' | 'value' | 'bits'> {
  /** Place in the finding's list of indicators. */
  readonly indicator: number
  readonly from: string | null
  readonly to: string | null
}

/** Two sites as lists show them, with what they share. */
export interface PairRow {
  readonly finding: string
  readonly a: string
  readonly b: string
  readonly level: PairLevel
  readonly confidence: SitePair['confidence']
  readonly weight: number
  readonly chance: number
  readonly shared: readonly SharedThing[]
  readonly also: readonly SharedIndicator[]
}

export function pairRows({ id, body: { result } }: InfrastructureFinding): readonly PairRow[] {
  const { sites, indicators, pairs } = result
  return pairs.map(({ a, b, families, also, ...pair }) => ({
    ...pair,
    finding: id,
    a: sites[a]!,
    b: sites[b]!,
    shared: families.map(({ indicator, from, to }) => {
      const { kind, family, value, bits } = indicators[indicator]!
      return { indicator, kind, family, value, bits, from, to }
    }),
    also: also.map((at) => indicators[at]!),
  }))
}

export function pairRowsCsv(rows: readonly PairRow[]): string {
  const head =
    'finding,site_a,site_b,level,confidence,weight_bits,by_chance,family,kind,value,bits,both_from,both_to'
  const lines = rows.flatMap((row) =>
    row.shared.map(({ family, kind, value, bits, from, to }) => [
      row.finding,
      row.a,
      row.b,
      row.level,
      row.confidence,
      row.weight,
      row.chance,
      family,
      kind,
      value,
      bits,
      from,
      to,
    ]),
  )
  return [head.split(','), ...lines].map(csvLine).join('')
}

/** The sites of the picture and what at least two of them share, strongest first in each family. */
export interface Picture {
  readonly sites: readonly number[]
  readonly indicators: readonly number[]
  /** Beyond what is shown. */
  readonly left: { readonly sites: number; readonly indicators: number }
}

const mostSites = 40
const mostIndicators = 24
const familyOrder = ['owner', 'page', 'setup']

/** @param sites indices of sites; all that pairs name when absent */
export function pictureOf(
  { cells, indicators, sites: all }: InfrastructureResult,
  sites?: readonly number[],
): Picture {
  const chosen = sites ?? all.map((_, at) => at)
  const shown = new Set(chosen.slice(0, mostSites))
  const carriers = new Map<number, number>()
  for (const { site, indicator } of cells)
    if (shown.has(site)) carriers.set(indicator, (carriers.get(indicator) ?? 0) + 1)
  const shared = [...carriers].filter(([, n]) => n > 1).map(([at]) => at)
  const strongest = [...shared].sort((x, y) => indicators[y]!.bits - indicators[x]!.bits || x - y)
  const order = (at: number) => familyOrder.indexOf(indicators[at]!.family)
  return {
    sites: [...shown],
    indicators: strongest
      .slice(0, mostIndicators)
      .sort((x, y) => order(x) - order(y) || indicators[y]!.bits - indicators[x]!.bits || x - y),
    left: {
      sites: Math.max(0, chosen.length - mostSites),
      indicators: Math.max(0, shared.length - mostIndicators),
    },
  }
}
