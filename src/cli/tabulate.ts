/** Columns padded to their widest cell, two spaces between; numbers to the right. */
export function tabulate(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const table = [header, ...rows.map((row) => row.map(String))]
  const widths = header.map((_, at) => Math.max(...table.map((row) => row[at]!.length)))
  const right = header.map((_, at) => rows.length > 0 && rows.every((row) => typeof row[at] === 'number'))
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (right[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd()
  return `${table.map(line).join('\n')}\n`
}
