import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  agreement,
  type Consistency,
  calibration,
  forecastOf,
  overclaims,
  qualityQuestions,
  qualityScore,
  type Resolved,
  responsibilityFrom,
  sayAssessment,
  weighHypotheses,
} from '../../src/judge/index.ts'
import { likelihoodOf, likelihoods } from '../../src/vocab/confidence.ts'

describe('competing hypotheses', () => {
  const matrix = {
    hypotheses: ['state', 'profit', 'prank'],
    evidence: [
      { id: 'posts in office hours', cells: { state: 'consistent', profit: 'consistent', prank: 'neutral' } },
      {
        id: 'no advertising',
        cells: { state: 'consistent', profit: 'very-inconsistent', prank: 'consistent' },
      },
      {
        id: 'ran for two years',
        cells: { state: 'very-consistent', profit: 'consistent', prank: 'very-inconsistent' },
      },
      { id: 'interest in votes', cells: { state: 'consistent', profit: 'consistent', prank: 'consistent' } },
    ],
  } as const satisfies Parameters<typeof weighHypotheses>[0]

  it('leads with what is least contradicted', () => {
    const { hypotheses, leading } = weighHypotheses(matrix)
    expect(leading).toEqual(['state'])
    expect(hypotheses.map(({ hypothesis, inconsistency }) => [hypothesis, inconsistency])).toEqual([
      ['state', 0],
      ['profit', 2],
      ['prank', 2],
    ])
  })

  it('evidence that fits all alike tells nothing', () => {
    const found = weighHypotheses(matrix).evidence
    expect(found.map(({ evidence, diagnosticity }) => [evidence, diagnosticity])).toEqual([
      ['posts in office hours', 0.25],
      ['no advertising', 0.75],
      ['ran for two years', 1],
      ['interest in votes', 0],
    ])
  })

  it('names the pieces on which the lead hangs', () => {
    const linchpins = weighHypotheses(matrix).evidence.filter(({ linchpin }) => linchpin)
    expect(linchpins.map(({ evidence }) => evidence)).toEqual(['no advertising', 'ran for two years'])
  })

  const cells = fc.constantFrom<Consistency>(
    'very-consistent',
    'consistent',
    'neutral',
    'inconsistent',
    'very-inconsistent',
  )
  const matrices = fc.array(fc.record({ a: cells, b: cells, c: cells }), { maxLength: 12 }).map((rows) => ({
    hypotheses: ['a', 'b', 'c'],
    evidence: rows.map((row, at) => ({ id: `E${at}`, cells: row })),
  }))

  it('agreement alone never makes a hypothesis lead; what fits all alike changes nothing', () => {
    fc.assert(
      fc.property(matrices, cells, (one, cell) => {
        const { leading, hypotheses } = weighHypotheses(one)
        const alike = { id: 'alike', cells: { a: cell, b: cell, c: cell } }
        expect(weighHypotheses({ ...one, evidence: [...one.evidence, alike] }).leading).toEqual(leading)
        const praise = { id: 'praise', cells: { a: 'very-consistent', b: 'neutral', c: 'neutral' } as const }
        expect(weighHypotheses({ ...one, evidence: [...one.evidence, praise] }).leading).toEqual(leading)
        expect(hypotheses[0]!.hypothesis).toBe(leading[0])
      }),
    )
  })

  it('the order of evidence changes nothing', () => {
    fc.assert(
      fc.property(matrices, (one) => {
        const back = weighHypotheses({ ...one, evidence: one.evidence.toReversed() })
        const forth = weighHypotheses(one)
        expect(back.hypotheses).toEqual(forth.hypotheses)
        expect(back.evidence.toReversed()).toEqual(forth.evidence)
      }),
    )
  })
})

describe('agencies', () => {
  it('four of four agree, and the lowest confidence is the one that is said', () => {
    const four = ['one', 'two', 'three', 'four'].map((agency, at) => ({
      agency,
      position: 'agree' as const,
      confidence: at === 2 ? ('moderate' as const) : ('high' as const),
    }))
    expect(agreement(four).says.en).toBe('4 of 4 agree, moderate confidence')
  })
  it('dissent and abstention stay visible; the last position of an agency counts', () => {
    const { says, confidence } = agreement([
      { agency: 'one', position: 'abstain' },
      { agency: 'one', position: 'agree', confidence: 'high' },
      { agency: 'two', position: 'dissent' },
      { agency: 'three', position: 'abstain' },
    ])
    expect(says).toEqual({
      en: '1 of 3 agree, 1 dissents, 1 abstains, high confidence',
      fr: '1 sur 3 d’accord, 1 en désaccord, 1 s’abstient, confiance élevée',
    })
    expect(confidence).toBe('high')
  })
})

describe('how far a state is responsible', () => {
  const of = (
    likelihood: 'likely' | 'very likely' | 'unlikely',
    confidence: 'low' | 'moderate',
    to = 'state' as const,
  ) => responsibilityFrom({ likelihood, confidence, evidence: ['E1'], to })
  it('follows the band, and stays possible where confidence is low', () => {
    expect(of('likely', 'moderate')).toBe('state-likely')
    expect(of('very likely', 'moderate')).toBe('state-very-likely')
    expect(of('very likely', 'low')).toBe('state-possible')
    expect(of('unlikely', 'moderate')).toBe('state-possible')
  })
  it('is unknown without an imputation or without evidence', () => {
    expect(responsibilityFrom(null)).toBe('unknown')
    const bare = { likelihood: 'almost certain', confidence: 'high', evidence: [], to: 'state' } as const
    expect(responsibilityFrom(bare)).toBe('unknown')
  })
  it('an assessment says term, band, confidence and how many pieces it rests on', () => {
    const assessment = { likelihood: 'likely', confidence: 'moderate', evidence: ['a', 'b', 'a'] } as const
    expect(sayAssessment(assessment)).toEqual({
      en: 'likely (55 to 80 %), moderate confidence, 2 pieces of evidence',
      fr: 'probable (55 à 80 %), confiance moyenne, 2 pièces',
    })
  })
})

describe('calibration', () => {
  const terms = likelihoods.map(({ term }) => term)
  const resolved = fc.array(fc.record({ term: fc.constantFrom(...terms), happened: fc.boolean() }), {
    minLength: 1,
    maxLength: 60,
  })
  const direct = (list: readonly Resolved[]) =>
    list.reduce((sum, { term, happened }) => sum + (forecastOf(term) - Number(happened)) ** 2, 0) /
    list.length

  it('the score is the mean squared distance, and the three parts add up to it', () => {
    fc.assert(
      fc.property(resolved, (list) => {
        const found = calibration(list)!
        expect(found.brier).toBeCloseTo(direct(list), 12)
        expect(found.reliability - found.resolution + found.uncertainty).toBeCloseTo(found.brier, 12)
        expect(found.table.reduce((sum, { count }) => sum + count, 0)).toBe(list.length)
      }),
    )
  })

  it('who says likely and is right two times of three is well calibrated', () => {
    const list = Array.from({ length: 99 }, (_, n): Resolved => ({ term: 'likely', happened: n % 3 !== 0 }))
    const found = calibration(list)!
    expect(found.reliability).toBeLessThan(0.0002)
    expect(found.resolution).toBeCloseTo(0)
    expect(found.table).toHaveLength(1)
  })

  it('nothing resolved, no score', () => {
    expect(calibration([])).toBeNull()
  })

  it('a term stands for a probability that gives the term again', () => {
    for (const term of terms) expect(likelihoodOf(forecastOf(term))).toBe(term)
  })
})

describe('the eighteen questions', () => {
  it('are five, three, five and five; a yes is a point and silence is none', () => {
    const nothing = qualityScore(new Map())
    expect(nothing).toMatchObject({ points: 0, of: 18 })
    expect(nothing.open).toHaveLength(18)
    expect(nothing.sections.map(({ of }) => of)).toEqual([5, 3, 5, 5])
    const all = qualityScore(new Map(qualityQuestions.map(({ id }, at) => [id, at !== 0])))
    expect(all).toMatchObject({ points: 17, open: [] })
    expect(all.sections[0]).toEqual({ section: 'credibility', points: 4, of: 5 })
  })
})

describe('words that say too much', () => {
  it.each([
    ['This proves that the service is behind it.', ['proves']],
    ['We are certain; it is proven beyond any doubt.', ['certain', 'proven', 'beyond any doubt']],
    ['Cela prouve, sans aucun doute, une ingérence certaine.', ['prouve', 'sans aucun doute', 'certaine']],
    ['It is almost certain that the site was copied.', []],
    ['Il est presque certain que le site a été copié.', []],
    ['The approval improved; it is an uncertain matter; ascertain it. Incertaine.', []],
  ])('%s', (text, words) => {
    expect(overclaims(text)).toEqual(words)
  })

  it('takes time in proportion to the text', () => {
    const long = 'almost '.repeat(100_000)
    const began = process.cpuUsage()
    overclaims(long)
    expect(process.cpuUsage(began).user).toBeLessThan(2_000_000)
  })
})
