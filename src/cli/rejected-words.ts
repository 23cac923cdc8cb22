import type { RejectReason } from '../lake/index.ts'

/** How many rows were left out and the first reasons why. */
export function rejectedWords(reasons: readonly RejectReason[]): string {
  const rows = reasons.reduce((sum, reason) => sum + reason.rows, 0)
  const lines = reasons
    .slice(0, 3)
    .map((one) => `  line ${one.firstLine}: ${one.reason} (${one.rows} rows)\n`)
  return `${rows} rows were left out:\n${lines.join('')}`
}
