import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evidenceDesk } from '../../src/app/index.ts'
import type { Role } from '../../src/records/index.ts'
import { newBook, webAs } from '../records/support.ts'
import { hasOpenssl, sha256, timeStampAuthority, workFolder } from './support.ts'

const folder = workFolder()
const uploads = join(folder, 'uploads')
const leaflet = sha256('vote on Monday')
let made: Awaited<ReturnType<typeof newBook>>
let web: ReturnType<typeof webAs>

beforeAll(async () => {
  made = await newBook()
  const { ledger, effects } = made
  const open = () => Promise.resolve(evidenceDesk(folder, ledger, effects))
  web = webAs(made.book, effects, undefined, { evidence: { open, folder: uploads, limit: 1_000_000 } })
})
afterAll(() => made.close())

function send(role: Role, path: string, files: Readonly<Record<string, Uint8Array | string>>, from = '') {
  const form = new FormData()
  if (from !== '') form.set('from', from)
  for (const [field, bytes] of Object.entries(files))
    form.set(field, new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), `${field}.txt`)
  return web.ask(role, path, { method: 'POST', body: form })
}
const text = async (role: Role, path: string) => (await web.ask(role, path)).text()

describe('the pages of evidence', () => {
  test('a file that is sent is kept, shown with its chain, and nothing of the upload stays', async () => {
    const sent = await send('analyst', '/evidence', { file: 'vote on Monday' }, 'a reader, by <hand>')
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/evidence/${leaflet}`])
    expect(readdirSync(uploads)).toEqual([])
    const html = await text('analyst', `/evidence/${leaflet}`)
    expect(html).toContain('Intact: both digests hold')
    expect(html).toContain('a reader, by &lt;hand&gt;')
    expect(html).toContain(`/records/evidence/new?sha256=${leaflet}`)
    expect(await text('duty-officer', '/evidence')).toContain(leaflet.slice(0, 12))
    expect(await text('analyst', '/evidence.csv')).toContain(`${leaflet},`)
  })

  test('a working copy has the same bytes, and is in the chain', async () => {
    const copy = await send('analyst', `/evidence/${leaflet}/copy`, { none: 'x' })
    expect(copy.headers.get('content-disposition')).toContain('attachment')
    expect(await copy.text()).toBe('vote on Monday')
    const file = (await (await web.ask('analyst', `/evidence/${leaflet}.json`)).json()) as {
      custody: object[]
    }
    expect(file.custody.at(-1)).toMatchObject({ step: 'copied', by: 'exercise/analyst' })
  })

  test.skipIf(!hasOpenssl)('a time stamp goes out as a request and comes back as an answer', async () => {
    const authority = timeStampAuthority(folder, 'Town')
    const asked = await web.ask('analyst', `/evidence/${leaflet}.tsq`)
    const response = authority.answer(new Uint8Array(await asked.arrayBuffer()))
    const wrong = await send('analyst', `/evidence/${leaflet}/stamp`, {
      response: 'not one',
      trust: authority.root,
    })
    expect(wrong.status).toBe(422)
    const right = await send('analyst', `/evidence/${leaflet}/stamp`, { response, trust: authority.root })
    expect(right.status).toBe(303)
    expect(await text('analyst', `/evidence/${leaflet}`)).toContain('CN=Town stamping')
  })

  test('who may not handle evidence is refused, and nothing is kept', async () => {
    expect((await send('newsroom', '/evidence', { file: 'other' })).status).toBe(403)
    expect((await send('auditor', '/evidence', { file: 'other' })).status).toBe(403)
    expect((await web.ask('newsroom', `/evidence/${leaflet}`)).status).toBe(403)
    expect((await web.ask('auditor', `/evidence/${leaflet}`)).status).toBe(200)
    expect((await web.ask('analyst', `/evidence/${sha256('other')}`)).status).toBe(404)
    expect(readdirSync(uploads)).toEqual([])
  })

  test('an upload beyond the limit is refused and leaves nothing', async () => {
    const sent = await send('analyst', '/evidence', { file: new Uint8Array(1_100_000) })
    expect(sent.status).toBe(413)
    expect(readdirSync(uploads)).toEqual([])
  })
})
