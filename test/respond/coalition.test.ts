import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillWithExercise, kinds } from '../../src/app/index.ts'
import { type SigningKey, signingKey, vouchedBytes } from '../../src/ledger/index.ts'
import { RecordError } from '../../src/records/index.ts'
import {
  agreedFor,
  type MatrixRow,
  optionsFor,
  presets,
  signPledge,
  tilesOf,
} from '../../src/respond/index.ts'
import { type MeasureClassName, measureClasses } from '../../src/vocab/measures.ts'
import { newBook, now, person, webAs } from '../records/support.ts'

const delegate = person('coalition-delegate')
const other = person('coalition-delegate', 'exercise/second')
const open = { tlp: 'TLP:CLEAR', shared: true } as const
let clock = now
let made: Awaited<ReturnType<typeof newBook>>
let coalition: string

beforeAll(async () => {
  made = await newBook({ kinds, clock: () => clock })
  const fields = { name: 'Seven', preset: 'g7', norm: 'Norm 1', quorum: 2 }
  coalition = await made.book.create(delegate, made.book.kind('coalition'), { fields, ...open })
})
afterAll(() => made.close())

const outcome = async (work: Promise<unknown>) => {
  try {
    await work
    return 'taken'
  } catch (error) {
    if (error instanceof RecordError) return error.message
    throw error
  }
}
const create = (kind: string, fields: object, who = delegate) =>
  made.book.create(who, made.book.kind(kind), { fields, ...open })

const byKey = (key: SigningKey) => ({
  vouch: (purpose: string, text: string) => key.sign(vouchedBytes(purpose, text)),
})

describe('members', () => {
  const key = signingKey('example.org/fr', new Uint8Array(32).fill(7))
  const member = {
    coalition: '',
    country: 'FR',
    standing: 'member',
    joined: '2027-05-01',
    key: key.public.vkey,
  }

  test('join with a pledge that their key signed, and with no other', async () => {
    const fields = { ...member, coalition }
    expect(await outcome(create('member', fields))).toMatch(/its public key, the day and its signed pledge/)
    const seven = { coalition: 'Seven', country: 'FR', day: '2027-05-01' }
    const pledge = signPledge(byKey(key), seven)
    expect(await outcome(create('member', { ...fields, pledge }))).toBe('taken')
    expect(await outcome(create('member', { ...fields, pledge, country: 'DE' }))).toMatch(
      /not signed by this key/,
    )
    const other = signingKey('example.org/fr', new Uint8Array(32).fill(8))
    const wrong = signPledge(byKey(other), seven)
    expect(await outcome(create('member', { ...fields, pledge: wrong }))).toMatch(/not signed by this key/)
    expect(await outcome(create('member', { coalition, country: 'KE', standing: 'invited' }))).toBe('taken')
  })

  test('the presets: seven and the EU; a country without a tile of its own stands below', () => {
    expect(presets.g7.members.length).toBe(8)
    expect(presets.eu.members.length).toBe(27)
    const tiles = tilesOf([...presets.g7.members, ...presets.eu.members, 'KE', 'XQ'])
    expect(new Set(tiles.map(({ column, row }) => `${column},${row}`)).size).toBe(tiles.length)
    expect(tiles.some(({ code }) => code === 'XQ')).toBe(true)
  })
})

describe('the red line', () => {
  let election: string
  let id: string
  const kind = () => made.book.kind('red-line')
  const line = () => ({
    title: 'Red line 2028',
    coalition,
    election,
    norm: 'Norm 1',
    locks: '2028-03-01T12:00',
    matrix: [
      { limb: 'any', severity: '2', class: 'isolation', days: 30 },
      { limb: 'any', severity: '4', class: 'sanction', days: 14 },
    ],
  })
  const revised = async (fields: object) => {
    const { revision } = await made.book.get(delegate, kind(), id)
    return outcome(made.book.revise(delegate, kind(), id, { fields, ...open, revision }))
  }

  beforeAll(async () => {
    election = await made.book.create(person('analyst'), made.book.kind('election'), {
      fields: {
        name: 'Presidential 2028',
        country: 'XV',
        office: 'President',
        zone: 'Europe/Paris',
        campaignStart: '2028-03-27',
        voteOpens: '2028-04-23T08:00',
        voteCloses: '2028-04-23T20:00',
        source: 'decree',
      },
      ...open,
    })
  })

  test('never below isolation, never weaker for what is graver, and locked before the campaign', async () => {
    const matrix = (rows: object[]) => outcome(create('red-line', { ...line(), matrix: rows }))
    expect(await matrix([{ limb: 'any', severity: '2', class: 'statement', days: 3 }])).toMatch(
      /isolation is the least/,
    )
    expect(
      await matrix([
        { limb: 'any', severity: '2', class: 'sanction', days: 3 },
        { limb: 'any', severity: '4', class: 'isolation', days: 3 },
      ]),
    ).toMatch(/severity 4 must not be answered more weakly than severity 2/)
    expect(await outcome(create('red-line', { ...line(), locks: '2028-04-01T12:00' }))).toMatch(
      /before the campaign/,
    )
    expect(await outcome(create('red-line', { ...line(), locks: '2027-01-01T12:00' }))).toMatch(
      /after the fact/,
    )
  })

  test('may be changed until it locks, not from then until the polls close, not even taken back', async () => {
    id = await create('red-line', line())
    await made.book.approve(other, kind(), id, (await made.book.get(other, kind(), id)).revision)
    expect(await revised({ ...line(), title: 'Red line of 2028' })).toBe('taken')
    await made.book.approve(other, kind(), id, (await made.book.get(other, kind(), id)).revision)
    clock = Date.parse('2028-03-01T12:00Z')
    expect(await revised({ ...line(), title: 'Weaker' })).toMatch(/locked until the polls close/)
    const fewer = { ...line(), title: 'Red line of 2028', matrix: line().matrix.slice(0, 1) }
    expect(await revised(fewer)).toMatch(/locked until the polls close: make a new one for the next election/)
    const { revision } = await made.book.get(delegate, kind(), id)
    expect(await outcome(made.book.retract(delegate, kind(), id, revision, 'changed our mind'))).toMatch(
      /locked/,
    )
    const view = await made.book.get(delegate, kind(), id)
    expect(view.derived.lock!.value).toBe('locked')
  })

  test('under the lock a member may still sign, or waive with a public reason, and nobody is struck off', async () => {
    const signed = [{ country: 'FR', on: '2028-03-02', document: 'note' }]
    const waivers = [{ country: 'IT', on: '2028-03-03', reason: 'A caretaker government' }]
    const base = { ...line(), title: 'Red line of 2028' }
    expect(await revised({ ...base, signed, waivers })).toBe('taken')
    expect(await revised({ ...base, signed: [], waivers })).toMatch(/locked/)
    expect(await revised({ ...base, signed, waivers: [{ country: 'IT', on: '2028-03-03' }] })).toMatch(
      /Public reason/,
    )
  })

  test('a change is offered as a draft for the next election, with what was agreed', async () => {
    const begun = await made.book.begin(delegate, kind(), { after: id })
    expect(begun.fields).toMatchObject({ after: id, norm: 'Norm 1', coalition })
    expect(begun.fields.election).toBeUndefined()
    expect((begun.fields.matrix as unknown[]).length).toBe(2)
  })

  test('the last hour: a second of summer time is no loophole; after the polls close it is history', async () => {
    clock = Date.parse('2028-04-23T17:59:59Z')
    expect(await revised({ ...line(), title: 'Weaker' })).toMatch(/locked/)
    clock = Date.parse('2028-04-23T18:00:00Z')
    expect((await made.book.get(delegate, kind(), id)).derived.lock!.value).toBe('over')
    clock = now
  })

  test('an analyst can neither make nor change one', async () => {
    expect(await outcome(create('red-line', line(), person('analyst')))).toMatch(/may not create/)
  })
})

describe('the matrix', () => {
  const rows = fc.array(
    fc.record({
      limb: fc.constantFrom('any', 'A', 'B', 'B1', 'B2'),
      severity: fc.constantFrom(1, 2, 3, 4, 5),
      class: fc.constantFrom(...(Object.keys(measureClasses) as MeasureClassName[])),
      days: fc.integer({ min: 1, max: 90 }),
    }),
    { maxLength: 8 },
  )

  test('options never lie below the floor nor below what was agreed; the order of rows changes nothing', () => {
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('A', 'B', 'B1', 'B2'),
        fc.integer({ min: 1, max: 5 }),
        (made, limb, severity) => {
          const matrix = made as readonly MatrixRow[]
          const row = agreedFor(matrix, limb, severity)
          const least = Math.max(3, row === null ? 0 : measureClasses[row.class].rung)
          for (const name of optionsFor(row)) expect(measureClasses[name].rung).toBeGreaterThanOrEqual(least)
          const turned = agreedFor([...matrix].reverse(), limb, severity)
          expect(
            turned === null ? null : [turned.severity, measureClasses[turned.class].rung, turned.days],
          ).toEqual(row === null ? null : [row.severity, measureClasses[row.class].rung, row.days])
        },
      ),
    )
  })

  test('severity 4 of identity theft falls under the row for limb B', () => {
    const matrix: MatrixRow[] = [
      { limb: 'B', severity: 3, class: 'expulsion', days: 21 },
      { limb: 'A', severity: 2, class: 'sanction', days: 14 },
    ]
    expect(agreedFor(matrix, 'B1', 4)?.class).toBe('expulsion')
    expect(agreedFor(matrix, 'A', 1)).toBeNull()
  })
})

test('without a coalition, whoever may put one on record is led to its form', async () => {
  const empty = await newBook({ kinds })
  const { ask } = webAs(empty.book, empty.effects)
  const form = 'href="/records/coalition/new"'
  expect(await (await ask('coalition-delegate', '/coalition')).text()).toContain(form)
  expect(await (await ask('newsroom', '/coalition')).text()).not.toContain(form)
  await empty.close()
})

test('the page of the exercise: who is ready, who lacks what, the matrix in public', async () => {
  const exercise = await newBook({ kinds })
  await fillWithExercise(exercise.book, now)
  const { app, ask } = webAs(exercise.book, exercise.effects)
  const inside = await (await ask('coalition-delegate', '/coalition')).text()
  expect(inside).toContain('3 of 5 members are ready to act')
  expect(inside).toMatch(/not ready, missing: who decides/)
  expect(inside).toMatch(/not ready, missing: an exercise within a year/)
  expect(inside).toContain('Red line for the regional elections')
  const before = await (await app.request('http://localhost/coalition')).text()
  expect(before).toContain('No coalition is on record that you may see')
  for (const name of ['coalition', 'member', 'red-line']) {
    const kind = exercise.book.kind(name)
    const { records } = await exercise.book.list(other, kind, {}, { page: 1, size: 20 })
    for (const { id, revision } of records) await exercise.book.approve(other, kind, id, revision)
  }
  const outside = await (await app.request('http://localhost/coalition')).text()
  expect(outside).toContain('3 of 5 members are ready to act')
  expect(outside).toContain('open until')
  await exercise.close()
})
