import type { CoverageRow } from './coverage.ts'
import type { Change } from './norm.ts'

/** Whether a norm reaches a past case, or what keeps it from that. */
export type NormReach = 'covered' | 'no-information' | 'state-open' | 'deception-open'

/** Why a case is not covered: it spreads no information, no state is shown, or no deception is among the facts. */
export function reachOf({ covered, finding }: CoverageRow): NormReach {
  if (covered) return 'covered'
  const found = (element: string) => finding.elements.find((one) => one.element === element)?.finding
  if (found('attempt') === 'not-shown') return 'no-information'
  return found('state-responsibility') === 'met' ? 'deception-open' : 'state-open'
}

/** The smallest set of elements that would bring a case under the norm; null where it is covered, or where none would. */
export function whatDecides({ finding }: CoverageRow): Change | null {
  return finding.changes.find(({ to }) => to === 'would-violate' || to === 'violation') ?? null
}
