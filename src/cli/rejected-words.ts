import type { RejectReason } from '../lake/index.ts'
import { inTerminal } from '../vocab/label.ts'

/** How many rows were left out and the first reasons why. */
export function rejectedWords(reasons: readonly RejectReason[]): string {
  const rows = reasons.reduce((sum, reason) => sum + reason.rows, 0)
  const lines = reasons
    .slice(0, 3)
    .map((one) => `  line ${one.firstLine}: ${one.reason} (${counted(one.rows)})\n`)
  return `${counted(rows)} left out:\n${lines.join('')}`
}

const counted = (rows: number) => inTerminal`${rows} {row|rows}`
