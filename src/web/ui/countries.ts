import type { View } from './view.ts'

const names = new Map<string, Intl.DisplayNames>()

/** The name of a country or union in the reader's language; a code that nobody knows comes back as it is. */
export function countryName(view: View, code: string): string {
  const known = names.get(view.language) ?? new Intl.DisplayNames(view.language, { type: 'region' })
  names.set(view.language, known)
  return /^[A-Z]{2}$/.test(code) ? (known.of(code) ?? code) : code
}
