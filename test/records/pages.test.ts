import { brotliCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillWithExercise, kinds } from '../../src/app/index.ts'
import { choice, day, declareKind, optional, roles, rows, text } from '../../src/records/index.ts'
import { analyst, newBook, now, officer, person, pureStatement, webAs } from './support.ts'

/** The seventh kind: this declaration is all there is of it. */
const meeting = declareKind({
  name: 'meeting',
  prefix: 'ME',
  one: { en: 'Meeting', fr: 'Rencontre' },
  many: { en: 'Meetings', fr: 'Rencontres' },
  means: { en: 'a diplomatic event', fr: 'un événement diplomatique' },
  desk: 'calendar',
  tlp: 'TLP:GREEN',
  approval: true,
  fields: {
    place: text({ en: 'Place', fr: 'Lieu' }),
    held: day({ en: 'Held', fr: 'Tenue le' }),
    raised: choice(
      { en: 'Interference raised', fr: 'Ingérence évoquée' },
      { yes: { en: 'yes', fr: 'oui' }, no: { en: 'no', fr: 'non' } },
    ),
    note: optional(text({ en: 'Note', fr: 'Note' }, { max: 500, lines: 3 })),
    parties: rows({ en: 'Parties', fr: 'Parties' }, { name: text({ en: 'Name', fr: 'Nom' }) }),
  },
  title: 'place',
  columns: ['held', 'raised'],
  filters: ['raised'],
  guard: ({ parties }) =>
    parties.length < 2 ? { en: 'add the parties that met', fr: 'ajoutez les parties' } : undefined,
})

let made: Awaited<ReturnType<typeof newBook>>
let web: ReturnType<typeof webAs>
beforeAll(async () => {
  made = await newBook({ kinds: [...kinds, meeting] })
  web = webAs(made.book, made.effects)
})
afterAll(() => made.close())

const meetingForm = {
  place: 'Geneva',
  held: '2027-05-02',
  raised: 'yes',
  note: 'two lines\r\nof text',
  'parties.0.name': 'One',
  'parties.1.name': 'Other',
  tlp: 'TLP:GREEN',
  shared: 'yes',
}

describe('a seventh kind, from its declaration alone', () => {
  test('has form, list, page, history, JSON, CSV, OpenAPI and audit', async () => {
    const form = await (await web.ask('analyst', '/records/meeting/new')).text()
    expect(form).toContain('New record: meeting')
    for (const name of ['place', 'held', 'raised', 'note', 'parties.1.name', 'tlp']) {
      expect(form).toContain(`name="${name}"`)
    }
    const created = await web.post('analyst', '/records/meeting', meetingForm)
    expect(created.status).toBe(303)
    const url = created.headers.get('location')!
    const id = url.split('/').at(-1)!
    expect(id).toMatch(/^ME-/)

    const page = await (await web.ask('analyst', url)).text()
    for (const said of [
      'Geneva',
      'Interference raised',
      '2 May 2027',
      'Other',
      'TLP:GREEN',
      'not approved yet',
    ]) {
      expect([said, page.includes(said)]).toEqual([said, true])
    }
    const list = await (await web.ask('newsroom', '/records/meeting?raised=yes&q=gene')).text()
    expect(list).toContain(`href="${url}"`)
    expect(await (await web.ask('newsroom', '/records/meeting?raised=no')).text()).not.toContain(url)

    const changed = {
      ...meetingForm,
      place: 'Vienna',
      revision: String(await revisionOf(url)),
      reason: 'typo',
    }
    expect((await web.post('analyst', url, changed)).status).toBe(303)
    const history = await (await web.ask('reviewer', `${url}/history`)).text()
    for (const said of ['exercise/analyst', 'typo', 'Geneva', 'Vienna', 'in the ledger']) {
      expect([said, history.includes(said)]).toEqual([said, true])
    }
    const { events } = (await (await web.ask('auditor', `${url}/history.json`)).json()) as {
      events: { sequence: number; hash: string; author: string; differences: { field: string }[] }[]
    }
    expect(events.map(({ differences }) => differences.length)).toEqual([1, 5])
    const proof = await web.ask('auditor', `${url}/proof/${events[0]!.sequence}`)
    expect(await proof.json()).toMatchObject({ sequence: events[0]!.sequence, root: expect.any(String) })

    const json = await (await web.ask('analyst', `${url}.json`)).json()
    expect(json).toMatchObject({ id, fields: { place: 'Vienna', note: 'two lines\nof text' } })
    const csv = await (await web.ask('analyst', '/records/meeting.csv')).text()
    expect(csv.split('\n')[0]).toBe(
      'id,tlp,revision,changed,approved,retracted,place,held,raised,note,parties',
    )
    expect(csv).toContain('Vienna,2027-05-02,yes')
    const api = (await (await web.ask('analyst', '/api/openapi.json')).json()) as {
      paths: object
      components: { schemas: Record<string, { required?: string[]; properties: Record<string, object> }> }
    }
    expect(Object.keys(api.paths)).toContain('/records/meeting/{id}.json')
    const schema = api.components.schemas.meeting!
    expect(schema.properties.held).toMatchObject({ type: 'string', format: 'date', title: 'Held' })
    expect(schema.required).toEqual(['place', 'held', 'raised'])
  })

  test('takes JSON as well, and says what is wrong as problem+json', async () => {
    const send = (body: object) =>
      web.ask('analyst', '/records/meeting', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
    const fields = {
      place: 'Oslo',
      held: '2027-05-03',
      raised: 'no',
      parties: [{ name: 'A' }, { name: 'B' }],
    }
    const created = await send({ fields })
    expect(created.status).toBe(201)
    expect(await created.json()).toMatchObject({ tlp: 'TLP:GREEN', fields })
    const refused = await send({ fields: { ...fields, held: 'yesterday' } })
    expect([refused.status, refused.headers.get('content-type')]).toEqual([422, 'application/problem+json'])
    expect(await refused.json()).toMatchObject({ faults: [{ field: 'held' }] })
    expect((await send({ fields: { ...fields, parties: [] } })).status).toBe(422)
    expect((await send({ oops: 1 })).status).toBe(400)
  })
})

async function revisionOf(url: string): Promise<number> {
  return ((await (await web.ask('auditor', `${url}.json`)).json()) as { revision: number }).revision
}

describe('forms', () => {
  test('that are refused come back filled in, with what is missing in both languages', async () => {
    const { place: _, ...rest } = meetingForm
    const answer = await web.post('analyst', '/records/meeting?lang=fr', { ...rest, note: 'kept "text"' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Lieu : requis, attendu un texte')
    expect(html).toContain('kept &quot;text&quot;')
    expect(html).toContain('aria-invalid="true"')
  })

  test('of two editors end in a merge view in which a choice is needed', async () => {
    const created = await web.post('analyst', '/records/meeting', meetingForm)
    const url = created.headers.get('location')!
    const revision = String(await revisionOf(url))
    const theirs = { ...meetingForm, place: 'Theirs', held: '2027-05-04', revision }
    expect((await web.post('duty-officer', url, theirs)).status).toBe(303)
    const mine = { ...meetingForm, place: 'Mine', note: 'mine', revision }
    const merge = await web.post('analyst', url, mine)
    expect(merge.status).toBe(409)
    const html = await merge.text()
    expect(html).toMatch(/exercise\/duty-officer changed this record/)
    expect(html.match(/name="take\.\w+"/g)).toEqual(['name="take.place"', 'name="take.place"'])
    expect(html).toContain('value="2027-05-04"')
    const next = /name="revision" value="(\d+)"/.exec(html)![1]!
    expect(next).not.toBe(revision)
    const chosen = { ...mine, held: '2027-05-04', 'take.place': 'theirs', revision: next }
    expect((await web.post('analyst', url, chosen)).status).toBe(303)
    const { fields } = (await (await web.ask('analyst', `${url}.json`)).json()) as { fields: object }
    expect(fields).toMatchObject({ place: 'Theirs', held: '2027-05-04', note: 'mine' })
  })

  test('approve and retract, each only by whom the table lets', async () => {
    const created = await web.post('analyst', '/records/meeting', meetingForm)
    const url = created.headers.get('location')!
    const revision = String(await revisionOf(url))
    expect((await web.post('analyst', `${url}/approve`, { revision })).status).toBe(403)
    expect((await web.post('reviewer', `${url}/approve`, { revision: '0' })).status).toBe(409)
    expect((await web.post('reviewer', `${url}/approve`, { revision })).status).toBe(303)
    expect(await (await web.ask('analyst', url)).text()).toContain('approved by exercise/reviewer')
    const newest = String(await revisionOf(url))
    expect((await web.post('newsroom', `${url}/retract`, { revision: newest, reason: 'x' })).status).toBe(403)
    expect((await web.post('reviewer', `${url}/retract`, { revision: newest, reason: ' ' })).status).toBe(422)
    expect(
      (await web.post('reviewer', `${url}/retract`, { revision: newest, reason: 'held elsewhere' })).status,
    ).toBe(303)
    expect(await (await web.ask('newsroom', url)).text()).toContain('held elsewhere')
    expect(await (await web.ask('newsroom', '/records/meeting')).text()).not.toContain(url)
    expect(await (await web.ask('newsroom', '/records/meeting?show=all')).text()).toContain(url)
  })

  test('larger than half a megabyte are refused', async () => {
    const answer = await web.post('analyst', '/records/meeting', {
      ...meetingForm,
      note: 'x'.repeat(600_000),
    })
    expect(answer.status).toBe(413)
  })
})

describe('who may see', () => {
  test('nothing is shown without a role, anywhere', async () => {
    const paths = [
      '/records',
      '/records.json',
      '/records/meeting',
      '/records/meeting.csv',
      '/records/meeting/new',
      '/api/openapi.json',
    ]
    for (const path of paths) {
      const answer = await web.app.request(`http://localhost${path}`)
      expect([path, answer.status]).toEqual([path, 403])
      const text = await answer.text()
      expect([path, text.includes('Geneva')]).toEqual([path, false])
    }
    expect(await (await web.app.request('http://localhost/records')).text()).toContain('Choose a role first')
  })

  test('roles are offered only to a loopback host that is asked directly', async () => {
    const banner = async (url: string, headers: Record<string, string> = {}) => {
      const answer = await web.app.request(url, { headers })
      return (await answer.text()).includes('action="/role"')
    }
    expect(await banner('http://localhost/')).toBe(true)
    expect(await banner('http://127.0.0.1:7007/')).toBe(true)
    expect(await banner('http://localhost/', { 'x-forwarded-for': '203.0.113.7' })).toBe(false)
    expect(await banner('http://localhost/', { via: '1.1 proxy' })).toBe(false)
    const token = web.sessions.begin('duty-officer')
    const proxied = { cookie: `tocsin-role=${token}`, 'x-forwarded-host': 'tocsin.example' }
    expect((await web.app.request('http://localhost/records', { headers: proxied })).status).toBe(403)
    const direct = { cookie: `tocsin-role=${token}` }
    expect((await web.app.request('http://localhost/records', { headers: direct })).status).toBe(200)
  })

  test('one click begins a session that scripts cannot read, and leads back to the page', async () => {
    const body = new URLSearchParams({ role: 'reviewer', back: '/records/election?q=a&lang=fr' })
    const headers = { origin: 'http://localhost' }
    const answer = await web.app.request('http://localhost/role', { method: 'POST', body, headers })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/records/election?q=a&lang=fr')
    const cookie = answer.headers.get('set-cookie')!
    expect(cookie).toMatch(/^tocsin-role=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    const elsewhere = await web.app.request('http://localhost/role', {
      method: 'POST',
      body,
      headers: { origin: 'https://evil.example' },
    })
    expect([elsewhere.status, elsewhere.headers.get('set-cookie')]).toEqual([403, null])
    for (const back of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const wrong = new URLSearchParams({ role: 'admin', back })
      const sent = await web.app.request('http://localhost/role', { method: 'POST', body: wrong, headers })
      expect(sent.headers.get('location')).toBe('/')
    }
  })

  test('a session ends after twelve hours and with its role', async () => {
    let at = now
    const book = await newBook({ clock: () => at })
    const own = webAs(book.book, { clock: () => at, randomBytes: book.effects.randomBytes })
    expect((await own.ask('analyst', '/records')).status).toBe(200)
    at += 12 * 3_600_000 + 1
    expect((await own.ask('analyst', '/records')).status).toBe(403)
    await book.close()
  })

  test('the level of a record is kept in page, list, search, count, JSON, CSV, history and proof', async () => {
    const kind = made.book.kind('statement')
    for (const tlp of ['TLP:AMBER', 'TLP:RED'] as const) {
      const fields = { ...pureStatement, title: `Hush ${tlp}`, text: 'unheard-of' }
      const id = await made.book.create(officer, kind, { fields, tlp, shared: true })
      const base = `/records/statement/${id}`
      for (const role of roles) {
        const sees = {
          'TLP:AMBER': role !== 'newsroom',
          'TLP:RED': role === 'duty-officer' || role === 'auditor',
        }[tlp]
        expect([role, tlp, (await web.ask(role, base)).status]).toEqual([role, tlp, sees ? 200 : 404])
        const list = await (await web.ask(role, '/records/statement?q=hush')).text()
        expect([role, list.includes(id)]).toEqual([role, sees])
        const exported = sees && tlp !== 'TLP:RED'
        for (const path of ['/records/statement.csv', '/records/statement.json?q=hush']) {
          expect([role, path, (await (await web.ask(role, path)).text()).includes(id)]).toEqual([
            role,
            path,
            exported,
          ])
        }
        expect((await web.ask(role, `${base}.json`)).status).toBe(exported ? 200 : sees ? 403 : 404)
        if (sees) continue
        for (const path of [`${base}/history`, `${base}/history.csv`, `${base}/proof/1`, `${base}/edit`]) {
          expect([role, path, (await web.ask(role, path)).status]).toEqual([role, path, 404])
        }
      }
    }
    const count = async (role: (typeof roles)[number]) =>
      ((await (await web.ask(role, '/records.json')).json()) as { counts: { statement: number } }).counts
        .statement
    expect((await count('duty-officer')) - (await count('newsroom'))).toBe(2)
  })
})

const hostile = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `'><svg/onload=alert(1)>`,
  `\u202Egnp.exe\u2066`,
  `=HYPERLINK("https://evil.example","x")`,
  `</textarea><script>alert(1)</script>`,
  `javascript:alert(1)`,
  '\u0000\u0001\u2028',
]

describe('text of strangers', () => {
  test.each(hostile.map((bad) => [JSON.stringify(bad).slice(0, 40), bad]))(
    '%s in every field stays text on every page and in every file',
    async (_, bad) => {
      const fields = {
        place: `x${bad}`,
        held: '2027-05-02',
        raised: 'yes',
        note: bad + 'x',
        parties: [{ name: `${bad}x` }, { name: `y${bad}` }],
      }
      const entry = { fields, tlp: 'TLP:GREEN', shared: true } as const
      const id = await made.book.create(person('analyst', 'eve<script>'), meeting, entry)
      const { revision } = await made.book.get(analyst, meeting, id)
      const reason = bad
      await made.book.revise(analyst, meeting, id, { ...entry, revision, reason })
      const url = `/records/meeting/${id}`
      const stale = await web.post('analyst', url, {
        ...meetingForm,
        place: bad,
        note: bad,
        revision: `${revision}`,
      })
      const refused = await web.post('analyst', '/records/meeting', {
        ...meetingForm,
        place: bad,
        held: bad,
        raised: bad,
      })
      const pages = [
        '/records/meeting',
        url,
        `${url}/edit`,
        `${url}/history`,
        `/records/meeting?q=${encodeURIComponent(bad)}&raised=${encodeURIComponent(bad)}`,
      ]
      const answers = await Promise.all(pages.map((path) => web.ask('analyst', path)))
      for (const answer of [stale, refused, ...answers]) {
        const html = await answer.text()
        expect(html).not.toMatch(/<script>|<img|<svg\/|onerror=alert\(1\)>/)
        expect(html).not.toContain('href="javascript:')
        expect(html).not.toMatch(/undefined|NaN|\[object/)
      }
      for (const path of ['/records/meeting.csv', `${url}/history.csv`]) {
        expect(await (await web.ask('analyst', path)).text()).not.toMatch(/(^|[,\n])"?=/)
      }
    },
  )

  test('forms of random bytes never bring an unexpected error', async () => {
    const names = [
      'place',
      'held',
      'raised',
      'parties.0.name',
      'tlp',
      'revision',
      'shared',
      '__proto__',
      'take.place',
    ]
    const form = fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 60 }))
    await fc.assert(
      fc.asyncProperty(form, async (fields) => {
        const answer = await web.post('analyst', '/records/meeting', { tlp: 'TLP:GREEN', ...fields })
        expect([303, 400, 403, 422]).toContain(answer.status)
      }),
      { numRuns: 150 },
    )
    const addresses = [
      '/records/constructor',
      '/records/__proto__',
      '/records/meeting/ME-!',
      '/records/meeting/constructor',
      '/records/meeting/ME-00000000/proof/99999999999999999',
    ]
    for (const path of addresses) expect([path, (await web.ask('analyst', path)).status]).toEqual([path, 404])
  })
})

describe('the records of the exercise', () => {
  test('pass every guard, and their pages are under 20 KB brotli in both languages', async () => {
    const own = await newBook()
    const pages = webAs(own.book, own.effects)
    await fillWithExercise(own.book, now)
    await fillWithExercise(own.book, now)
    const paths = ['/records']
    for (const kind of own.book.kinds.values()) {
      const { records } = await own.book.list(officer, kind, {}, { page: 1, size: 50 })
      paths.push(`/records/${kind.name}`)
      if (own.book.mayCreate(officer, kind)) paths.push(`/records/${kind.name}/new`)
      for (const { id } of records) {
        paths.push(`/records/${kind.name}/${id}`, `/records/${kind.name}/${id}/history`)
      }
    }
    expect(paths.length).toBeGreaterThan(1 + 3 * kinds.length)
    for (const path of new Set(paths)) {
      for (const language of ['en', 'fr']) {
        const answer = await pages.ask('duty-officer', `${path}?lang=${language}`)
        expect([path, answer.status]).toEqual([path, 200])
        const html = await answer.text()
        expect(html).toContain(`<html lang="${language}"`)
        expect(html).not.toMatch(/undefined|NaN|\[object| style=| on\w+=/)
        expect([path, brotliCompressSync(html).length <= 20_480]).toEqual([path, true])
      }
    }
    const home = await (await pages.ask('newsroom', '/')).text()
    expect(home).toContain('59 months in office; 3 days to the vote')
    const tasks = await (await pages.ask('analyst', '/records/task')).text()
    for (const said of ['overdue by', 'time halved']) expect(tasks).toContain(said)
    await own.close()
    // Hundreds of pages, compressed twice over: slow on a machine that others use too.
  }, 240_000)
})
