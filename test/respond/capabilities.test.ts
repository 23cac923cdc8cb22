import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { carryOver, kinds } from '../../src/app/index.ts'
import { balanceOf, RecordError } from '../../src/records/index.ts'
import {
  administrationCounts,
  betweenNames,
  betweenStepOf,
  betweenSteps,
  checklist,
  consistencyByQuarter,
  type Deed,
} from '../../src/respond/index.ts'
import { analyst, newBook, now, officer, person, pureElection } from '../records/support.ts'
import { measureOf, positionOf, pureGovernment } from './support.ts'

let made: Awaited<ReturnType<typeof newBook>>
let government: string
const delegate = person('coalition-delegate')
const open = { tlp: 'TLP:CLEAR', shared: true } as const
const amber = { tlp: 'TLP:AMBER', shared: true } as const

beforeAll(async () => {
  made = await newBook({ kinds })
  government = await create('government', pureGovernment)
})
afterAll(() => made.close())

const create = (kind: string, fields: object, by = delegate, marks: typeof open | typeof amber = open) =>
  made.book.create(by, made.book.kind(kind), { fields, ...marks })
const stored = async (
  kind: string,
  fields: object,
  by = delegate,
  marks: typeof open | typeof amber = open,
) => made.book.get(by, made.book.kind(kind), await create(kind, fields, by, marks))
const refusal = async (kind: string, fields: object, by = delegate): Promise<string> => {
  try {
    await create(kind, fields, by, amber)
    return 'taken'
  } catch (error) {
    if (error instanceof RecordError) return error.message
    throw error
  }
}
const measure = (fields: object) => ({ ...measureOf(government), regime: undefined, ...fields })
const evidence = [
  { day: '2027-04-20', what: 'Communiqué', source: 'ministry.example', reliability: 'A', credibility: '1' },
]

describe('diplomacy', () => {
  const visit = {
    class: 'meeting',
    title: 'State visit',
    place: 'Capital',
    level: 'head',
    publicity: 'public',
  }

  test('B1: a visit has day, place and parties, and whether interference was raised, with its source', async () => {
    const parties = [{ name: 'Head of state of the neighbour', level: 'head' }]
    const unknown = await stored('measure', measure({ ...visit, parties }))
    expect(unknown.derived.raised!.text).toEqual({ en: 'not known', fr: 'non connu' })
    expect(await refusal('measure', measure({ ...visit, raised: 'yes' }))).toMatch(/who says whether/)
    const raised = await stored(
      'measure',
      measure({ ...visit, raised: 'no', raisedSource: 'Joint communiqué' }),
    )
    expect(raised.derived.raised!.text.en).toBe('no (Joint communiqué)')
    expect((await stored('measure', measureOf(government))).derived.raised).toBeUndefined()
  })

  test('B24, B25: a confrontation has its level; a meeting held says engagement and firmness apart', async () => {
    const held = { ...visit, status: 'implemented', implemented: '2027-04-20', evidence }
    expect(await refusal('measure', measure({ ...held, engagement: 'high' }))).toMatch(
      /engagement and firmness/,
    )
    const both = await stored('measure', measure({ ...held, engagement: 'high', firmness: 'high' }))
    expect([both.fields.engagement, both.fields.firmness]).toEqual(['high', 'high'])
    const said = await stored(
      'measure',
      measure({ class: 'confrontation', level: 'head', publicity: 'private' }),
    )
    expect(said.fields.level).toBe('head')
  })

  test('B29: a measure names its related process and the state of it', async () => {
    const process = await create('process', {
      name: 'Talks of four',
      aim: 'A peaceful solution',
      parties: [{ name: 'Four governments' }],
      began: '2027-01-10',
      state: 'stalled',
      steps: [],
      source: 'talks.example',
    })
    const linked = await stored('measure', { ...measureOf(government), process })
    expect(linked.derived.process!.text.en).toBe('Talks of four: stalled')
    const { fields } = await made.book.get(delegate, made.book.kind('process'), process)
    expect(await refusal('process', { ...fields, state: 'concluded' })).toMatch(/add the round/)
  })

  test('A37: a notice to cease says when it was notified and how long no reply came', async () => {
    const notice = { class: 'cease-notice', addressee: 'Ministry of the neighbour' }
    const waiting = await stored('measure', measure(notice))
    expect(waiting.derived.delivery!.value).toBe('not-delivered')
    const late = await stored('measure', measure({ ...notice, delivered: '2027-05-03T10:00' }))
    expect(late.derived.delivery).toMatchObject({
      tone: 'late',
      text: { en: 'notified 2027-05-03 10:00 UTC, no reply after 72 h' },
    })
    const answered = await stored(
      'measure',
      measure({ ...notice, delivered: '2027-05-03T10:00', replied: '2027-05-03T14:20' }),
    )
    expect(answered.derived.delivery!.text.en).toContain('reply after 4 h')
  })

  test('B27: an answer whose reason names only a nationality is marked; one that names conduct is not', async () => {
    const question = {
      ...positionOf(government),
      sort: 'question',
      direction: 'neutral',
      question: 'Why not?',
    }
    expect(await refusal('position', question)).toMatch(/add the answer/)
    const poor = await stored('position', {
      ...question,
      answer: 'It is foreign.',
      grounds: 'It comes from abroad',
    })
    expect(poor.derived.grounds).toMatchObject({ tone: 'late', value: 'nationality-only' })
    const good = await stored('position', {
      ...question,
      answer: 'It acted for a service.',
      grounds: 'It published forged letters and acted as an agency of influence',
    })
    expect(good.derived.grounds).toBeUndefined()
  })

  test('B26: the page of an outlet shows the last accreditation decision with its reason and where to appeal', async () => {
    const outlet = await create(
      'outlet',
      { name: 'Lantern', address: 'lantern.example', exposure: 'unclassified', assertions: [] },
      analyst,
    )
    const read = () => made.book.get(analyst, made.book.kind('outlet'), outlet)
    expect((await read()).derived.accreditation).toBeUndefined()
    await create(
      'measure',
      measure({
        class: 'accreditation',
        outlet,
        event: 'Election night',
        decision: 'refused',
        grounds: 'It published a forged letter',
        appeal: 'court.example',
      }),
    )
    expect((await read()).derived.accreditation!.text.en).toBe(
      'Election night, 2027-04-12: refused; reason: It published a forged letter; appeal: court.example',
    )
  })
})

describe('steps between governments', () => {
  test('A21: a planned step needs its owner and its day, is begun with what is usual, and is not public', async () => {
    const planned = measure({
      class: 'demarche',
      form: 'summons',
      status: 'planned',
      addressee: 'Ambassador',
    })
    const bare = { ...planned, announced: undefined, source: undefined }
    expect(await refusal('measure', bare)).toMatch(/who carries it out and by when/)
    const kind = made.book.kind('measure')
    const begun = await made.book.begin(delegate, kind, {
      class: 'demarche',
      form: 'summons',
      status: 'planned',
    })
    expect(begun).toMatchObject({
      tlp: 'TLP:AMBER',
      fields: { owner: 'Ministry of foreign affairs', due: '2027-05-07', binding: 'discretionary' },
    })
    const id = await create('measure', { ...bare, ...begun.fields }, delegate, amber)
    const { clocks } = await made.book.clocks.of(delegate)
    expect(clocks.find(({ record }) => record === id)).toMatchObject({
      owner: 'Ministry of foreign affairs',
      says: { en: 'carry out the step' },
      escalation: 1,
    })
    const plain = await create('measure', { ...bare, ...begun.fields })
    await made.book.approve(officer, kind, plain, (await made.book.get(officer, kind, plain)).revision)
    const released = await made.book.released({ name: 'public', role: 'public' }, kind)
    expect(released.map((one) => one.id)).not.toContain(plain)
  })

  test('A21: each of the steps has an owner, a time and words in two languages, and is found again', () => {
    for (const name of betweenNames) {
      const { owner, days, template, ...step } = betweenSteps[name]
      expect([
        name,
        betweenStepOf({ class: step.class, form: 'form' in step ? step.form : undefined }),
      ]).toEqual([name, name])
      expect(days).toBeGreaterThan(0)
      for (const label of [owner, template]) expect(label.fr).not.toBe(label.en)
      expect(template.en).toContain('{case}')
    }
    expect(betweenStepOf({ class: 'bill', form: undefined })).toBeNull()
  })

  test('A1, A6: what is not planned needs the day and the place of its announcement', async () => {
    expect(await refusal('measure', measure({ class: 'statement', announced: undefined }))).toMatch(
      /on which day it was announced and where/,
    )
  })
})

describe('support between members', () => {
  test('A49: a threatened member asks, two members accept, and the state is told', async () => {
    const coalition = await create('coalition', {
      name: 'Open group',
      preset: 'open',
      norm: 'No government shall',
      quorum: 2,
      articulated: [],
    })
    const asked = {
      title: 'A team until the vote',
      coalition,
      country: 'KE',
      threat: 'cyber',
      help: 'team',
      asked: '2027-05-01',
      needed: '2027-05-07',
      source: 'note of the focal point',
      answers: [],
    }
    const alone = await stored('support-request', asked, delegate, amber)
    expect(alone.derived.state).toMatchObject({ tone: 'late', value: 'open' })
    const yes = (country: string) => ({ country, answer: 'accepts', on: '2027-05-02', gives: 'two analysts' })
    const two = await stored(
      'support-request',
      { ...asked, answers: [yes('FR'), yes('ID')] },
      delegate,
      amber,
    )
    expect(two.derived.state!.text.en).toBe('2 accepted (FR, ID), asked 5 days ago')
    const { clocks } = await made.book.clocks.of(delegate)
    const about = clocks.map(({ record }) => record)
    expect(about).toContain(alone.id)
    expect(about).not.toContain(two.id)
    expect(await refusal('support-request', { ...asked, answers: [yes('KE')] })).toMatch(
      /who asks does not answer/,
    )
    expect(await refusal('support-request', { ...asked, answers: [yes('FR'), yes('FR')] })).toMatch(
      /one answer/,
    )
  })
})

describe('who is responsible', () => {
  const actorOf = (capability: string | undefined) =>
    create(
      'actor',
      { name: 'Any actor', sort: 'unknown', description: 'of the test', tools: [], capability },
      analyst,
      amber,
    )
  const caseWith = async (actor: string, bodies: readonly string[]) => {
    const finding = { sign: 'manufacturing', shows: 'same minute', finding: 'F-7K3Q9D4M2X/C1' }
    const fields = {
      ...{ claim: 'A made-up story is spread together', status: 'open', begun: '2027-05-04T08:00' },
      ...{ firstSeen: '2027-05-03', lastSeen: '2027-05-04', asset: 'candidate', objective: 'candidate' },
      ...{ responsibility: 'unknown', vote: 'unknown', count: 'unknown', actor },
      signs: [finding],
      protect: bodies.map((body) => ({ step: 'Take down', owner: 'an office', body, done: 'no' })),
    }
    return stored('case', fields, analyst, amber)
  }

  test('A17: means of a state met by private owners only say that no government owner is there', async () => {
    const [state, low, unsaid] = [await actorOf('state'), await actorOf('low'), await actorOf(undefined)]
    const alone = await caseWith(state, ['platform', 'newsroom'])
    expect(alone.derived.owners).toMatchObject({ tone: 'late', value: 'no-government-owner' })
    expect(alone.derived.owners!.text.en).toMatch(/^no government owner/)
    for (const [actor, bodies] of [
      [state, ['platform', 'government']],
      [state, ['party', 'commission']],
      [state, []],
      [low, ['platform']],
      [unsaid, ['platform']],
    ] as const) {
      expect([bodies, (await caseWith(actor, bodies)).derived.owners]).toEqual([bodies, undefined])
    }
  })
})

describe('looking back and ahead', () => {
  const tasks = (n: number, stage: 'triage' | 'briefing' | 'measure') =>
    Array.from({ length: n }, () => ({ stage, status: 'open' as const }))

  test('B37: seven of ten tasks look back: two tasks of defence are suggested', () => {
    const { displaced, suggested, counts } = balanceOf([
      ...tasks(7, 'triage'),
      ...tasks(1, 'briefing'),
      ...tasks(2, 'measure'),
    ])
    expect(displaced).toBe(true)
    expect(counts.investigation.open).toBe(7)
    expect(suggested.map(({ purpose }) => purpose)).toEqual(['defence', 'defence'])
    expect(balanceOf([...tasks(5, 'triage'), ...tasks(5, 'measure')]).suggested).toEqual([])
    expect(balanceOf([]).displaced).toBe(false)
  })

  test('B37: the order of tasks changes nothing, and a purpose that a task gives holds', () => {
    const some = [...tasks(3, 'triage'), ...tasks(2, 'briefing')]
    expect(balanceOf(some.toReversed())).toEqual(balanceOf(some))
    expect(
      balanceOf([{ stage: 'triage', status: 'doing', purpose: 'deterrence' }]).counts.deterrence,
    ).toEqual({
      open: 0,
      doing: 1,
    })
  })

  test('A59: the next election begins with calendar, contacts and law; open campaigns go on in it', async () => {
    const contacts = [{ office: 'Election commission', matter: 'public notices' }]
    const first = await create('election', { ...pureElection, termEnds: '2030-09-06', contacts }, officer)
    const campaign = {
      name: 'Borrowed voices',
      description: 'x',
      elections: [{ election: first }],
      techniques: [],
    }
    const alive = await create(
      'campaign',
      { ...campaign, activity: [{ on: '2027-05-01', says: 'a letter' }] },
      officer,
      amber,
    )
    const asleep = await create(
      'campaign',
      { ...campaign, activity: [{ on: '2024-05-01', says: 'a letter' }] },
      officer,
      amber,
    )
    const kind = made.book.kind('election')
    const { fields } = await made.book.begin(officer, kind, { after: first })
    expect(fields).toMatchObject({
      country: 'FR',
      contacts,
      silenceLaw: 'Electoral code, article L49',
      termBegan: '2030-09-06',
      voteOpens: '2032-05-09T08:00',
      after: first,
    })
    expect(fields.source).toBeUndefined()
    const days = [pureElection.voteOpens, String(fields.voteOpens)].map((at) =>
      new Date(`${at}Z`).getUTCDay(),
    )
    expect(days[0]).toBe(days[1])
    const next = await create('election', { ...fields, source: 'official journal' }, officer)
    expect(await carryOver(made.book, officer, kind, next)).toEqual([alive])
    const carried = await made.book.get(officer, made.book.kind('campaign'), alive)
    expect(carried.fields.elections).toEqual([{ election: first }, { election: next }])
    const sleeping = await made.book.get(officer, made.book.kind('campaign'), asleep)
    expect(sleeping.fields.elections).toEqual([{ election: first }])
    expect((await made.book.get(officer, kind, next)).derived.carried!.text.en).toBe(
      '1 campaign from the election before',
    )
    expect(await carryOver(made.book, officer, kind, first)).toEqual([])
  })
})

describe('governments side by side', () => {
  const deedOf = (more: Partial<Deed>): Deed => ({
    ...{ at: 'x', key: 'k', government: 'XV', class: 'sanction', step: 'sanctions', title: 't' },
    ...{ announced: '2027-01-01', implemented: null, ended: null, documents: [], obstructedBy: null },
    ...{ binding: null, approved: true, answers: null, election: null, targets: null, sectors: null },
    ...{ reachable: null, changed: null, from: null },
    ...more,
  })

  test('A43: administrations are counted by the same criteria; a hand-over day belongs to who takes over', () => {
    const deeds = [
      deedOf({ announced: '2026-12-31', implemented: '2027-02-01' }),
      deedOf({ announced: '2027-01-20' }),
      deedOf({ announced: '2027-01-20', implemented: '2027-01-21', ended: '2027-03-01' }),
    ]
    const before = administrationCounts(deeds, { began: '2023-01-20', ends: '2027-01-20' })
    const after = administrationCounts(deeds, { began: '2027-01-20', ends: null })
    expect(before.statuses).toEqual({ announced: 0, done: 1, ended: 0 })
    expect(after.statuses).toEqual({ announced: 1, done: 0, ended: 1 })
    expect([before.classes.sanction, after.classes.sanction]).toEqual([1, 1])
    expect(administrationCounts(deeds.toReversed(), { began: '2027-01-20', ends: null })).toEqual(after)
  })

  test('A28: six violations of a quarter, four answered, two unanswered by name and days; none is left out', () => {
    const violation = (n: number, done: string | null) => ({
      ...{ id: `VI-${n}`, title: `Violation ${n}`, found: `2027-0${n}-10`, agreed: null, chosen: null },
      ...{ done, case: null },
    })
    const all = [
      ...[1, 2].map((n) => violation(n, '2027-03-20')),
      ...[3, 4].map((n) => violation(n, null)),
      ...[5, 6].map((n) => violation(n, '2027-06-30')),
    ]
    const quarters = consistencyByQuarter(all, '2027-06-30')
    expect(quarters.map(({ quarter, all: n, answered }) => [quarter, n, answered.length])).toEqual([
      ['2027-Q2', 3, 2],
      ['2027-Q1', 3, 2],
    ])
    expect(quarters.flatMap(({ unanswered }) => unanswered.map(({ title, days }) => [title, days]))).toEqual([
      ['Violation 4', 81],
      ['Violation 3', 112],
    ])
    expect(consistencyByQuarter(all.toReversed(), '2027-06-30')).toEqual(quarters)
  })

  test('A5: a discretionary power stands below a bill that binds, whatever their days', () => {
    const states = checklist({
      deeds: [
        deedOf({
          key: 'power',
          class: 'bill',
          step: 'binding-law',
          binding: 'discretionary',
          announced: '2026-02-01',
        }),
        deedOf({
          key: 'bill',
          class: 'bill',
          step: 'binding-law',
          binding: 'mandatory',
          announced: '2026-12-01',
        }),
      ],
      said: [],
      vote: '2027-05-09',
      from: '2026-01-01',
      on: new Date(now).toISOString().slice(0, 10),
    })
    const step = states.find((state) => state.step === 'binding-law')!
    expect(step.deeds.map(({ key }) => key)).toEqual(['bill', 'power'])
  })
})
