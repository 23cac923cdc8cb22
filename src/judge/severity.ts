import type { AssetClass, Queue, Responsibility, Severity } from '../vocab/severity.ts'

/** How severe a case is and who decides, from what is attacked and how far a state is responsible. */
export interface SeverityFinding {
  readonly severity: Severity
  readonly queue: Queue
  /** Whether governments talk to each other about it, so that the clock of that track runs. */
  readonly betweenGovernments: boolean
}

const levels: Readonly<Record<AssetClass, Readonly<Record<Responsibility, Severity>>>> = {
  count: { 'not-state': 3, unknown: 4, 'state-possible': 4, 'state-likely': 5, 'state-very-likely': 5 },
  vote: { 'not-state': 3, unknown: 4, 'state-possible': 4, 'state-likely': 5, 'state-very-likely': 5 },
  'voter-information': {
    'not-state': 2,
    unknown: 3,
    'state-possible': 3,
    'state-likely': 4,
    'state-very-likely': 4,
  },
  candidate: { 'not-state': 2, unknown: 2, 'state-possible': 3, 'state-likely': 4, 'state-very-likely': 4 },
  trust: { 'not-state': 1, unknown: 2, 'state-possible': 2, 'state-likely': 3, 'state-very-likely': 4 },
}

/** From a table of our own; that a state is likely moves a case to the panel, whatever is attacked. */
export function severityOf(asset: AssetClass, responsibility: Responsibility): SeverityFinding {
  const severity = levels[asset][responsibility]
  const betweenGovernments = responsibility === 'state-likely' || responsibility === 'state-very-likely'
  const queue = betweenGovernments || severity === 5 ? 'panel' : severity >= 3 ? 'cell' : 'desk'
  return { severity, queue, betweenGovernments }
}

/** What the order of a board depends on. */
export interface Ranked {
  readonly id: string
  readonly open: boolean
  readonly severity: Severity
  /** When something last happened in it; milliseconds since 1970. */
  readonly lastActivity: number
}

/** For sorting: open before closed, then the more severe, then the more recent. Fame is no criterion. */
export function byLiveRisk(a: Ranked, b: Ranked): number {
  if (a.open !== b.open) return a.open ? -1 : 1
  if (a.severity !== b.severity) return b.severity - a.severity
  if (a.lastActivity !== b.lastActivity) return b.lastActivity - a.lastActivity
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
