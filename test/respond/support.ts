/** Addresses of the library, one of a kind. */
export const libraryPages: readonly string[] = [
  '/library',
  '/library?standing=contested',
  '/library/figures',
  '/library/elections',
  '/library/elections?a=US-2024-11-05&b=MD-2024-10-20',
  '/library/governments',
  '/library/governments?a=US&b=EU&class=any',
  '/library/US-2016',
  '/library/SK-2023',
  '/library/EP-2019',
]
