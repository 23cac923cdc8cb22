const names = new Map<string, Intl.DisplayNames>()

/** The name of a country or union in a language; a code that nobody knows comes back as it is. */
export function countryIn(language: 'en' | 'fr', code: string): string {
  const known = names.get(language) ?? new Intl.DisplayNames(language, { type: 'region' })
  names.set(language, known)
  return /^[A-Z]{2}$/.test(code) ? (known.of(code) ?? code) : code
}
