/** `2017-05-05T20:35:00Z` for whole seconds, with milliseconds where there are any. @param at milliseconds since 1970 */
export function isoTime(at: number): string {
  const text = new Date(at).toISOString()
  return text.endsWith('.000Z') ? `${text.slice(0, 19)}Z` : text
}

/** A length of time as people say it: `45 s`, `12 min`, `3 h 20 min`, `9 days`. @param seconds at least 0 */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`
  if (seconds < 172_800) {
    const minutes = Math.round(seconds / 60)
    const rest = minutes % 60
    return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`
  }
  return `${Math.round(seconds / 86_400)} days`
}
