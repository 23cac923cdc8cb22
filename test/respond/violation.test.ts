import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillWithExercise, kinds } from '../../src/app/index.ts'
import { RecordError } from '../../src/records/index.ts'
import {
  type AnsweredViolation,
  consistency,
  denunciations,
  predictability,
} from '../../src/respond/index.ts'
import { newBook, now, person, webAs } from '../records/support.ts'

const delegate = person('coalition-delegate')
const other = person('coalition-delegate', 'exercise/second')
const open = { tlp: 'TLP:CLEAR', shared: true } as const
let made: Awaited<ReturnType<typeof newBook>>
let redLine: string

beforeAll(async () => {
  made = await newBook({ kinds })
  await fillWithExercise(made.book, now)
  const { records } = await made.book.list(delegate, made.book.kind('red-line'), {}, { page: 1, size: 1 })
  redLine = records[0]!.id
})
afterAll(() => made.close())

const base = () => ({ title: 'Forged notice', redLine, limb: 'B2', severity: '4', found: '2027-04-20' })
const outcome = async (fields: object) => {
  try {
    await made.book.create(delegate, made.book.kind('violation'), { fields, ...open })
    return 'taken'
  } catch (error) {
    if (error instanceof RecordError) return error.message
    throw error
  }
}

describe('a violation', () => {
  test('offers what was agreed and nothing below isolation; less needs a reason, and a channel stays open', async () => {
    const answer = { ...base(), channel: 'Hotline' }
    expect(await outcome({ ...answer, chosen: 'statement' })).toMatch(/nothing below isolation/)
    expect(await outcome({ ...answer, chosen: 'expulsion' })).toMatch(
      /less was chosen than the red line asks \(sanctions\)/,
    )
    expect(await outcome({ ...answer, chosen: 'expulsion', lessBecause: 'first case' })).toBe('taken')
    expect(await outcome({ ...base(), chosen: 'sanction' })).toMatch(/at least one channel/)
    const view = await made.book.get(
      delegate,
      made.book.kind('violation'),
      await made.book.create(delegate, made.book.kind('violation'), { fields: base(), ...open }),
    )
    expect(view.derived.options!.text.en).toBe('sanctions (14 d)')
    expect(view.derived.answer).toMatchObject({ value: 'open', tone: 'late' })
  })

  test('a release needs the text in each language; a waiver its public reason; an answer its document', async () => {
    const answer = { ...base(), chosen: 'sanction', channel: 'Hotline' }
    expect(await outcome({ ...answer, release: '2027-05-08T09:00', textEn: 'We act.' })).toMatch(
      /in each language/,
    )
    const waives = { country: 'XW', decision: 'waives', on: '2027-05-01' }
    expect(await outcome({ ...answer, decisions: [waives] })).toMatch(/XW: a waiver needs its public reason/)
    expect(await outcome({ ...answer, done: '2027-05-01' })).toMatch(/its class and a document/)
    const twice = [
      { country: 'XV', decision: 'confirms', on: '2027-05-01' },
      { country: 'XV', decision: 'confirms', on: '2027-05-02' },
    ]
    expect(await outcome({ ...answer, decisions: twice })).toMatch(/one decision a member/)
  })

  test('the public page lists every violation by name, with who is silent', async () => {
    for (const name of ['coalition', 'member', 'red-line', 'violation']) {
      const kind = made.book.kind(name)
      const { records } = await made.book.list(other, kind, {}, { page: 1, size: 30 })
      for (const { id, revision } of records) {
        await made.book.approve(other, kind, id, revision).catch(() => undefined)
      }
    }
    const { app } = webAs(made.book, made.effects)
    const html = await (await app.request('http://localhost/coalition')).text()
    expect(html).toContain('Made-up endorsement before the vote')
    expect(html).toMatch(/0 of \d violations answered/)
    expect(html).toContain('1 of 5 members denounced it')
    expect(html).toContain('(silent)')
  })
})

const violations = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: 999 }).map((n) => `VI-${n}`),
    title: fc.constant('t'),
    found: fc.integer({ min: 0, max: 300 }),
    took: fc.option(fc.integer({ min: 0, max: 100 })),
    days: fc.option(fc.integer({ min: 1, max: 60 })),
    agreed: fc.constantFrom('isolation', 'expulsion', 'sanction'),
    chosen: fc.constantFrom('isolation', 'expulsion', 'sanction', null),
  }),
  { maxLength: 10 },
)
const dayOf = (n: number) => new Date(Date.parse('2026-01-01') + n * 86_400_000).toISOString().slice(0, 10)
type Made = typeof violations extends fc.Arbitrary<infer T> ? T : never
const toViolations = (all: Made): readonly AnsweredViolation[] =>
  all.map(({ id, title, found, took, days, agreed, chosen }) => ({
    ...{ id, title, chosen, case: null },
    found: dayOf(found),
    agreed: days === null ? null : { class: agreed as 'sanction', days },
    done: took === null ? null : dayOf(found + took),
  }))

describe('figures of concert', () => {
  test('no violation is dropped silently, whatever the order', () => {
    fc.assert(
      fc.property(violations, fc.integer({ min: 0, max: 500 }), (made, at) => {
        const all = toViolations(made)
        const figure = consistency(all, dayOf(at))
        expect(figure.answered.length + figure.unanswered.length).toBe(figure.all)
        expect(figure.all).toBe(all.filter(({ found }) => found <= dayOf(at)).length)
        const turned = consistency([...all].reverse(), dayOf(at))
        expect([turned.all, turned.answered.length]).toEqual([figure.all, figure.answered.length])
      }),
    )
  })

  test('kept means in time and at least as agreed; what is still in time is not counted yet', () => {
    const one: AnsweredViolation = {
      ...{ id: 'VI-1', title: 't', found: '2026-01-01', case: null },
      agreed: { class: 'sanction', days: 14 },
      chosen: 'sanction',
      done: '2026-01-10',
    }
    expect(predictability([one], '2026-02-01')).toMatchObject([{ promised: 14, took: 9, kept: true }])
    expect(predictability([{ ...one, chosen: 'isolation' }], '2026-02-01')[0]!.kept).toBe(false)
    expect(predictability([{ ...one, done: null }], '2026-01-10')).toEqual([])
    expect(predictability([{ ...one, done: null }], '2026-01-16')).toMatchObject([
      { took: null, kept: false },
    ])
  })

  test('a word more never lowers the count of those who denounced; the silent stay listed', () => {
    const one: AnsweredViolation = {
      ...{
        id: 'VI-1',
        title: 't',
        found: '2026-01-01',
        case: 'TC-1',
        agreed: null,
        chosen: null,
        done: null,
      },
    }
    const members = ['XA', 'XB', 'XC']
    const said = (by: string, day: string) =>
      ({ government: by, day, at: `answers/${by}`, answers: 'TC-1', direction: 'supports' }) as never
    fc.assert(
      fc.property(fc.subarray(members), fc.constantFrom(...members), (some, more) => {
        const heard = (all: readonly string[]) =>
          denunciations(
            one,
            members,
            { deeds: [], said: all.map((by) => said(by, '2026-01-05')) },
            '2026-02-01',
          )
        const count = (all: readonly string[]) => heard(all).filter(({ days }) => days !== null).length
        expect(heard(some).map(({ country }) => country)).toEqual(members)
        expect(count([...some, more])).toBeGreaterThanOrEqual(count(some))
      }),
    )
  })
})
