import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Draft, Drafts, type RecordError } from '../../src/records/index.ts'
import { analyst, newBook, now, officer, person, pureStatement, webAs } from './support.ts'

const day = 86_400_000
let at = now
let made: Awaited<ReturnType<typeof newBook>>
let drafts: Drafts
let web: ReturnType<typeof webAs>
beforeAll(async () => {
  made = await newBook({ clock: () => at })
  drafts = new Drafts({ ...made, ...made.effects })
  web = webAs(made.book, made.effects)
})
afterAll(() => made.close())

const clear = { tlp: 'TLP:CLEAR', shared: true } as const
const typed = (change: Partial<Draft> = {}) => ({
  ...{ id: drafts.newId(), of: null, revision: -1, fields: { title: 'half a sen' }, reason: '' },
  ...clear,
  ...change,
})
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: unknown) => (error as RecordError).code,
  )

describe('a draft', () => {
  test('is found again by its author alone, and changes nothing in the ledger', async () => {
    const kind = made.book.kind('statement')
    const before = (await Array.fromAsync(made.ledger.events())).length
    const draft = typed()
    expect(await drafts.keep(analyst, kind, draft)).toBe(at)
    await drafts.keep(analyst, kind, { ...draft, fields: { title: 'half a sentence' } })
    const again = new Drafts({ ...made, ...made.effects })
    expect(await again.get(analyst, draft.id)).toMatchObject({ fields: { title: 'half a sentence' } })
    expect(await again.get(officer, draft.id)).toBeNull()
    expect(await again.get(person('analyst', 'exercise/analys'), draft.id)).toBeNull()
    expect((await Array.fromAsync(made.ledger.events())).length).toBe(before)
    await drafts.end(analyst, draft.id)
    expect(await again.list(analyst)).toEqual([])
    expect(await drafts.keep(analyst, kind, draft)).toBeNull()
    expect(await again.get(analyst, draft.id)).toBeNull()
  })

  test('of a record that its author may no longer see is not shown, and above their level none is kept', async () => {
    const kind = made.book.kind('statement')
    const id = await made.book.create(officer, kind, { fields: pureStatement, ...clear })
    const { revision } = await made.book.get(officer, kind, id)
    const draft = typed({ of: id, revision })
    await drafts.keep(analyst, kind, draft)
    await made.book.revise(officer, kind, id, {
      fields: pureStatement,
      tlp: 'TLP:RED',
      shared: true,
      revision,
    })
    expect(await drafts.list(analyst)).toEqual([])
    expect(await drafts.get(analyst, draft.id)).toBeNull()
    expect(await code(drafts.keep(analyst, kind, draft))).toBe('unknown-record')
    expect(await code(drafts.keep(analyst, kind, typed({ tlp: 'TLP:RED' })))).toBe('not-allowed')
    expect(await code(drafts.keep(person('newsroom'), kind, typed()))).toBe('not-allowed')
    await drafts.end(analyst, draft.id)
  })

  test('is bounded in size and in number, and thrown away after a month', async () => {
    const kind = made.book.kind('statement')
    const long = typed({ fields: { title: 'x'.repeat(300_000) } })
    expect(await code(drafts.keep(analyst, kind, long))).toBe('draft-refused')
    const many = Array.from({ length: 50 }, () => typed())
    for (const draft of many) await drafts.keep(analyst, kind, draft)
    expect(await code(drafts.keep(analyst, kind, typed()))).toBe('draft-refused')
    expect(await drafts.keep(analyst, kind, many[0]!)).toBe(at)
    at += 29 * day
    await drafts.keep(analyst, kind, many[0]!)
    at += 2 * day
    expect((await drafts.list(analyst)).map(({ id }) => id)).toEqual([many[0]!.id])
    expect(await made.shelf.list('draft', 'exercise/analyst\n', 100)).toHaveLength(1)
    await drafts.end(analyst, many[0]!.id)
  })
})

describe('in the browser', () => {
  const idIn = (html: string) => /name="draft" value="(D-[^"]+)"/.exec(html)![1]!
  const page = async (path: string) => (await web.ask('analyst', path)).text()
  const form = { title: 'Typed', tlp: 'TLP:CLEAR', said: '2027-' }

  test('a new record is kept unfinished, offered again, gone on with and saved', async () => {
    const draft = idIn(await page('/records/statement/new'))
    const kept = await web.post('analyst', '/drafts/statement', { ...form, draft, of: '' })
    expect(kept.headers.get('location')).toBe(`/records/statement/new?draft=${draft}`)
    const offered = await page('/records/statement/new')
    expect(offered).toContain('Draft of 6 Jun 2027')
    expect(idIn(offered)).not.toBe(draft)
    const again = await page(kept.headers.get('location')!)
    expect(again).toContain('You go on with your draft')
    expect(again).toContain('value="Typed"')
    expect(again).toContain('value="2027-"')
    expect(idIn(again)).toBe(draft)
    expect(await page('/drafts')).toContain('Typed')
    expect(await (await web.ask('analyst', '/drafts.json')).json()).toMatchObject({
      drafts: [{ id: draft, fields: { title: 'Typed', said: '2027-' } }],
    })
    expect(await (await web.ask('reviewer', '/drafts')).text()).not.toContain('Typed')
    const refused = await web.post('analyst', '/records/statement', { ...form, draft })
    expect(refused.status).toBe(422)
    expect(idIn(await refused.text())).toBe(draft)
    const whole = { ...pureStatement, tlp: 'TLP:CLEAR', draft }
    expect((await web.post('analyst', '/records/statement', whole)).status).toBe(303)
    expect(await page('/drafts')).toContain('You have no draft')
    const late = await web.ask('analyst', '/drafts/statement', {
      method: 'POST',
      body: new URLSearchParams({ ...form, draft }),
      headers: { accept: 'application/json' },
    })
    expect(await late.json()).toEqual({ kept: null, says: 'this form was saved elsewhere' })
    expect(await page('/drafts')).toContain('You have no draft')
  })

  test('a draft of a record that somebody changed leads to the merge view', async () => {
    const kind = made.book.kind('statement')
    const id = await made.book.create(analyst, kind, { fields: pureStatement, ...clear })
    const { revision } = await made.book.get(analyst, kind, id)
    const draft = idIn(await page(`/records/statement/${id}/edit`))
    const mine = { ...pureStatement, speaker: 'Mine', tlp: 'TLP:CLEAR', shared: 'yes' }
    await web.post('analyst', '/drafts/statement', { ...mine, revision: String(revision), draft, of: id })
    const theirs = { ...pureStatement, speaker: 'Theirs' }
    await made.book.revise(officer, kind, id, { fields: theirs, ...clear, revision })
    const open = await page(`/records/statement/${id}/edit?draft=${draft}`)
    expect(open).toContain(`name="revision" value="${revision}"`)
    const saved = await web.post('analyst', `/records/statement/${id}`, {
      ...mine,
      revision: String(revision),
      draft,
    })
    expect(saved.status).toBe(409)
    expect(await saved.text()).toContain('Two changes of')
    expect(
      (await web.post('analyst', `/drafts/${draft}/discard`, { back: '//evil.example' })).headers.get(
        'location',
      ),
    ).toBe('/')
    expect(await page(`/records/statement/${id}/edit`)).not.toContain('Draft of')
  })

  test('nonsense is refused in words', async () => {
    expect(
      (await web.post('analyst', '/drafts/statement', { tlp: 'TLP:CLEAR', draft: 'D-../../x' })).status,
    ).toBe(400)
    expect((await web.post('analyst', '/drafts/nothing', { tlp: 'TLP:CLEAR' })).status).toBe(404)
    expect((await web.post('analyst', '/drafts/..%2f/discard', {})).status).toBe(303)
    const foreign = {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin: 'http://evil.example' },
    }
    expect((await web.ask('analyst', '/drafts/statement', foreign)).status).toBe(403)
  })
})
