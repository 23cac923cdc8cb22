import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Content } from '../../src/records/index.ts'
import { exerciseBook, refusal } from '../cases/support.ts'
import { analyst, now, reviewer } from '../records/support.ts'

let clock = now
let made: Awaited<ReturnType<typeof exerciseBook>>
let told: Content
const amber = { tlp: 'TLP:AMBER', shared: true } as const
beforeAll(async () => {
  made = await exerciseBook({ clock: () => clock })
  told = (await made.by('publication', 'made-up endorsement')).fields
})
afterAll(() => made.close())

/** Drafts a publication and has it approved. */
async function publish(fields: Content): Promise<string> {
  const kind = made.book.kind('publication')
  const id = await made.book.create(analyst, kind, {
    fields: { ...told, ...fields },
    tlp: 'TLP:CLEAR',
    shared: true,
  })
  const { revision } = await made.book.get(reviewer, kind, id)
  return refusal(made.book.approve(reviewer, kind, id, revision))
}

const rows = () => told.replies as readonly Content[]

describe('R9: nobody is named in public without having been asked', () => {
  test('a publication is refused where an outlet or an actor of the case has no reply record', async () => {
    expect(await publish({ replies: [] })).toContain('was not asked')
    expect(await publish({ replies: rows().slice(0, 1) as never })).toContain('was not asked')
    expect(await publish({})).toBe('done')
  })

  test('a request about another case does not count', async () => {
    const { fields } = await made.by('reply', 'Valley Mirror')
    const other = await made.by('case', 'forged ballot paper')
    const reply = made.book.kind('reply')
    const id = await made.book.create(analyst, reply, { fields: { ...fields, case: other.id }, ...amber })
    const replies = rows().map((row) => (row.subject === 'Valley Mirror' ? { ...row, reply: id } : row))
    expect(await publish({ replies: replies as never })).toContain('was not asked')
  })

  test('an answer is printed word for word or not at all', async () => {
    const shorter = rows().map((row) => ({ ...row, answer: 'No comment.' }))
    expect(await publish({ replies: shorter as never })).toContain('word for word')
  })

  test('silence counts after 24 hours, and is printed as silence', async () => {
    const { fields } = (await made.all('reply')).find((one) => one.id === rows()[0]!.reply)!
    const { answer: _, answered: _when, ...open } = fields
    const asked = '2027-05-06T09:30'
    const kind = made.book.kind('reply')
    const waiting = { ...open, asked, outcome: 'waiting' }
    const id = await made.book.create(analyst, kind, { fields: waiting, ...amber })
    const silent = { reply: id, subject: 'Valley Mirror', asked, outcome: 'waiting' }
    const replies = [silent, ...rows().filter(({ subject }) => subject !== 'Valley Mirror')] as never
    expect(await publish({ replies })).toContain('less than 24 hours ago')
    clock = Date.UTC(2027, 4, 7, 9, 29)
    expect(await publish({ replies })).toContain('less than 24 hours ago')
    clock = Date.UTC(2027, 4, 7, 9, 30)
    expect(await publish({ replies })).toBe('done')
    clock = now
  })
})
