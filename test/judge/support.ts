import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { type Assertion, norm } from '../../src/judge/index.ts'
import { likelihoods } from '../../src/vocab/confidence.ts'
import { type Credibility, credibility, type Reliability, reliability } from '../../src/vocab/grades.ts'
import { indicators } from '../../src/vocab/indicators.ts'

export interface WorkedExample {
  readonly id: string
  readonly title: string
  readonly act: { readonly id: string; readonly day: string | null }
  readonly assertions: readonly Assertion[]
  readonly expected: { readonly verdict: string; readonly limbs: readonly string[] }
}

export const workedExamples = JSON.parse(
  readFileSync(new URL('../../fixtures/norm/worked-examples.json', import.meta.url), 'utf8'),
) as readonly WorkedExample[]

const names = [...norm.criteria.map(({ id }) => id), ...Object.keys(indicators)]

/** Assertions with ids of their own on elements of the norm and on signs of deception, of any grade. */
export const assertionLists = (elements: readonly string[] = names): fc.Arbitrary<readonly Assertion[]> =>
  fc
    .array(
      fc.record(
        {
          element: fc.constantFrom(...elements),
          stance: fc.constantFrom('supports' as const, 'undercuts' as const),
          evidence: fc.uniqueArray(fc.constantFrom('E1', 'E2', 'E3', 'E4', 'E5'), { maxLength: 3 }),
          source: fc.constantFrom('S1', 'S2', 'S3'),
          reliability: fc.constantFrom(...(Object.keys(reliability) as Reliability[])),
          credibility: fc.constantFrom(...(Object.keys(credibility) as Credibility[])),
          hedge: fc.constantFrom('according to press reports', 'we judge'),
          likelihood: fc.constantFrom(...likelihoods.map(({ term }) => term)),
        },
        { requiredKeys: ['element', 'stance', 'evidence', 'source', 'reliability', 'credibility'] },
      ),
      { maxLength: 14 },
    )
    .map((list) => list.map((assertion, at) => ({ ...assertion, id: `A${at}` })))

/** Lists that often reach a violation, so that properties are tried where they matter. */
export const accusingLists: fc.Arbitrary<readonly Assertion[]> = fc
  .tuple(assertionLists(), fc.subarray(names.slice(0, 7), { minLength: 4 }))
  .map(([list, shown]) => [
    ...list,
    ...shown.map(
      (element, at): Assertion => ({
        id: `B${at}`,
        element,
        stance: 'supports',
        evidence: [`E${(at % 5) + 1}`],
        source: 'S4',
        reliability: 'B',
        credibility: '1',
      }),
    ),
  ])

export const acts = fc.record({
  id: fc.constant('act'),
  day: fc.constantFrom('2026-12-31', '2027-01-01', '2027-05-09', null),
})

const accuses: Readonly<Record<string, number>> = {
  'no-incident': 0,
  'no-violation': 0,
  unknown: 1,
  'would-violate': 2,
  violation: 3,
}

/** How much a verdict accuses: neither `no incident` nor `no violation` does. */
export const strength = (verdict: string): number => accuses[verdict]!
