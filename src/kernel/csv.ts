/** Anything that a spreadsheet would run as a formula, unless it is a plain name or number such as `@name` or `-3`. */
const formula = /^[=+\-@\t\r](?![\w.@:/+-]*$)|^=/

/** One CSV cell (RFC 4180). A cell that a spreadsheet would execute is disarmed with a leading apostrophe. */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One CSV line with its line end. */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\n`
}

/** The cells of one CSV line without line breaks inside cells. Linear in the length. @param delimiters each parts cells */
export function csvCells(line: string, delimiters = ','): string[] {
  const found: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    const sign = line[i]!
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (line[i + 1] === '"') cell += line[++i]!
      else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (delimiters.includes(sign)) {
      found.push(cell)
      cell = ''
    } else cell += sign
  }
  return [...found, cell]
}
