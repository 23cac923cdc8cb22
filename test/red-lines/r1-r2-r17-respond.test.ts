import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  actionId,
  agreedFor,
  checklist,
  type Deed,
  dueToRelease,
  type JointAction,
  jointStates,
  type Message,
  mixedMessages,
  responseFigures,
  type Said,
  type Signed,
  stepNames,
} from '../../src/respond/index.ts'
import { violation } from '../../src/respond/kinds/violation.ts'
import { type MeasureClassName, measureClasses } from '../../src/vocab/measures.ts'
import { jointActionOf } from '../respond/support.ts'

const classes = Object.keys(measureClasses) as MeasureClassName[]
const day = fc
  .integer({ min: 0, max: 900 })
  .map((n) => new Date(Date.parse('2016-01-01') + n * 86_400_000).toISOString().slice(0, 10))
const deed = fc.record({
  key: fc.uuid(),
  class: fc.constantFrom(...classes),
  step: fc.constantFrom(...stepNames),
  announced: day,
  done: fc.boolean(),
  blocked: fc.boolean(),
  targets: fc.option(fc.nat({ max: 40 })),
})
const said = fc.record({
  key: fc.uuid(),
  day,
  direction: fc.constantFrom('supports', 'undermines', 'neutral'),
  step: fc.constantFrom(...stepNames),
})
const world = fc.record({
  deeds: fc.array(deed, { maxLength: 12 }),
  said: fc.array(said, { maxLength: 8 }),
  vote: day,
  on: day,
})
type World = typeof world extends fc.Arbitrary<infer T> ? T : never

/** The same acts, done by whoever is named. */
function acts(made: World, who: { government: string; office: string; title: string; party: string }) {
  const deeds = made.deeds.map(
    ({ done, blocked, ...rest }): Deed => ({
      ...rest,
      at: 'records',
      government: who.government,
      title: `${who.title} of ${who.party}`,
      implemented: done ? rest.announced : null,
      ended: null,
      documents: [],
      obstructedBy: blocked ? who.office : null,
      binding: 'discretionary',
      approved: true,
      answers: null,
      election: null,
      sectors: null,
      reachable: 'yes',
      changed: null,
      from: null,
    }),
  )
  const words = made.said.map(
    (one): Said => ({
      ...one,
      at: 'records',
      government: who.government,
      office: who.office,
      sort: 'statement',
      title: who.title,
      quote: null,
      source: 'x',
      verdict: null,
      tested: null,
      answers: null,
      election: null,
      approved: true,
      changed: null,
      from: null,
    }),
  )
  return { deeds, said: words }
}

function judged(made: World, who: Parameters<typeof acts>[1]) {
  const { deeds, said: words } = acts(made, who)
  const states = checklist({ deeds, said: words, vote: made.vote, from: '2015-01-01', on: made.on })
  const { counted, ...figures } = responseFigures(deeds, '2016-01-01')
  return {
    states: states.map(({ deeds: own, said: mine, ...rest }) => ({
      ...rest,
      deeds: own.map(({ key }) => key),
      said: mine.map(({ key }) => key),
    })),
    figures,
    counted: counted.map(({ key }) => key),
    mixed: mixedMessages(words).map(({ supports, undermines, days }) => [supports.key, undermines.key, days]),
  }
}

describe('R1, R2, R17: what a government is told does not depend on who it is', () => {
  test('1,000 worlds: other countries, offices and parties, the same steps, figures, deadlines and order', () => {
    fc.assert(
      fc.property(world, fc.string({ minLength: 1, maxLength: 20 }), (made, name) => {
        const member = judged(made, { government: 'XA', office: 'Minister', title: 'Decree', party: 'Green' })
        const stranger = judged(made, {
          government: 'ZZ',
          office: `Head ${name}`,
          title: name,
          party: 'Blue',
        })
        expect(stranger).toEqual(member)
      }),
      { numRuns: 1000 },
    )
  })

  test('what was agreed names violations, never actors: the matrix has no place for a country', () => {
    const row = agreedFor([{ limb: 'A', severity: 2, class: 'isolation', days: 30 }], 'A', 3)
    expect(Object.keys(row!).sort()).toEqual(['class', 'days', 'limb', 'severity'])
  })
})

const release = Date.UTC(2027, 4, 8, 9)
const decisions = fc.record({
  /** What each of five members does: nothing, confirm, waive, speak; and when, seconds around T0. */
  said: fc.array(fc.constantFrom('nothing', 'confirms', 'waives', 'speaks'), { minLength: 5, maxLength: 5 }),
  at: fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 5, maxLength: 5 }),
  quorum: fc.integer({ min: 1, max: 5 }),
})

/** One action among five, whoever they are and whatever the text calls the violator. */
function acted(
  { said: what, at, quorum }: typeof decisions extends fc.Arbitrary<infer T> ? T : never,
  called: { readonly members: readonly string[]; readonly title: string; readonly text: string },
) {
  const { members } = called
  const body: JointAction = {
    ...jointActionOf(release),
    ...{ title: called.title, text: { en: called.text, fr: called.text }, quorum, asked: [...members] },
  }
  const action = actionId(body)
  const signed = (i: number, message: Message): Signed => ({
    ...{ message, by: members[i]!, author: called.title, at: release + at[i]! * 1000 },
    ...{ hash: `${i} ${message.kind}`, signer: called.title },
  })
  const messages = what.flatMap((one, i): Signed[] => {
    if (one === 'nothing') return []
    const decision = one === 'waives' ? 'waives' : 'confirms'
    const reason = one === 'waives' ? { reason: called.title } : {}
    const decided = signed(i, { action, kind: 'confirmation', body: { decision, ...reason } })
    return one === 'speaks' ? [decided, signed(i, { action, kind: 'statement', body: {} })] : [decided]
  })
  const [state] = jointStates([signed(0, { action, kind: 'action', body }), ...messages])
  const { confirmed, quorate, released, spread } = state!
  const part = (country: string) => {
    const { decision, released: out } = state!.members.find((one) => one.country === country)!
    return [decision, out?.at ?? null, dueToRelease(state!, country, release)]
  }
  return { confirmed, quorate, released, spread, release: state!.release, parts: members.map(part) }
}

describe('R1, R2, R17: acting together', () => {
  test('1,000 worlds: other members, another violator, other words: the same quorum, releases and spread', () => {
    fc.assert(
      fc.property(decisions, fc.string({ minLength: 1, maxLength: 40 }), (made, name) => {
        const first = ['XA', 'XB', 'XC', 'XD', 'XE']
        const ours = acted(made, { members: first, title: 'Operation of a stranger', text: 'We act.' })
        // The same act, by one of the members that are asked.
        const own = acted(made, {
          members: ['ZZ', 'QM', 'AA', 'XB', 'QN'],
          title: `Operation of ZZ ${name}`.trim(),
          text: name.trim() || 'x',
        })
        expect(own).toEqual(ours)
      }),
      { numRuns: 1000 },
    )
  })

  test('a violation has no place for an actor: what a member did is entered in the same form', () => {
    expect(
      Object.keys(violation.fields).filter((name) => /actor|country|state|party|member/i.test(name)),
    ).toEqual([])
  })
})
