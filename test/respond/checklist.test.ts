import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  accounts,
  bars,
  checklist,
  type Deed,
  gaps,
  mixedMessages,
  responseFigures,
  type Said,
  type StepName,
  stepNames,
  stepOf,
  testClaims,
} from '../../src/respond/index.ts'

const base: Deed = {
  at: 'records/measure/ME-00000000',
  key: 'a',
  government: 'XV',
  class: 'sanction',
  step: 'sanctions',
  title: 'Sanctions',
  announced: '2018-03-15',
  implemented: null,
  ended: null,
  documents: [],
  obstructedBy: null,
  binding: 'discretionary',
  approved: true,
  answers: null,
  election: null,
  targets: null,
  sectors: null,
  reachable: null,
  changed: null,
  from: null,
}
const word: Said = {
  at: 'records/position/PO-00000000',
  key: 's',
  government: 'XV',
  office: 'Adviser',
  day: '2018-08-02',
  sort: 'promise',
  direction: 'supports',
  step: null,
  title: 'taken command',
  quote: null,
  source: 'press.example',
  verdict: null,
  tested: null,
  answers: null,
  election: null,
  approved: true,
  changed: null,
  from: null,
}
const calendar = { vote: '2018-11-06', from: '2017-01-20', on: '2018-09-13' }
const of = (deeds: readonly Deed[], said: readonly Said[] = [], more: Partial<typeof calendar> = {}) =>
  checklist({ ...calendar, ...more, deeds, said })
const state = (step: StepName, deeds: readonly Deed[], said: readonly Said[] = []) =>
  of(deeds, said).find((one) => one.step === step)!

describe('a step', () => {
  test('is open, announced, then done with a document', () => {
    expect(state('sanctions', []).status).toBe('open')
    expect(state('sanctions', [base]).status).toBe('announced')
    const done = state('sanctions', [{ ...base, implemented: '2018-03-20' }])
    expect([done.status, done.doneOn, done.overdue]).toEqual(['done', '2018-03-20', 0])
  })

  test('what was reversed is not done any more, but was on the day before', () => {
    const ended = { ...base, implemented: '2018-03-20', ended: '2018-07-01' }
    expect(state('sanctions', [ended]).status).toBe('open')
    expect(of([ended], [], { on: '2018-06-30' }).find(({ step }) => step === 'sanctions')!.status).toBe(
      'done',
    )
  })

  test('a bill that the executive opposes obstructs its step; a bill merely proposed announces it', () => {
    const bill: Deed = { ...base, class: 'bill', step: 'binding-law' }
    expect(state('binding-law', [bill]).status).toBe('announced')
    expect(state('binding-law', [{ ...bill, obstructedBy: 'the executive' }]).status).toBe('obstructed')
  })

  test('is contradicted when an office of the same government undermines it', () => {
    const against: Said = { ...word, sort: 'conduct', direction: 'undermines', step: 'sanctions' }
    const found = state('sanctions', [{ ...base, implemented: '2018-03-20' }], [against])
    expect([found.status, found.seen]).toEqual(['contradicted', 'done'])
    expect(state('sanctions', [], [against]).status).toBe('open')
  })

  test('what another government did before the hand-over does not count', () => {
    expect(
      state('expulsions', [{ ...base, step: 'expulsions', implemented: '2016-12-29', announced: null }])
        .status,
    ).toBe('open')
  })

  test('says which can still be finished in time: 54 days to the vote', () => {
    const states = of([])
    const inTime = states.filter(({ slack }) => slack !== null && slack >= 0).map(({ step }) => step)
    expect(inTime).toContain('expulsions')
    expect(inTime).not.toContain('offence')
    expect(states.find(({ step }) => step === 'expulsions')!.slack).toBe(54 - stepOf.expulsions.takes)
  })

  test('is due so many days before the polls open, over leap days too', () => {
    const due = of([], [], { vote: '2028-03-01', on: '2028-01-01' }).find(
      ({ step }) => step === 'alert-public',
    )!.due
    expect(due).toBe('2028-02-29')
  })
})

describe('the bars', () => {
  test('with every domestic step done and no international one the list is not ready, and nothing adds them up', () => {
    const domestic = stepNames.filter((step) => stepOf[step].side === 'domestic')
    const both = bars(of(domestic.map((step) => ({ ...base, key: step, step, implemented: '2018-03-20' }))))
    expect(both.domestic.counts.done).toBe(both.domestic.total)
    expect(both.international.counts.done).toBe(0)
    expect(Object.keys(both)).toEqual(['domestic', 'international'])
  })

  test('gaps list what is overdue, the longest first; the account says in time, late or missed', () => {
    const missing = gaps(of([]))
    expect(missing.length).toBeGreaterThan(0)
    expect(missing.map(({ overdue }) => overdue)).toEqual(
      missing.map(({ overdue }) => overdue).toSorted((a, b) => b - a),
    )
    const late = { ...base, implemented: '2018-11-05' }
    const outcome = accounts({ ...calendar, deeds: [late], said: [] })
    expect(outcome.find((one) => one.state.step === 'sanctions')!.outcome).toBe('late')
    expect(outcome.find((one) => one.state.step === 'closures')!.outcome).toBe('missed')
  })
})

describe('claims', () => {
  test('thirty days after "taken command": how many steps were seen, and which are new', () => {
    const old = { ...base, implemented: '2018-03-15' }
    const fresh: Deed = { ...base, key: 'b', step: 'alert-public', implemented: '2018-08-20' }
    const late: Deed = { ...base, key: 'c', step: 'closures', implemented: '2018-09-10' }
    const [tested] = testClaims({ ...calendar, deeds: [old, fresh, late], said: [word] })
    expect(tested).toMatchObject({ on: '2018-09-01', early: false, of: stepNames.length })
    expect(tested!.done.toSorted()).toEqual(['alert-public', 'sanctions'])
    expect(tested!.fresh).toEqual(['alert-public'])
    const [early] = testClaims({ ...calendar, on: '2018-08-20', deeds: [], said: [word] })
    expect(early!.early).toBe(true)
  })

  test('two opposite positions within thirty days are a mixed message, whoever said them first', () => {
    const firm: Said = { ...word, key: 'f', day: '2018-08-02', step: 'sanctions', sort: 'statement' }
    const soft: Said = { ...word, key: 'u', day: '2018-08-12', step: 'sanctions', direction: 'undermines' }
    expect(mixedMessages([firm, soft])).toMatchObject([{ days: 10, sameOffice: true }])
    expect(mixedMessages([{ ...firm, day: '2018-08-22' }, soft])).toMatchObject([{ days: 10 }])
    expect(mixedMessages([{ ...firm, day: '2018-06-22' }, soft])).toEqual([])
    expect(mixedMessages([{ ...firm, government: 'XA' }, soft])).toEqual([])
    expect(mixedMessages([firm, { ...firm, key: 'g' }])).toEqual([])
  })
})

const deeds = fc.array(
  fc.record({
    step: fc.constantFrom(...stepNames),
    class: fc.constantFrom('sanction', 'expulsion', 'statement', 'isolation', 'indictment', 'bill'),
    government: fc.constantFrom('XA', 'XB', 'XC'),
    reachable: fc.constantFrom('yes', 'no', null),
    day: fc.integer({ min: 0, max: 800 }),
    done: fc.boolean(),
    blocked: fc.boolean(),
    targets: fc.option(fc.nat({ max: 50 })),
  }),
  { maxLength: 12 },
)
type Made = typeof deeds extends fc.Arbitrary<infer T> ? T : never
const toDeeds = (made: Made): readonly Deed[] =>
  made.map(({ day, done, blocked, targets, ...rest }, i): Deed => {
    const on = new Date(Date.parse('2017-01-01') + day * 86_400_000).toISOString().slice(0, 10)
    return {
      ...base,
      ...rest,
      key: `k${i}`,
      announced: on,
      implemented: done ? on : null,
      obstructedBy: blocked ? 'somebody' : null,
      targets,
      reachable: rest.reachable,
    }
  })

describe('for any deeds', () => {
  test('the order of the input changes nothing', () => {
    fc.assert(
      fc.property(deeds, (made) => {
        const all = toDeeds(made)
        expect(of([...all].reverse())).toEqual(of(all))
        const figures = responseFigures(all, '2017-01-01')
        expect(responseFigures([...all].reverse(), '2017-01-01')).toEqual({
          ...figures,
          counted: [...figures.counted].reverse(),
        })
      }),
    )
  })

  test('another document never makes a step less done; another deed in force never lowers harshness or width', () => {
    fc.assert(
      fc.property(deeds, deeds, (made, more) => {
        const all = toDeeds(made)
        const added = toDeeds(more).map(
          (deed): Deed => ({ ...deed, key: `m${deed.key}`, obstructedBy: null }),
        )
        const before = of(all)
        const after = of([...all, ...added])
        for (const [i, one] of before.entries()) {
          if (one.doneOn !== null) expect(after[i]!.doneOn! <= one.doneOn).toBe(true)
        }
        const [a, b] = [responseFigures(all, '2017-01-01'), responseFigures([...all, ...added], '2017-01-01')]
        expect(b.harshness).toBeGreaterThanOrEqual(a.harshness)
        expect(b.governments).toBeGreaterThanOrEqual(a.governments)
        expect(b.targets ?? 0).toBeGreaterThanOrEqual(a.targets ?? 0)
        if (a.speed !== null) expect(b.speed!).toBeLessThanOrEqual(a.speed)
      }),
    )
  })
})
