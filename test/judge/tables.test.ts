import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Assertion,
  criteriaTables,
  elementsOf,
  evaluate,
  gaps,
  isPositive,
  judgeTable,
  modelElements,
  norm,
  normDifferences,
  normVersions,
  offences,
  ruleInWords,
  tableTraceHolds,
} from '../../src/judge/index.ts'
import type { CriterionFinding } from '../../src/vocab/criteria.ts'
import { assertionLists } from './support.ts'

const tables = [...criteriaTables, ...offences]
const table = (id: string) => tables.find((one) => one.id === id)!
const about = (elements: readonly string[], grade: `${'A' | 'B' | 'C'}${'1' | '2'}` = 'B1'): Assertion[] =>
  elements.map((element) => ({
    id: element,
    element,
    stance: 'supports',
    evidence: ['E1'],
    source: 'S1',
    reliability: grade[0] as 'A' | 'B' | 'C',
    credibility: grade[1] as '1' | '2',
  }))
const outcome = (id: string, assertions: readonly Assertion[]) =>
  Object.fromEntries(judgeTable(table(id), assertions).rules.map(({ rule, finding }) => [rule, finding]))

describe('three-valued logic', () => {
  const values = fc.constantFrom<CriterionFinding>('met', 'unknown', 'not-shown')
  const { rule } = fc.letrec<{ rule: Parameters<typeof evaluate>[0] }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('a', 'b', 'c').map((element) => ({ element })),
      fc.array(tie('rule'), { maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('rule'), { maxLength: 3 }).map((any) => ({ any })),
      tie('rule').map((not) => ({ not })),
    ),
  }))
  const findings = fc.record({ a: values, b: values, c: values })
  const looked = (found: Record<string, CriterionFinding>) => (element: string) => found[element]!

  it('the opposite of unknown is unknown, and twice the opposite is the same', () => {
    expect(evaluate({ not: { element: 'a' } }, () => 'unknown')).toBe('unknown')
    fc.assert(
      fc.property(rule, findings, (one, found) => {
        expect(evaluate({ not: { not: one } }, looked(found))).toBe(evaluate(one, looked(found)))
      }),
    )
  })

  it('where nothing is known, no rule that names an element everywhere is met', () => {
    const named = rule.filter((one) => !JSON.stringify(one).includes('[]'))
    fc.assert(
      fc.property(named, (one) => {
        expect(evaluate(one, () => 'unknown')).toBe('unknown')
      }),
    )
  })

  it('learning more never turns met into not shown: what was decided without an element stays', () => {
    fc.assert(
      fc.property(rule, findings, values, (one, found, value) => {
        const before = evaluate(one, looked({ ...found, a: 'unknown' }))
        if (before !== 'unknown') expect(evaluate(one, looked({ ...found, a: value }))).toBe(before)
      }),
    )
  })
})

describe('every table', () => {
  it.each(tables.map((one) => [one.id, one] as const))('%s names its criteria, source and mark', (_, one) => {
    const known = one.criteria.map(({ id }) => id)
    expect(new Set(known).size).toBe(known.length)
    for (const { rule } of one.rules) {
      if (rule === null) continue
      expect(elementsOf(rule).filter((element) => !known.includes(element))).toEqual([])
      expect(isPositive(rule)).toBe(true)
    }
    expect(one.source.title).not.toBe('')
    expect(['read', 'verified_search', 'partly_verified']).toContain(one.source.mark)
  })

  it('is unknown where nobody asserts anything', () => {
    for (const one of tables) {
      for (const { finding } of judgeTable(one, []).rules) expect([null, 'unknown']).toContain(finding)
    }
  })

  it('has a trace that holds, and one that was touched does not', () => {
    const all = [...new Set(tables.flatMap(({ criteria }) => criteria.map(({ id }) => id)))]
    fc.assert(
      fc.property(fc.constantFrom(...tables), assertionLists(all), (one, list) => {
        const { trace } = judgeTable(one, list)
        expect(tableTraceHolds(JSON.parse(JSON.stringify(trace)))).toBe(true)
        const elements = trace.elements.map((element, at) =>
          at === 0 ? { ...element, finding: element.finding === 'met' ? 'unknown' : 'met' } : element,
        )
        expect(tableTraceHolds({ ...trace, elements } as typeof trace)).toBe(false)
      }),
    )
  })
})

describe('VIGINUM: all four, and the fourth has two ways', () => {
  const first = ['fundamental-interests', 'foreign-actor', 'manifest-falsity']
  const spread = ['artificial-diffusion', 'massive-diffusion', 'deliberate-diffusion']
  it('is met by spreading, or by the intention of it', () => {
    expect(outcome('viginum', about([...first, ...spread]))).toEqual({
      diffusion: 'met',
      interference: 'met',
    })
    expect(outcome('viginum', about([...first, 'intended-diffusion'])).interference).toBe('met')
  })
  it('is unknown while one of them is', () => {
    expect(outcome('viginum', about([...first, ...spread.slice(1)])).interference).toBe('unknown')
    expect(outcome('viginum', about([...first.slice(1), ...spread])).interference).toBe('unknown')
  })
})

describe('L163-2', () => {
  const all = table('l163-2').criteria.map(({ id }) => id)
  it('wants what is manifest: fairly reliable sources are not enough', () => {
    expect(outcome('l163-2', about(all)).order).toBe('met')
    expect(outcome('l163-2', about(all, 'C2')).order).toBe('unknown')
  })
  it('shares its tests with VIGINUM: one assertion serves both', () => {
    const [one] = judgeTable(table('viginum'), about(['manifest-falsity'])).criteria.filter(
      ({ element }) => element === 'manifest-falsity',
    )
    expect(one?.finding).toBe('met')
    expect(all).toContain('manifest-falsity')
  })
})

it('the Canadian threshold is for people: no rule decides', () => {
  const { criteria, rules } = judgeTable(
    table('canada-threshold'),
    about(['free-and-fair', 'credibility-of-election', 'sure-of-information']),
  )
  expect(criteria.map(({ finding }) => finding)).toEqual(['met', 'met', 'met'])
  expect(rules).toEqual([{ rule: 'threshold', finding: null }])
})

it('one ground is enough for a listing', () => {
  expect(outcome('eu-sanctions', about(['information-manipulation']))).toEqual({ ground: 'met' })
})

describe('offences, element by element', () => {
  it('a hacked mailbox: the privacy violation is met, the rest is said', () => {
    const assertions = [...about(['private-data-taken', 'across-borders']), ...weak('election-purpose')]
    expect(outcome('us-1030', assertions)).toEqual({ offence: 'met' })
    expect(outcome('au-92-2', assertions)).toEqual({ offence: 'unknown' })
    expect(outcome('de-202a', assertions)).toEqual({ offence: 'unknown' })
  })

  it('says what of the model offence a country leaves out', () => {
    const of = (country: string) => gaps(offences.filter((offence) => offence.country === country))
    expect(of('US')).toEqual(['across-borders', 'election-purpose'])
    expect(of('GB')).toEqual(['private-data-taken'])
    expect(of('XX')).toEqual(modelElements)
  })
})

describe('two versions of the norm', () => {
  it('differ by what was written anew', () => {
    const [draft, current] = normVersions
    const found = normDifferences(draft!, current!)
    expect(found.map(({ part, id, change }) => `${change} ${part} ${id}`.trim())).toEqual([
      'changed effective',
      'changed clause limbs',
      'added clause reciprocity',
      'added element covertness',
      'changed limb B',
    ])
    expect(found.at(-1)!.after!.en).toBe(
      'state responsibility and attempt to influence by information and foreign election and (identity theft or manufacturing or hidden sender)',
    )
    expect(normDifferences(current!, draft!).map(({ change }) => change)).toContain('removed')
    expect(normDifferences(norm, norm)).toEqual([])
  })

  it('a rule in words keeps its brackets', () => {
    const rule = { any: [{ not: { element: 'a' } }, { all: [{ element: 'b' }, { element: 'c' }] }] }
    expect(ruleInWords({ criteria: [] }, rule)).toEqual({
      en: 'not (a) or (b and c)',
      fr: 'non (a) ou (b et c)',
    })
  })
})

function weak(element: string): Assertion[] {
  return about([element]).map((one) => ({ ...one, credibility: '3', hedge: 'according to press reports' }))
}
