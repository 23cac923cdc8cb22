const names = new Map<string, Intl.DisplayNames>()

/** The countries of the exercise, under codes that ISO 3166 leaves to its users; none of them exists. */
const invented: ReadonlyMap<string, string> = new Map([
  ['XV', 'Velmara'],
  ['XW', 'Wendara'],
  ['XY', 'Yllor'],
  ['QM', 'Quomar'],
  ['QN', 'Quenta'],
])

/** The name of a country or union in a language; a code that nobody knows comes back as it is. */
export function countryIn(language: 'en' | 'fr', code: string): string {
  const known = names.get(language) ?? new Intl.DisplayNames(language, { type: 'region' })
  names.set(language, known)
  return /^[A-Z]{2}$/.test(code) ? (invented.get(code) ?? known.of(code) ?? code) : code
}
