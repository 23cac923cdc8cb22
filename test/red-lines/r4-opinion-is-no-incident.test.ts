import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Assertion, admit, judgeAct, norm } from '../../src/judge/index.ts'
import { indicators } from '../../src/vocab/indicators.ts'

/** R4: an incident needs a sign of deception or coordination; five hundred opinions give none. */
const opinions = readFileSync(new URL('../../fixtures/opinions/opinions.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
const names = Object.keys(indicators)
const act = (id: string) => ({ id, day: '2027-04-10' })

describe('five hundred opinions', () => {
  it('are five hundred, and different', () => {
    expect(new Set(opinions).size).toBe(500)
  })

  it('open no incident, whatever is claimed of them', () => {
    const opened = opinions.filter((text, at) => {
      const content = [`post-${at}`]
      const attempts = [
        { content, signs: [] },
        { content, signs: [{ indicator: text, evidence: content }] },
        { content, signs: [{ indicator: 'hostile opinion', evidence: ['report-1'] }] },
        { content, signs: names.map((indicator) => ({ indicator, evidence: [] })) },
        { content, signs: names.map((indicator) => ({ indicator, evidence: content })) },
      ]
      return attempts.some((attempt) => admit(attempt).admitted)
    })
    expect(opened).toEqual([])
  })

  it('are no incident under the norm, even when somebody says without evidence that a state is behind them', () => {
    const claims = (at: number): readonly Assertion[] =>
      [...norm.criteria.map(({ id }) => id), ...names].map((element) => ({
        id: `${at}-${element}`,
        element,
        stance: 'supports',
        evidence: [],
        source: 'somebody',
        reliability: 'A',
        credibility: '1',
      }))
    const verdicts = opinions.flatMap((_, at) =>
      [[], claims(at)].map((assertions) => judgeAct(norm, act(`post-${at}`), assertions).verdict),
    )
    expect(new Set(verdicts)).toEqual(new Set(['no-incident']))
  })
})

describe('the guard', () => {
  it('admits a sign that rests on something beside the content, and says why it refused others', () => {
    const content = ['post-1']
    expect(
      admit({
        content,
        signs: [
          { indicator: 'fabricated-claim', evidence: ['post-1', 'claim-check-1'] },
          { indicator: 'automation', evidence: [] },
          { indicator: 'covertness', evidence: ['post-1'] },
          { indicator: 'constructor', evidence: ['x'] },
        ],
      }),
    ).toEqual({
      admitted: true,
      by: ['fabricated-claim'],
      refused: [
        { indicator: 'automation', why: 'no-evidence' },
        { indicator: 'covertness', why: 'content-alone' },
        { indicator: 'constructor', why: 'no-such-indicator' },
      ],
    })
  })

  it('never admits by content alone, for any signs', () => {
    const pieces = fc.uniqueArray(fc.constantFrom<string>('p1', 'p2', 'p3'), { minLength: 1 })
    const signs = fc.array(
      fc.record({
        indicator: fc.oneof(fc.constantFrom(...names), fc.string()),
        evidence: fc.subarray(['p1', 'p2', 'p3']),
      }),
    )
    fc.assert(
      fc.property(pieces, signs, (content, list) => {
        const own = list.map((sign) => ({
          ...sign,
          evidence: sign.evidence.filter((id) => content.includes(id)),
        }))
        expect(admit({ content, signs: own }).admitted).toBe(false)
      }),
    )
  })
})
