import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exerciseBook, refusal } from '../cases/support.ts'
import { analyst, now, person, webAs } from '../records/support.ts'

let made: Awaited<ReturnType<typeof exerciseBook>>
let web: ReturnType<typeof webAs>
let number: string
const fresh = person('reviewer', 'exercise/reviewer')
const names = /Holt|Reuel/
const amber = { tlp: 'TLP:AMBER', shared: true } as const
beforeAll(async () => {
  made = await exerciseBook({ clock: () => now })
  web = webAs(made.book, made.effects)
  const kind = made.book.kind('case')
  const { fields } = made.endorsement
  const claim = 'Reuel’s people say that Maren Holt and HOLT’s party bought the archbishop.'
  const id = await made.book.create(analyst, kind, { fields: { ...fields, claim }, ...amber })
  number = (await made.book.get(analyst, kind, id)).number!
  const narrative = (await made.by('narrative', 'The church has chosen')).fields
  await made.book.create(analyst, made.book.kind('narrative'), {
    fields: { ...narrative, case: id },
    ...amber,
  })
})
afterAll(() => made.close())

describe('R2: reviewer mode', () => {
  test('shows no party on the case, its board, its records and files before a result is stored', async () => {
    const { id } = await made.book.get(analyst, made.book.kind('case'), number)
    const pages = [
      `/cases/${number}`,
      `/cases/${number}.json`,
      `/records/case/${id}`,
      `/records/case/${id}.json`,
    ]
    for (const path of [...pages, `/records/case/${id}.csv`, `/records/case/${id}/history`]) {
      const seen = await (await web.ask('reviewer', path)).text()
      expect([path, names.test(seen)]).toEqual([path, false])
      expect([path, names.test(await (await web.ask('analyst', path)).text())]).toEqual([path, true])
    }
    const board = await (await web.ask('reviewer', '/cases')).text()
    expect(names.test(board.slice(board.indexOf(number) - 800, board.indexOf(number) + 50))).toBe(false)
    expect(await (await web.ask('reviewer', `/cases/${number}`)).text()).toContain('hidden from you')
  })

  test('shows them once the reviewer’s own result is on record, and not for another’s', async () => {
    const kind = made.book.kind('case')
    const { id } = await made.book.get(analyst, kind, number)
    const result = { ...(await made.by('assessment', 'Second look')).fields, case: id }
    const assessment = made.book.kind('assessment')
    await made.book.create(analyst, assessment, { fields: result, ...amber })
    expect((await made.book.get(fresh, kind, id)).masked).toBe(true)
    await made.book.create(fresh, assessment, { fields: result, ...amber })
    expect((await made.book.get(fresh, kind, id)).masked).toBe(false)
    expect(names.test(await (await web.ask('reviewer', `/cases/${number}`)).text())).toBe(true)
  })

  test('lets nobody approve what they see only in part', async () => {
    const kind = made.book.kind('case')
    const { fields } = made.endorsement
    const id = await made.book.create(analyst, kind, { fields, ...amber })
    const publication = made.book.kind('publication')
    const told = {
      ...(await made.by('publication', 'made-up endorsement')).fields,
      case: id,
      title: 'Of Maren Holt',
    }
    const draft = await made.book.create(analyst, publication, {
      fields: told,
      tlp: 'TLP:CLEAR',
      shared: true,
    })
    const seen = await made.book.get(fresh, publication, draft)
    expect(seen.fields.title).toMatch(/^Of \[[A-D]\]$/)
    expect(await refusal(made.book.approve(fresh, publication, draft, seen.revision))).toContain(
      'hidden from you',
    )
  })
})
