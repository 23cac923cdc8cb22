import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakout, byLiveRisk, type Ranked, severityOf } from '../../src/judge/index.ts'
import { type AssetClass, assetClasses, type Responsibility } from '../../src/vocab/severity.ts'

const assets = Object.keys(assetClasses) as AssetClass[]
const ladder: readonly Responsibility[] = [
  'not-state',
  'unknown',
  'state-possible',
  'state-likely',
  'state-very-likely',
]

describe('severity', () => {
  it('from unknown to a state, likely: the case goes to the panel and governments talk', () => {
    for (const asset of assets) {
      expect(severityOf(asset, 'unknown')).toMatchObject({ betweenGovernments: false })
      expect(severityOf(asset, 'state-likely')).toMatchObject({ queue: 'panel', betweenGovernments: true })
    }
  })

  it('never falls as a state becomes more responsible', () => {
    for (const asset of assets) {
      const levels = ladder.map((responsibility) => severityOf(asset, responsibility).severity)
      expect(levels).toEqual(levels.toSorted())
    }
  })

  it('an open case of level 3 stands before a closed one of level 5', () => {
    const cases: Ranked[] = [
      { id: 'famous', open: false, severity: 5, lastActivity: 9 },
      { id: 'live', open: true, severity: 3, lastActivity: 1 },
      { id: 'newer', open: true, severity: 3, lastActivity: 2 },
    ]
    expect(cases.toSorted(byLiveRisk).map(({ id }) => id)).toEqual(['newer', 'live', 'famous'])
  })
})

describe('the breakout scale', () => {
  const none = { mainstreamMedia: false, celebrity: false, policyResponse: false, callForViolence: false }

  it.each([
    [1, 1, 0, {}],
    [2, 1, 1, {}],
    [2, 3, 0, {}],
    [2, 3, 1, {}],
    [3, 3, 2, {}],
    [4, 1, 0, { mainstreamMedia: true }],
    [5, 2, 1, { mainstreamMedia: true, celebrity: true }],
    [6, 1, 0, { callForViolence: true }],
    [6, 2, 2, { policyResponse: true }],
  ] as const)('category %i: %i platforms, broke out on %i, %o', (category, platforms, brokeOutOn, facts) => {
    expect(breakout({ platforms, brokeOutOn, ...none, ...facts })).toEqual({ category, open: [] })
  })

  it('says what nobody has looked at, where it could be higher', () => {
    const finding = breakout({ platforms: 2, brokeOutOn: 2, ...none, celebrity: null, policyResponse: null })
    expect(finding).toEqual({ category: 3, open: ['policyResponse', 'celebrity'] })
  })

  it('refuses counts that cannot be', () => {
    expect(() => breakout({ platforms: 1, brokeOutOn: 2, ...none })).toThrow('where it was not seen')
    expect(() => breakout({ platforms: 0, brokeOutOn: 0, ...none })).toThrow('at least one')
  })

  it('a fact more never lowers it', () => {
    const fact = fc.constantFrom(true, false, null)
    const reaches = fc
      .record({
        platforms: fc.integer({ min: 1, max: 9 }),
        brokeOutOn: fc.nat(9),
        mainstreamMedia: fact,
        celebrity: fact,
        policyResponse: fact,
        callForViolence: fact,
      })
      .filter(({ platforms, brokeOutOn }) => brokeOutOn <= platforms)
    fc.assert(
      fc.property(reaches, (reach) => {
        const { category } = breakout(reach)
        for (const more of ['mainstreamMedia', 'celebrity', 'policyResponse', 'callForViolence'] as const) {
          expect(breakout({ ...reach, [more]: true }).category).toBeGreaterThanOrEqual(category)
        }
        expect(breakout({ ...reach, platforms: reach.platforms + 1 }).category).toBeGreaterThanOrEqual(
          category,
        )
      }),
    )
  })
})
