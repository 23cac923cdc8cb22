import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { judgeKinds } from '../../src/judge/index.ts'
import type { Content } from '../../src/records/index.ts'
import { analyst, now, officer, reviewer } from '../records/support.ts'
import { exerciseBook, refusal } from './support.ts'

const amber = { tlp: 'TLP:AMBER', shared: true } as const
const clear = { tlp: 'TLP:CLEAR', shared: true } as const
let made: Awaited<ReturnType<typeof exerciseBook>>
let clock = now
beforeAll(async () => {
  made = await exerciseBook({ clock: () => clock })
})
afterAll(() => made.close())

const create = (kind: string, fields: Content, mark: typeof amber | typeof clear = amber) =>
  made.book.create(analyst, made.book.kind(kind), { fields, ...mark })

test('the exercise has a record of every kind of casework', async () => {
  for (const { name } of judgeKinds) expect([name, (await made.all(name)).length > 0]).toEqual([name, true])
})

describe('a case', () => {
  const change = async (fields: Content) => {
    const kind = made.book.kind('case')
    const { id, revision } = await made.book.get(analyst, kind, made.endorsement.id)
    return refusal(
      made.book.revise(analyst, kind, id, {
        fields: { ...made.endorsement.fields, ...fields },
        ...amber,
        revision,
      }),
    )
  }

  test('has a number, a severity from what is attacked and who is responsible, and who decides', () => {
    expect(made.endorsement.number).toBe('TC-2027-0001')
    const { severity, queue } = made.endorsement.derived
    expect([severity?.value, queue?.value]).toEqual([4, 'panel'])
  })

  test('that is raised from "not known" to "a state, likely" goes to the panel', async () => {
    const quiet = await made.by('case', 'forged ballot paper')
    expect(quiet.derived.queue?.value).toBe('cell')
    expect(await change({ responsibility: 'unknown' })).toBe('done')
    expect((await made.by('case', 'archbishop')).derived.queue?.value).toBe('desk')
    expect(await change({ responsibility: 'state-likely' })).toBe('done')
    expect((await made.by('case', 'archbishop')).derived.queue?.value).toBe('panel')
  })

  test('is not closed with an empty plan and no reason', async () => {
    expect(await change({ status: 'closed', respond: [] })).toContain('RESPOND plan is empty')
    expect(await change({ status: 'closed', protect: [] })).toContain('PROTECT plan is empty')
    expect(
      await change({
        status: 'closed',
        respond: [],
        ended: 'The ministry is not to be asked before the vote',
      }),
    ).toBe('done')
    const kind = made.book.kind('case')
    const [last] = await made.book.history(analyst, kind, made.endorsement.id)
    expect(last?.differences?.map(({ field }) => field)).toContain('ended')
    expect(await change({})).toBe('done')
  })

  test('ends without an alert only after a decision with reasons is on record', async () => {
    expect(await change({ status: 'no-alert' })).toContain('decision with its reasons')
  })

  test('says nothing of vote and count that nobody established', async () => {
    const { unaffected: _, ...rest } = made.endorsement.fields
    const kind = made.book.kind('case')
    const { revision } = await made.book.get(analyst, kind, made.endorsement.id)
    const entry = { fields: rest, ...amber, revision }
    expect(await refusal(made.book.revise(analyst, kind, made.endorsement.id, entry))).toContain(
      'who established',
    )
  })
})

describe('evidence', () => {
  test('of an image asks for its credit, and prints source and grade as they are cited', async () => {
    const image = {
      title: 'Photograph of the poster',
      sort: 'image',
      content: 'no',
      found: '2027-05-05',
      says: 'The poster hangs in the square.',
      source: 'A passer-by',
      address: 'courier.example/photo',
      reliability: 'C',
      credibility: '3',
      custody: [],
    }
    expect(await refusal(create('evidence', image))).toContain('who made the image')
    expect(
      await refusal(create('evidence', { ...image, creator: 'L. Orsay, Courier', licence: 'CC BY 4.0' })),
    ).toBe('done')
    expect((await made.by('evidence', 'Invoices')).derived.cited?.text.en).toBe(
      'according to press reports (B3)',
    )
  })
})

describe('a narrative', () => {
  test('never says that who would benefit took part, unless evidence does', async () => {
    const { derived } = await made.by('narrative', 'The church has chosen')
    expect(derived.printed?.text.en).toBe(
      'targets: Tomas Reuel; would benefit: Maren Holt; no evidence that Maren Holt took part',
    )
  })
})

describe('a campaign', () => {
  test('is dormant after 90 quiet days, and a new sign of life wakes it', async () => {
    clock = Date.UTC(2027, 7, 3)
    expect((await made.by('campaign', 'Borrowed')).derived.state?.value).toBe('active')
    clock = Date.UTC(2027, 7, 5)
    const dormant = await made.by('campaign', 'Borrowed')
    expect(dormant.derived.state?.value).toBe('dormant')
    const activity = [...(dormant.fields.activity as Content[]), { on: '2027-08-01', says: 'A new letter' }]
    const entry = { fields: { ...dormant.fields, activity }, ...amber, revision: dormant.revision }
    await made.book.revise(analyst, made.book.kind('campaign'), dormant.id, entry)
    expect((await made.by('campaign', 'Borrowed')).derived.state?.value).toBe('active')
    clock = now
  })
})

describe('a finding under the norm', () => {
  test('is derived from its assertions and changes with them', async () => {
    const found = await made.by('norm-finding', 'made-up endorsement')
    expect(found.derived.verdict?.value).toBe('violation')
    const { assertions } = found.fields as { assertions: readonly Content[] }
    const kind = made.book.kind('norm-finding')
    const verdictWith = async (fields: Content) => {
      const id = await create('norm-finding', { ...found.fields, ...fields })
      return (await made.book.get(analyst, kind, id)).derived.verdict?.value
    }
    const without = assertions.filter(({ element }) => element !== 'state-responsibility')
    expect(await verdictWith({ assertions: without as never })).toBe('unknown')
    expect(await verdictWith({ until: '2026-06-01' })).toBe('would-violate')
    expect(await verdictWith({ version: '0.9' })).not.toBe('violation')
  })

  test('begins with the assertions of the last assessment of its case', async () => {
    const kind = made.book.kind('norm-finding')
    const { fields } = await made.book.begin(analyst, kind, { case: made.endorsement.id })
    expect(fields.act).toContain('archbishop')
    expect((fields.assertions as readonly unknown[]).length).toBeGreaterThan(3)
  })
})

describe('a publication', () => {
  test('begins in the words on record: criteria, graded sources, answers', async () => {
    const kind = made.book.kind('publication')
    const { fields, tlp } = await made.book.begin(analyst, kind, { case: made.endorsement.number! })
    expect(tlp).toBe('TLP:CLEAR')
    expect(fields.verdict).toBe('violation')
    expect(JSON.stringify(fields.criteria)).toContain('we judge it likely, B2')
    expect(JSON.stringify(fields.sources)).toContain('according to press reports')
    expect((fields.replies as readonly unknown[]).length).toBe(2)
  })

  test('with the label opinion carries no verdict, and an assessment its confidence', async () => {
    const { fields } = await made.by('publication', 'made-up endorsement')
    expect(await refusal(create('publication', { ...fields, label: 'opinion' }, clear))).toContain(
      'carries no verdict',
    )
    const { likelihood: _, ...unsure } = fields
    expect(await refusal(create('publication', unsure, clear))).toContain('how likely')
  })

  test('that is aimed at lawful opinion of citizens is refused, with the rule', async () => {
    const { fields } = await made.by('publication', 'made-up endorsement')
    expect(await refusal(create('publication', { ...fields, domestic: 'yes' }, clear))).toContain(
      'no pressure on speech',
    )
  })

  test('is not approved by who wrote it', async () => {
    const { fields } = await made.by('publication', 'made-up endorsement')
    const kind = made.book.kind('publication')
    const id = await made.book.create(officer, kind, { fields, ...clear })
    const { revision } = await made.book.get(officer, kind, id)
    expect(await refusal(made.book.approve(officer, kind, id, revision))).toContain(
      'nobody approves what they wrote',
    )
    expect(await refusal(made.book.approve(reviewer, kind, id, revision))).toBe('done')
  })
})
