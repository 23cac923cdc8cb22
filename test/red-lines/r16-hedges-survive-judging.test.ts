import { describe, expect, it } from 'vitest'
import { type Assertion, cautiously, judgeAct, norm, sayElement } from '../../src/judge/index.ts'

/** R16, the pure part: caution and grade go through judging and come out in words. Exports are tested with the pages. */
const press: Assertion = {
  id: 'A1',
  element: 'state-responsibility',
  stance: 'supports',
  evidence: ['E1'],
  source: 'paper',
  reliability: 'B',
  credibility: '3',
  hedge: 'according to press reports',
}
const act = { id: 'act', day: '2027-05-01' }
const link = (assertions: readonly Assertion[]) => judgeAct(norm, act, assertions)

describe('a source that is only possible', () => {
  it('prints its caution and its grade in one piece', () => {
    expect(cautiously(press)).toBe('according to press reports (B3)')
  })

  it('keeps an element unknown, and stays in the trace with its words', () => {
    const { elements, trace } = link([press])
    expect(elements[0]).toMatchObject({ finding: 'unknown', reason: 'grade-too-low' })
    expect(cautiously(trace.elements[0]!.assertions[0]!)).toBe('according to press reports (B3)')
    expect(JSON.stringify(trace)).toContain('according to press reports')
  })
})

describe('a source that decides', () => {
  it('hands its caution on to the element, beside term, confidence and grade', () => {
    const service: Assertion = {
      ...press,
      credibility: '2',
      likelihood: 'likely',
      hedge: 'we judge it likely',
    }
    expect(sayElement(norm.criteria[0]!, link([service]).elements[0]!)).toEqual({
      en: 'State responsibility: met; likely (55 to 80 %), moderate confidence, B2, 1 piece of evidence; we judge it likely',
      fr: 'Responsabilité d’un État : établi ; probable (55 à 80 %), confiance moyenne, B2, 1 pièce ; we judge it likely',
    })
  })

  it('is not made surer by a second one that is less sure', () => {
    const unsure: Assertion = { ...press, credibility: '2', likelihood: 'unlikely' }
    expect(link([unsure]).elements[0]).toMatchObject({ finding: 'unknown', reason: 'not-likely-enough' })
  })
})
