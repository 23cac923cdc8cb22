import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** Prints what was measured as a table in Markdown with the machine beneath, or writes it to a file. */
export function printFigures(
  rows: readonly (readonly [what: string, result: string])[],
  output: string | undefined,
): void {
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}`
  const lines = rows.map(([what, result]) => `| ${what} | ${result} |`)
  const table = ['| measured | result |', '|---|---|', ...lines, '', `On ${machine}.`, ''].join('\n')
  if (output === undefined) process.stdout.write(table)
  else writeFileSync(output, table)
}
