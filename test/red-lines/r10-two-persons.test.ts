import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLake } from '../../src/lake/index.ts'
import { newBook, webAs } from '../records/support.ts'
import { fileOf, workFolder, works } from '../scan/support.ts'

/** R10: to see a handle behind a pseudonym takes two persons, and each look is on record. */
const folder = workFolder()
const store = `${folder}/store`
let made: Awaited<ReturnType<typeof newBook>>
let web: ReturnType<typeof webAs>
let pseudonym: string

beforeAll(async () => {
  const post = { platform: 'plaza', account: 'anna_of_the_mill', time: '2027-05-01T08:00:00Z', text: 'hello' }
  await works(['import', fileOf(folder, `${JSON.stringify(post)}\n`, 'posts.jsonl'), '--store', store])
  const lake = await openLake({ store, memoryLimit: 256 })
  pseudonym = lake.pseudonym('plaza', 'anna_of_the_mill')
  made = await newBook()
  web = webAs(made.book, made.effects, undefined, { vault: lake })
})
afterAll(() => made.close())

const body = (fields: Record<string, unknown>) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  body: JSON.stringify(fields),
})

async function asked(): Promise<string> {
  const fields = { purpose: 'tell the person', basis: 'consent', accounts: [{ account: pseudonym }] }
  const answer = await web.ask('analyst', '/records/reveal', body({ fields, tlp: 'TLP:AMBER+STRICT' }))
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

const look = (role: 'analyst' | 'newsroom', id: string) => web.post(role, `/reveal/${id}`, {})

test('nobody sees a handle alone: not without approval, and not with one of their own', async () => {
  const id = await asked()
  const early = await look('analyst', id)
  expect(early.status).toBe(403)
  expect(await early.text()).not.toContain('anna_of_the_mill')
  const { revision } = await made.book.get(
    { name: 'exercise/analyst', role: 'analyst' },
    made.book.kind('reveal'),
    id,
  )
  const own = await web.post('analyst', `/records/reveal/${id}/approve`, { revision: String(revision) })
  expect(own.status).toBe(403)
  expect((await look('analyst', id)).status).toBe(403)
})

test('with a second person it is shown, and the look is in the history first', async () => {
  const id = await asked()
  const kind = made.book.kind('reveal')
  const analyst = { name: 'exercise/analyst', role: 'analyst' } as const
  const { revision } = await made.book.get(analyst, kind, id)
  await web.post('reviewer', `/records/reveal/${id}/approve`, { revision: String(revision) })
  const before = await (await web.ask('analyst', `/reveal/${id}`)).text()
  expect(before).not.toContain('anna_of_the_mill')
  const shown = await look('analyst', id)
  expect(shown.headers.get('cache-control')).toBe('no-store')
  expect(await shown.text()).toContain('anna_of_the_mill')
  const events = await Array.fromAsync(made.ledger.events({ record: id }))
  expect(events.map(({ kind: what, author }) => `${what} ${author}`)).toEqual([
    'reveal.created exercise/analyst',
    'reveal.approved exercise/reviewer',
    'reveal.shown exercise/analyst',
  ])
  expect((await look('newsroom', id)).status).toBeGreaterThanOrEqual(403)
  const everything = await (await web.ask('analyst', `/records/reveal/${id}.json`)).text()
  expect(everything).not.toContain('anna_of_the_mill')
})
