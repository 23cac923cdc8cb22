import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  admit,
  byLiveRisk,
  criteriaTables,
  judgeAct,
  judgeTable,
  norm,
  severityOf,
} from '../../src/judge/index.ts'
import { type AssetClass, assetClasses } from '../../src/vocab/severity.ts'
import { accusingLists } from '../judge/support.ts'

/** R2, the labels: the candidate or party that is hit, or that would benefit, changes nothing. Masking is tested with the pages. */
const parties = ['Party One', 'Party Two'] as const
const assets = fc.constantFrom(...(Object.keys(assetClasses) as AssetClass[]))

it('two candidates swapped in 500 cases: identical verdicts, severity and order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(accusingLists, assets), { minLength: 2, maxLength: 2 }), (pair) => {
      const of = (names: readonly string[]) =>
        pair.map(([list, asset], at) => {
          const assertions = list.map((one) => ({ ...one, source: `${one.source} close to ${names[at]}` }))
          const { verdict, limbs, changes } = judgeAct(
            norm,
            { id: `case-${at}`, day: '2027-05-01' },
            assertions,
          )
          return {
            verdict,
            limbs,
            changes,
            tables: criteriaTables.map((table) => judgeTable(table, assertions).rules),
            admitted: admit({
              content: [],
              signs: assertions.map(({ element, evidence }) => ({ indicator: element, evidence })),
            }),
            severity: severityOf(asset, 'state-likely'),
          }
        })
      const ranked = (cases: ReturnType<typeof of>) =>
        cases
          .map(({ severity }, at) => ({
            id: `case-${at}`,
            open: true,
            severity: severity.severity,
            lastActivity: 0,
          }))
          .toSorted(byLiveRisk)
      const [one, other] = [of(parties), of(parties.toReversed())]
      expect(other).toEqual(one)
      expect(ranked(other)).toEqual(ranked(one))
    }),
    { numRuns: 250 },
  )
})
