import type { Deed } from '../checklist/deed.ts'

/** Who governs a country from one hand-over to the next. Days are those of the country. */
export interface Term {
  /** Code of the country or union. */
  readonly country: string
  /** Empty where the library names nobody. */
  readonly name: string
  readonly began: string
  readonly ends: string | null
  readonly zone: string
  readonly source: string
  /** Address of the record; null for what ships with the program. */
  readonly at: string | null
}

const amendment =
  'Constitution of the United States, Amendment XX, section 1: terms end at noon on 20 January'

/** Terms of office that the library's worked examples need, from the law that fixes their days. */
export const libraryTerms: readonly Term[] = [2009, 2013, 2017, 2021, 2025].map((year) => ({
  country: 'US',
  name: '',
  began: `${year}-01-20`,
  ends: `${year + 4}-01-20`,
  zone: 'America/New_York',
  source: amendment,
  at: null,
}))

const instrument = {
  government: 'US',
  step: 'binding-law',
  ended: null,
  implemented: null,
  documents: [],
  obstructedBy: null,
  approved: true,
  answers: null,
  election: null,
  targets: null,
  sectors: null,
  reachable: null,
  changed: null,
  from: null,
  at: 'library/US-2018',
} as const

/** Powers and bills that the compilers of the library checked in part (`US-EO13848`, `US-DETER-2018` of the rules). */
export const libraryInstruments: readonly Deed[] = [
  {
    ...instrument,
    key: 'US-EO13848',
    class: 'announcement',
    title: 'Executive Order 13848: sanctions may follow an assessment; discretionary',
    announced: '2018-09-12',
    binding: 'discretionary',
  },
  {
    ...instrument,
    key: 'US-DETER-2018',
    class: 'bill',
    title: 'DETER Act, a bill that would bind (January 2018, the day is not given; not adopted)',
    announced: '2018-01-31',
    binding: 'mandatory',
  },
]
