/** A name as SQL reads it, whatever it contains. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A text as SQL reads it, whatever it contains. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
