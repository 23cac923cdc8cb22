import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LookRequest, ReceivedFiles } from '../../src/app/index.ts'
import { makeJobs } from '../../src/app/jobs.ts'
import { webOf } from './support.ts'

let folder: string
let received: ReceivedFiles | undefined
let asked: LookRequest | undefined
const origin = 'http://localhost'

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-upload-'))
  received = undefined
  asked = undefined
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function server() {
  const jobs = makeJobs({ clock: () => 0, randomBytes: (size) => new Uint8Array(size) })
  return webOf([], {
    jobs,
    importing: {
      folder,
      limit: 100_000,
      start(files) {
        received = files
        return jobs.start('import', 'posts', () => Promise.reject(new Error('not here')))
      },
      look(request) {
        asked = request
        return jobs.start('look', 'files', () => Promise.reject(new Error('not here')))
      },
    },
  })
}

const post = (body: string | FormData, headers: Record<string, string> = {}) =>
  server().request(`${origin}/import`, { method: 'POST', body, headers: { origin, ...headers } })

function form(...files: readonly (readonly [field: string, name: string, content: string])[]): FormData {
  const data = new FormData()
  for (const [field, name, content] of files) data.append(field, new File([content], name))
  return data
}

describe('an upload', () => {
  test('is what a first page without any posts offers before all else', async () => {
    const html = await (await server().request('/')).text()
    const places = ['Hand in an export file', 'id="bring"', 'id="example"'].map((mark) => html.indexOf(mark))
    expect(places).not.toContain(-1)
    expect(places.toSorted((a, b) => a - b)).toEqual(places)
  })

  test('lies on disk under a harmless name and leads to its job', async () => {
    const sent = form(
      ['file', '../../etc/pass wd.csv', 'a,b\n'],
      ['file', 'pass_wd.csv', 'c\n'],
      ['affiliations', 'parties.csv', 'account,affiliation\n'],
    )
    const answer = await post(sent)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(/^\/jobs\/J-[0-9A-Z]{10}$/)
    expect(received!.posts.map(({ path }) => [basename(path), readFileSync(path, 'utf8')])).toEqual([
      ['pass_wd.csv', 'a,b\n'],
      ['2-pass_wd.csv', 'c\n'],
    ])
    expect(received!.posts.every(({ path }) => path.startsWith(folder))).toBe(true)
    expect(readFileSync(received!.affiliations!, 'utf8')).toBe('account,affiliation\n')
  })

  test.each([
    ['a form without a file', () => form()],
    ['a form with an empty field', () => form(['file', '', ''])],
    ['only affiliations', () => form(['affiliations', 'a.csv', 'x'])],
  ])('%s is refused and leaves nothing', async (_, make) => {
    const answer = await post(make())
    expect(answer.status).toBe(400)
    expect(readdirSync(folder)).toEqual([])
  })

  test('one beyond the limit is refused and leaves nothing', async () => {
    const answer = await post(form(['file', 'big.csv', 'x'.repeat(200_000)]))
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('larger than this server takes')
    expect(readdirSync(folder)).toEqual([])
  })

  test.each([
    ['no multipart form', 'text/plain', 'hello'],
    [
      'a form cut in the middle',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n1,2',
    ],
    ['a boundary that never comes', 'multipart/form-data; boundary=b', 'x'.repeat(50_000)],
    ['endless headers', 'multipart/form-data; boundary=b', `--b\r\n${'A: b\r\n'.repeat(10_000)}`],
  ])('%s is refused in time and leaves nothing', async (_, type, body) => {
    const answer = await post(body, { 'content-type': type })
    expect(answer.status).toBe(400)
    expect(readdirSync(folder)).toEqual([])
  })

  test('a server that only shows refuses', async () => {
    const answer = await webOf([]).request(`${origin}/import`, {
      method: 'POST',
      body: form(['file', 'a.csv', 'x']),
      headers: { origin },
    })
    expect(answer.status).toBe(403)
  })
})

describe('a form of one detector', () => {
  const send = (detector: string, body: FormData) =>
    server().request(`${origin}/look/${detector}`, { method: 'POST', body, headers: { origin } })

  test('hands over each file with its field', async () => {
    const answer = await send(
      'preparation',
      form(['posts', 'p.jsonl', '{}'], ['accounts', 'a.csv', 'id,created\n']),
    )
    expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringMatching('^/jobs/J-')])
    expect(asked!.detector).toBe('preparation')
    expect(asked!.files.map(({ field, name, path }) => [field, name, readFileSync(path, 'utf8')])).toEqual([
      ['posts', 'p.jsonl', '{}'],
      ['accounts', 'a.csv', 'id,created\n'],
    ])
  })

  test.each([
    ['infrastructure', form(['background', 'b.csv', 'x']), 'no file in the field sites'],
    ['lookalikes', form(['observed', 'o.txt', 'x'], ['other', 'x', 'y']), 'no file in the field names'],
  ])('%s without a file that it needs says which, and keeps nothing', async (detector, body, says) => {
    const answer = await send(detector, body)
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(says)])
    expect([asked, readdirSync(folder)]).toEqual([undefined, []])
  })

  test('there is one for these detectors only, and only where files are taken', async () => {
    expect((await send('coordination', form(['posts', 'p', 'x']))).status).toBe(404)
    const shown = webOf([])
    for (const path of ['/preparation', '/infrastructure', '/lookalikes']) {
      expect(await (await server().request(path)).text()).toContain(`action="/look${path}"`)
      expect(await (await shown.request(path)).text()).not.toContain('action="/look')
    }
  })
})
