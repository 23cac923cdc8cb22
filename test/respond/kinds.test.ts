import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../../src/app/index.ts'
import { RecordError } from '../../src/records/index.ts'
import { classLabels } from '../../src/respond/index.ts'
import { newBook, person, webAs } from '../records/support.ts'
import { measureOf, positionOf, pureGovernment } from './support.ts'

let made: Awaited<ReturnType<typeof newBook>>
let government: string
const delegate = person('coalition-delegate')
const open = { tlp: 'TLP:CLEAR', shared: true } as const

beforeAll(async () => {
  made = await newBook({ kinds })
  government = await made.book.create(delegate, made.book.kind('government'), {
    fields: pureGovernment,
    ...open,
  })
})
afterAll(() => made.close())

const create = (kind: string, fields: object) =>
  made.book.create(delegate, made.book.kind(kind), { fields, ...open })
const stored = async (fields: object) => {
  const id = await create('measure', { ...measureOf(government), ...fields })
  return made.book.get(delegate, made.book.kind('measure'), id)
}
const refusedWith = async (kind: string, fields: object): Promise<string> => {
  try {
    await create(kind, fields)
  } catch (error) {
    if (error instanceof RecordError) return error.message
    throw error
  }
  return 'taken'
}
const refused = (fields: object) => refusedWith('measure', { ...measureOf(government), ...fields })

const evidence = [
  {
    day: '2027-04-20',
    what: 'Decree 12 in the official journal',
    source: 'journal.example/12',
    reliability: 'A',
    credibility: '1',
  },
]

describe('a measure', () => {
  test('announced is a claim, not tested; done without evidence is refused with what to add', async () => {
    const announced = await stored({ claim: 'the most serious measure so far' })
    expect(announced.derived.standing!.text.en).toBe('announced; claim, not tested')
    expect(await refused({ status: 'implemented' })).toMatch(/add an implementation record or a document/)
    expect(await refused({ implemented: '2027-04-20' })).toMatch(/needs its document/)
    const done = await stored({ status: 'implemented', implemented: '2027-04-20', evidence })
    expect(done.derived.standing!.text.en).toBe('implemented, 1 document')
  })

  test('mandatory without trigger, deadline and waiver is stored as discretionary', async () => {
    const power = await stored({ binding: 'mandatory', trigger: 'a finding of interference' })
    expect(power.fields.binding).toBe('discretionary')
    const bound = await stored({
      binding: 'mandatory',
      trigger: 'a finding of interference',
      deadline: '10 days',
      waiver: 'the head of state, in writing to parliament',
    })
    expect(bound.fields.binding).toBe('mandatory')
  })

  test('without an assessment the impact is unknown, never effective', async () => {
    expect((await stored({})).derived.impact!.value).toBe('unknown')
    const impact = [
      {
        day: '2027-05-01',
        measured: 'pages of the network',
        before: '40',
        after: '35',
        level: 'count',
        source: 'x',
      },
    ]
    expect((await stored({ impact })).derived.impact!.text.en).toBe('pages of the network: 40 → 35')
  })

  test('an indictment deters only when the accused can be reached', async () => {
    const done = {
      class: 'indictment',
      regime: undefined,
      status: 'implemented',
      implemented: '2027-04-20',
      evidence,
    }
    const far = await stored({ ...done, defendants: 12, reachable: 'no' })
    expect(far.derived.deterrence!.text.en).toMatch(/^none imposed: the accused are not within reach/)
    const near = await stored({ ...done, defendants: 1, reachable: 'yes' })
    expect(near.derived.deterrence!.value).toBe('counts')
    expect(await refused({ ...done, defendants: 12 })).toMatch(/indictment: add 'Within reach of the court'/)
  })

  test('fields of another class are refused by name, and each class asks for what it needs', async () => {
    expect(await refused({ expelled: 35 })).toMatch(/Diplomats expelled: this belongs to another choice/)
    for (const name of Object.keys(classLabels)) {
      const fields = { ...measureOf(government), class: name, regime: undefined }
      const says = await refusedWith('measure', fields)
      expect([name, says]).toEqual([name, expect.stringMatching(/^taken$|: add '/)])
    }
  })

  test('a sanction tells its expiry thirty days before, a renewal keeps the days', async () => {
    const soon = await stored({ expires: '2027-06-04' })
    expect(soon.derived.expiry).toMatchObject({ value: 29, tone: 'soon' })
    const late = await stored({ expires: '2027-05-01' })
    expect(late.derived.expiry).toMatchObject({ value: -5, tone: 'late' })
    const renewals = [{ day: '2027-05-02', until: '2027-11-01', source: 'journal.example' }]
    const renewed = await stored({ expires: '2027-11-01', renewals })
    expect(renewed.derived.expiry!.tone).toBeUndefined()
    expect(renewed.timeline.map(({ says }) => says.en)).toContain('renewed until 2027-11-01')
  })

  test('near the hand-over of office continuity is at risk until a review is set', async () => {
    const risk = await stored({ announced: '2027-04-22' })
    expect(risk.derived.continuity).toMatchObject({ value: 22, tone: 'late' })
    expect(risk.derived.continuity!.text.en).toContain('22 days before the hand-over')
    const reviewed = await stored({ announced: '2027-04-22', review: '2027-06-01' })
    expect(reviewed.derived.continuity!.tone).toBeUndefined()
    expect((await stored({ announced: '2026-01-10' })).derived.continuity).toBeUndefined()
  })

  test('reversed says when and why; a closure keeps both days when it reopens', async () => {
    expect(await refused({ status: 'reversed' })).toMatch(/on which day it was reversed/)
    const closed = await stored({
      class: 'closure',
      regime: undefined,
      facility: 'Trade mission',
      status: 'implemented',
      implemented: '2027-04-20',
      evidence,
      reopened: '2027-05-05',
    })
    expect(closed.timeline.map(({ wall, says }) => [wall, says.en])).toEqual(
      expect.arrayContaining([
        ['2027-04-20', 'implemented'],
        ['2027-05-05', 'reopened'],
      ]),
    )
  })

  test('a refusal of accreditation needs a reason, and a reason that names no conduct is marked', async () => {
    const refusal = {
      class: 'accreditation',
      regime: undefined,
      event: 'Election night',
      decision: 'refused',
    }
    expect(await refused(refusal)).toMatch(/a refusal needs its reason/)
    const poor = await stored({ ...refusal, grounds: 'A foreign outlet, from that country (du pays voisin)' })
    expect(poor.derived.grounds!.tone).toBe('late')
    const good = await stored({
      ...refusal,
      grounds: 'It published three forged documents and refused to correct them',
    })
    expect(good.derived.grounds).toBeUndefined()
  })

  test('a meeting keeps engagement and firmness apart', async () => {
    const meeting = {
      class: 'meeting',
      regime: undefined,
      engagement: 'high',
      firmness: 'high',
      raised: 'yes',
      raisedSource: 'Communiqué of the talks',
    }
    const { fields } = await stored(meeting)
    expect([fields.engagement, fields.firmness]).toEqual(['high', 'high'])
  })

  test('a bill that is opposed needs the source of the opposition', async () => {
    const bill = { class: 'bill', regime: undefined, stage: 'committee', executive: 'opposes' }
    expect(await refused(bill)).toMatch(/say where the executive said/)
  })
})

describe('a position', () => {
  test('supportive and undermining ones have the same form and weight', async () => {
    for (const direction of ['supports', 'undermines']) {
      expect(await refusedWith('position', { ...positionOf(government), direction })).toBe('taken')
    }
  })

  test('quotes at most 25 words', async () => {
    const quote = Array.from({ length: 26 }, (_, i) => `word${i}`).join(' ')
    expect(await refusedWith('position', { ...positionOf(government), quote })).toMatch(/at most 25 words/)
  })

  test('a claim is tested after thirty days, with evidence', async () => {
    const claim = { ...positionOf(government), sort: 'promise', verdict: 'not-kept' }
    expect(await refusedWith('position', claim)).toMatch(
      /a verdict needs the day of the test and its evidence/,
    )
    const shown = { evidence: [{ what: '1 of 16 steps', source: 'checklist' }] }
    expect(await refusedWith('position', { ...claim, ...shown, tested: '2027-04-20' })).toMatch(
      /after 30 days/,
    )
    expect(await refusedWith('position', { ...claim, ...shown, tested: '2027-05-02' })).toBe('taken')
    const id = await create('position', { ...positionOf(government), sort: 'promise' })
    const view = await made.book.get(delegate, made.book.kind('position'), id)
    expect(view.derived.test).toMatchObject({ value: 'due', tone: 'late' })
  })
})

describe('the form of a measure', () => {
  test('asks for the class first, then shows what belongs to it', async () => {
    const { ask } = webAs(made.book, made.effects)
    const first = await (await ask('coalition-delegate', '/records/measure/new')).text()
    expect(first).toContain('href="/records/measure/new?class=sanction"')
    expect(first).not.toContain('name="title"')
    const form = await (await ask('coalition-delegate', '/records/measure/new?class=expulsion')).text()
    expect(form).toContain('name="expelled"')
    expect(form).not.toContain('name="regime"')
  })
})
