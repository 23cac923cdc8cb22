import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Assertion,
  elementsOf,
  isPositive,
  judgeAct,
  norm,
  normVersions,
  reEvaluate,
  traceHolds,
} from '../../src/judge/index.ts'
import { likelihoods } from '../../src/vocab/confidence.ts'
import { accusingLists, acts, strength, workedExamples } from './support.ts'

const likely = (term: string | null) => likelihoods.findIndex((entry) => entry.term === term)
const sure = (level: string | null) => ['low', 'moderate', 'high'].indexOf(level ?? '')

describe('the worked examples', () => {
  it.each(workedExamples)('$id: $expected.verdict', ({ act, assertions, expected }) => {
    const { verdict, limbs, trace } = judgeAct(norm, act, assertions)
    expect(verdict).toBe(expected.verdict)
    expect(limbs.filter(({ finding }) => finding === 'met').map(({ limb }) => limb)).toEqual(expected.limbs)
    expect(reEvaluate(trace)).toBe(verdict)
  })

  const judged = (id: string) => {
    const { act, assertions } = workedExamples.find((example) => example.id === id)!
    return judgeAct(norm, act, assertions)
  }

  it('a limb is no surer than the weakest thing it needs', () => {
    const { limbs } = judged('fabricated-endorsement')
    expect(limbs[0]).toEqual({ limb: 'A', finding: 'met', confidence: 'moderate', likelihood: 'likely' })
  })

  it('a missing state link: says what would decide it', () => {
    const { elements, changes } = judged('missing-state-link')
    expect(elements[0]).toMatchObject({ finding: 'unknown', reason: 'grade-too-low', beside: ['A1'] })
    const link = { element: 'state-responsibility', from: 'unknown' }
    const first = (verdict: string) => changes.find(({ to }) => to === verdict)!.elements
    expect(first('violation')).toEqual([{ ...link, to: 'met' }])
    expect(first('no-violation')).toEqual([{ ...link, to: 'not-shown' }])
  })

  it('a violation says what would undo it', () => {
    expect(judged('authentic-mails-by-a-persona').changes.map(({ to }) => to)).toContain('no-violation')
  })

  it('an act of unknown day is neither counted nor cleared', () => {
    const { assertions } = workedExamples[0]!
    const { verdict, counted } = judgeAct(norm, { id: 'act', day: null }, assertions)
    expect([verdict, counted]).toEqual(['unknown', 'day-unknown'])
  })
})

describe('what holds for any assertions', () => {
  const holds = (check: (list: readonly Assertion[], act: { id: string; day: string | null }) => void) =>
    fc.assert(fc.property(accusingLists, acts, check), { numRuns: 300 })

  it('the rules of every version name only its criteria, and none says not', () => {
    for (const version of normVersions) {
      const known = version.criteria.map(({ id }) => id)
      for (const { rule } of version.rules) {
        expect(isPositive(rule)).toBe(true)
        expect(elementsOf(rule).filter((element) => !known.includes(element))).toEqual([])
      }
    }
  })

  it('taking a piece of evidence away never strengthens a verdict, a limb or how sure it is', () => {
    holds((list, act) => {
      const before = judgeAct(norm, act, list)
      for (const piece of ['E1', 'E2', 'E3', 'E4', 'E5']) {
        const without = list.map((one) => ({ ...one, evidence: one.evidence.filter((id) => id !== piece) }))
        const after = judgeAct(norm, act, without)
        expect(strength(after.verdict)).toBeLessThanOrEqual(strength(before.verdict))
        after.limbs.forEach((limb, at) => {
          const was = before.limbs[at]!
          expect(['not-shown', 'unknown', 'met'].indexOf(limb.finding)).toBeLessThanOrEqual(
            ['not-shown', 'unknown', 'met'].indexOf(was.finding),
          )
          expect(sure(limb.confidence)).toBeLessThanOrEqual(sure(was.confidence))
        })
      }
    })
  })

  it('taking an assertion in support away never strengthens, adding a doubt never strengthens', () => {
    holds((list, act) => {
      const before = strength(judgeAct(norm, act, list).verdict)
      for (const one of list.filter(({ stance }) => stance === 'supports')) {
        const after = judgeAct(
          norm,
          act,
          list.filter((other) => other !== one),
        )
        expect(strength(after.verdict)).toBeLessThanOrEqual(before)
        const doubted = judgeAct(norm, act, [...list, { ...one, id: 'doubt', stance: 'undercuts' }])
        expect(strength(doubted.verdict)).toBeLessThanOrEqual(before)
      }
    })
  })

  it('evidence on something else changes nothing', () => {
    holds((list, act) => {
      const other: Assertion = { ...list[0]!, id: 'other', element: 'weather', evidence: ['E9'] }
      expect(judgeAct(norm, act, [...list, other])).toEqual(judgeAct(norm, act, list))
    })
  })

  it('the order of assertions changes nothing', () => {
    holds((list, act) => {
      expect(judgeAct(norm, act, list.toReversed())).toEqual(judgeAct(norm, act, list))
    })
  })

  it('a trace gives its verdict again, and a trace that was touched does not hold', () => {
    holds((list, act) => {
      const { trace, verdict } = judgeAct(norm, act, list)
      const carried = JSON.parse(JSON.stringify(trace)) as typeof trace
      expect(reEvaluate(carried)).toBe(verdict)
      expect(traceHolds(carried)).toBe(true)
      const other = verdict === 'violation' ? 'no-violation' : 'violation'
      expect(traceHolds({ ...carried, verdict: other })).toBe(false)
      expect(traceHolds({ ...carried, indicated: !carried.indicated })).toBe(false)
    })
  })

  it('each change that is named gives the verdict it promises, and no smaller one does', () => {
    holds((list, act) => {
      const { verdict, changes } = judgeAct(norm, act, list)
      for (const { to, elements } of changes) {
        expect(to).not.toBe(verdict)
        const sizes = changes.filter((change) => change.to === to).map((change) => change.elements.length)
        expect(new Set(sizes).size).toBe(1)
        const names = elements.map(({ element }) => element)
        const changed = [
          ...list.filter(({ element }) => !names.includes(element)),
          ...elements.flatMap(({ element, to: finding }, at) => shownAs(element, finding, at)),
        ]
        const after = judgeAct(norm, act, changed)
        expect(elements.map(({ to: finding }) => finding)).toEqual(
          names.map((name) => after.elements.find(({ element }) => element === name)!.finding),
        )
        if (after.trace.indicated === judgeAct(norm, act, list).trace.indicated)
          expect(after.verdict).toBe(to)
      }
    })
  })

  it('no likelihood of a limb exceeds that of the state link', () => {
    holds((list, act) => {
      const { limbs, elements } = judgeAct(norm, act, list)
      const link = elements[0]!.likelihood
      for (const { finding, likelihood } of limbs) {
        if (finding === 'met' && link !== null) expect(likely(likelihood)).toBeLessThanOrEqual(likely(link))
      }
    })
  })
})

it('takes time in proportion to the assertions, also where every one is held against every other', () => {
  const many = (count: number): readonly Assertion[] =>
    Array.from({ length: count }, (_, at) => ({
      id: `A${at}`,
      element: norm.criteria[at % 7]!.id,
      stance: at % 2 === 0 ? 'supports' : 'undercuts',
      evidence: [`E${at}`],
      source: `S${at}`,
      reliability: at % 2 === 0 ? 'A' : 'C',
      credibility: at % 2 === 0 ? '1' : '3',
    }))
  const cost = (count: number) => {
    const list = many(count)
    const runs = Array.from({ length: 5 }, () => {
      const began = process.cpuUsage()
      judgeAct(norm, { id: 'act', day: null }, list)
      return process.cpuUsage(began).user
    })
    return Math.min(...runs)
  }
  cost(1000)
  expect(Math.log(cost(64_000) / cost(8000)) / Math.log(8)).toBeLessThan(1.5)
})

function shownAs(element: string, finding: string, at: number): readonly Assertion[] {
  const one: Assertion = {
    id: `X${at}`,
    element,
    stance: finding === 'met' ? 'supports' : 'undercuts',
    evidence: ['E7'],
    source: 'S9',
    reliability: 'A',
    credibility: '1',
  }
  return finding === 'unknown' ? [] : [one]
}
