import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  agreement,
  calibration,
  criteriaTables,
  judgeAct,
  judgeTable,
  norm,
  normVersions,
  offences,
  overclaims,
  qualityQuestions,
  sayAssessment,
  sayElement,
} from '../../src/judge/index.ts'
import { confidences, likelihoods } from '../../src/vocab/confidence.ts'
import { findings } from '../../src/vocab/criteria.ts'
import { severities } from '../../src/vocab/severity.ts'
import { verdicts } from '../../src/vocab/violations.ts'
import { accusingLists } from '../judge/support.ts'

/** R5: likelihood, confidence and the number of pieces in every assessment; no words that say too much; past ones scored. */
const terms = fc.constantFrom(...likelihoods.map(({ term }) => term))
const levels = fc.constantFrom(...confidences.map(({ level }) => level))

describe('every assessment', () => {
  it('says its term with the band, its confidence and how many pieces it rests on', () => {
    fc.assert(
      fc.property(terms, levels, fc.uniqueArray(fc.string()), (likelihood, confidence, evidence) => {
        const said = sayAssessment({ likelihood, confidence, evidence })
        const { low, high } = likelihoods.find(({ term }) => term === likelihood)!
        expect(said.en).toContain(`${likelihood} (${low} to ${high} %)`)
        expect(said.en).toContain(`${confidence} confidence`)
        expect(said.en).toMatch(new RegExp(`\\b${evidence.length} pieces? of evidence$`))
        expect([...overclaims(said.en), ...overclaims(said.fr)]).toEqual([])
      }),
    )
  })

  it('an element that is met says grade, confidence and pieces; one that is not never carries a confidence', () => {
    fc.assert(
      fc.property(accusingLists, (list) => {
        judgeAct(norm, { id: 'act', day: '2027-05-01' }, list).elements.forEach((element, at) => {
          const said = sayElement(norm.criteria[at]!, element).en
          if (element.finding !== 'met') expect(element.confidence).toBeNull()
          else expect(said).toMatch(/(low|moderate|high) confidence, [A-C][12], \d pieces? of evidence/)
        })
      }),
    )
  })

  it('a limb that is met has a confidence', () => {
    fc.assert(
      fc.property(accusingLists, (list) => {
        for (const { finding, confidence } of judgeAct(norm, { id: 'act', day: '2027-05-01' }, list).limbs) {
          expect(confidence === null).toBe(finding !== 'met')
        }
      }),
    )
  })
})

it('no word of the room says more than an assessment may', () => {
  const labels = [
    ...normVersions.flatMap(({ clauses }) => clauses.map(({ text }) => text)),
    ...[...normVersions, ...criteriaTables, ...offences].flatMap(({ criteria, rules, note }) => [
      ...criteria.flatMap(({ label, means }) => [label, means]),
      ...rules.map(({ label }) => label),
      ...(note === undefined ? [] : [note]),
    ]),
    ...qualityQuestions.map(({ asks }) => asks),
    ...Object.values(findings),
    ...Object.values(verdicts),
    ...Object.values(severities),
    agreement([{ agency: 'one', position: 'agree', confidence: 'high' }]).says,
  ]
  expect(labels.flatMap(({ en, fr }) => [...overclaims(en), ...overclaims(fr)])).toEqual([])
})

it('resolved assessments are scored, and the score tells the careful from the careless', () => {
  const world = [true, true, true, false, true, false, true, true, false, true]
  const careful = calibration(world.map((happened) => ({ term: 'likely', happened })))!
  const careless = calibration(world.map((happened) => ({ term: 'almost certain', happened })))!
  expect(careful.brier).toBeLessThan(careless.brier)
  expect(careful.table[0]).toMatchObject({ count: 10, observed: 0.7 })
})

it('an element judged by a table carries its grade as well', () => {
  const [table] = criteriaTables
  const { criteria } = judgeTable(table!, [
    {
      id: 'A1',
      element: 'deception',
      stance: 'supports',
      evidence: ['E1'],
      source: 'desk',
      reliability: 'B',
      credibility: '1',
    },
  ])
  expect(criteria.find(({ element }) => element === 'deception')).toMatchObject({
    grade: 'B1',
    confidence: 'moderate',
  })
})
