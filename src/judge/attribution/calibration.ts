import { type LikelihoodTerm, likelihoods } from '../../vocab/confidence.ts'

/** An assessment whose outcome is known by now. */
export interface Resolved {
  readonly term: LikelihoodTerm
  /** Whether what was assessed turned out to be so. */
  readonly happened: boolean
}

export interface ReliabilityRow {
  readonly term: LikelihoodTerm
  readonly count: number
  /** The middle of the term's band, 0 to 1. */
  readonly forecast: number
  /** How often it was so, 0 to 1. */
  readonly observed: number
}

export interface Calibration {
  readonly count: number
  /** Mean squared distance of forecast and outcome: 0 is perfect, 0.25 is what saying one half always gives. */
  readonly brier: number
  /** How far what was said lies from what happened; lower is better. */
  readonly reliability: number
  /** How far the terms tell cases apart; higher is better. */
  readonly resolution: number
  /** How hard the cases were; says nothing of the assessors. */
  readonly uncertainty: number
  /** Terms that were used, the least likely first. */
  readonly table: readonly ReliabilityRow[]
}

/** The probability that a term stands for: the middle of its band. */
export function forecastOf(term: LikelihoodTerm): number {
  const { low, high } = likelihoods.find((entry) => entry.term === term)!
  return (low + high) / 200
}

/**
 * How well past assessments were calibrated. brier = reliability - resolution + uncertainty, exactly, because all
 * assessments of one term make the same forecast.
 * Sources: Glenn W. Brier, Monthly Weather Review 78 (1950); Allan H. Murphy, A new vector partition of the
 * probability score, Journal of Applied Meteorology 12 (1973).
 * @returns null where nothing is resolved
 */
export function calibration(resolved: readonly Resolved[]): Calibration | null {
  const count = resolved.length
  if (count === 0) return null
  const table = likelihoods.flatMap(({ term }): ReliabilityRow[] => {
    const own = resolved.filter((one) => one.term === term)
    if (own.length === 0) return []
    const observed = own.filter(({ happened }) => happened).length / own.length
    return [{ term, count: own.length, forecast: forecastOf(term), observed }]
  })
  const base = resolved.filter(({ happened }) => happened).length / count
  const mean = (of: (row: ReliabilityRow) => number) =>
    table.reduce((sum, row) => sum + row.count * of(row), 0) / count
  return {
    count,
    brier: mean(({ forecast, observed }) => observed * (1 - forecast) ** 2 + (1 - observed) * forecast ** 2),
    reliability: mean(({ forecast, observed }) => (forecast - observed) ** 2),
    resolution: mean(({ observed }) => (observed - base) ** 2),
    uncertainty: base * (1 - base),
    table,
  }
}
