const dayLength = 86_400_000

/** `2027-05-01` from a time as text or in seconds or milliseconds since 1970, else null. */
export function writtenDay(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim().slice(0, 40) : ''
  const written = /^(\d{4}-\d{2}-\d{2})(?:[T\s]|$)/.exec(text)?.[1]
  if (written !== undefined) return Number.isFinite(Date.parse(written)) ? written : null
  const number = typeof value === 'number' ? value : /^\d{10}(\d{3})?$/.test(text) ? Number(text) : Number.NaN
  const at = number < 1e11 ? number * 1000 : number
  return at > 0 && at < 4e12 ? new Date(at).toISOString().slice(0, 10) : null
}

/** The same as days since 1970. */
export function dayNumber(value: unknown): number | null {
  const day = writtenDay(value)
  return day === null ? null : Date.parse(day) / dayLength
}

/** @param day since 1970 */
export const dayWritten = (day: number) => new Date(day * dayLength).toISOString().slice(0, 10)
