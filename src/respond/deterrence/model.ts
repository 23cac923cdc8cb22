import type { LibraryFigures } from '../figures/days.ts'

/**
 * Interference as a bet (Becker, "Crime and Punishment", 1968): it pays while the expected gain is larger than the
 * expected cost. Costs are in units of the expected gain.
 */
export interface Bet {
  /** What one government's answer costs the actor; 1 takes away all that was to be gained. At least 0. */
  readonly severity: number
  /** That an answer comes at all, 0 to 1. */
  readonly probability: number
  /** Days from the act to the answer, at least 0. */
  readonly delay: number
  /** Governments that answer, at least 1. */
  readonly size: number
  /** What each further government adds, as a part of the first, 0 to 1. */
  readonly share: number
  /** How much less a cost counts that lies a year ahead: 0.5 halves nearly, by exp(-rate). At least 0. */
  readonly rate: number
}

export type Lever = keyof Bet

/** Expected cost in units of the expected gain; above 1 interference no longer pays. */
export function expectedCost({ severity, probability, delay, size, share, rate }: Bet): number {
  return probability * severity * (1 + share * (size - 1)) * Math.exp((-rate * delay) / 365)
}

export function pays(bet: Bet): boolean {
  return expectedCost(bet) <= 1
}

/** The least severity at which it stops paying; infinite where no severity is enough. */
export function breakingSeverity(bet: Bet): number {
  const each = expectedCost({ ...bet, severity: 1 })
  return each === 0 ? Number.POSITIVE_INFINITY : 1 / each
}

/** Between which values a lever can be moved, and by what. */
export const levers = {
  severity: { least: 0, most: 5, step: 0.1 },
  probability: { least: 0, most: 1, step: 0.01 },
  delay: { least: 0, most: 2000, step: 1 },
  size: { least: 1, most: 40, step: 1 },
  share: { least: 0, most: 1, step: 0.05 },
  rate: { least: 0, most: 3, step: 0.05 },
} as const satisfies Readonly<Record<Lever, { least: number; most: number; step: number }>>

/** A value as it was given, held within the range of its lever; the standard one for what is no number. */
export function leverValue(lever: Lever, given: string | undefined, standard: number): number {
  const text = (given ?? '').trim().slice(0, 20)
  const value = text === '' ? Number.NaN : Number(text.replace(',', '.'))
  if (!Number.isFinite(value)) return standard
  const { least, most } = levers[lever]
  const held = Math.min(most, Math.max(least, value))
  return lever === 'size' || lever === 'delay' ? Math.round(held) : held
}

/** What the past cases of the library say, and what is only assumed. */
export function standardBet(figures: LibraryFigures): Bet {
  const { all, none } = figures.measure
  const cases = all.n + none.length
  return {
    severity: 1,
    probability: cases === 0 ? 0.5 : Math.round((all.n / cases) * 100) / 100,
    delay: Math.round(all.median ?? 365),
    size: 1,
    share: 0.25,
    rate: 0.5,
  }
}

export interface Sensitivity {
  readonly lever: Lever
  readonly low: number
  readonly high: number
  /** Expected cost with the lever at either end, the others as they are. */
  readonly costLow: number
  readonly costHigh: number
}

/** One lever at a time to half and to double its value, within its range; the largest difference first. */
export function sensitivity(bet: Bet): readonly Sensitivity[] {
  return (Object.keys(levers) as Lever[])
    .map((lever) => {
      const { least, most } = levers[lever]
      const low = Math.max(least, bet[lever] / 2)
      const high = Math.min(most, bet[lever] * 2)
      const cost = (value: number) => expectedCost({ ...bet, [lever]: value })
      return { lever, low, high, costLow: cost(low), costHigh: cost(high) }
    })
    .sort((a, b) => Math.abs(b.costHigh - b.costLow) - Math.abs(a.costHigh - a.costLow))
}
