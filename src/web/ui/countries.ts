import { countryIn } from '../../vocab/countries.ts'
import type { View } from './view.ts'

/** The name of a country or union in the reader's language; a code that nobody knows comes back as it is. */
export const countryName = (view: View, code: string): string => countryIn(view.language, code)
