import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { bundledLibrary } from '../../src/app/serving.ts'
import { openSqliteShelf } from '../../src/ledger/sqlite-shelf.ts'
import {
  changesSince,
  type Digest,
  Digests,
  deedsOfLibrary,
  type Entry,
  isQuiet,
  type Narrowing,
  registerOf,
  Watches,
} from '../../src/respond/index.ts'
import { seenNow } from '../../src/respond/watch/register.ts'
import { analyst, countedBytes, newBook, reviewer, webAs } from '../records/support.ts'
import { measureOf, pureGovernment } from './support.ts'

const deeds = deedsOfLibrary(bundledLibrary())
const all = registerOf({ deeds, said: [], terms: [] }, {})
const done = (entry: Entry): Entry =>
  entry.sort === 'deed' ? { ...entry, of: { ...entry.of, implemented: '2027-05-01' } } : entry

describe('what became of a part of the register', () => {
  test('nothing, for whoever saw it; each new, changed and missing entry once, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...all], { minLength: 3, maxLength: 40 }),
        fc.nat(9),
        fc.nat(9),
        (some, i, j) => {
          expect(isQuiet(changesSince(seenNow(some), [...some].reverse()))).toBe(true)
          const [gone, changed] = [some[i % some.length]!, some[j % some.length]!]
          const now = some
            .filter((one) => one !== gone)
            .map((one) => (one === changed ? { ...done(one), day: '2027-05-01' } : one))
          const found = changesSince(seenNow(some), now)
          expect(found.gone).toBe(1)
          expect(found.fresh).toEqual([])
          expect(found.changed.length).toBe(gone === changed ? 0 : 1)
          expect(changesSince(seenNow(now), some).fresh).toEqual([gone])
        },
      ),
      { numRuns: 60 },
    )
  })

  test('names of entries that mean something to the language are names like others', () => {
    const [first] = all as [Entry]
    const odd = { ...first, of: { ...first.of, key: '__proto__' } } as Entry
    expect(changesSince({}, [odd]).fresh).toEqual([odd])
  })
})

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const clear = { tlp: 'TLP:CLEAR', shared: false } as const

async function start() {
  const opened = await newBook()
  open.push(opened)
  const { book, effects } = opened
  const web = webAs(book, effects)
  const government = await book.create(analyst, book.kind('government'), {
    fields: pureGovernment,
    ...clear,
  })
  const kind = book.kind('measure')
  const announce = () => book.create(analyst, kind, { fields: measureOf(government), ...clear })
  const approve = async (id: string) =>
    book.approve(reviewer, kind, id, (await book.get(reviewer, kind, id)).revision)
  const text = async (path: string) => (await web.ask('analyst', path)).text()
  const watched = async () =>
    (await (await web.ask('analyst', '/watch.json')).json()) as {
      watched: { id: string; fresh: object[]; changed: object[]; gone: number }[]
    }
  return { book, web, kind, announce, approve, text, watched }
}

describe('on the web', () => {
  test('a part is watched with one click; what comes is new until it was seen, and nobody else sees it', async () => {
    const { web, announce, text, watched, book, kind } = await start()
    const register = await text('/answers?government=XV&step=sanctions')
    expect(register).toContain('Watch Velmara · sanctions')
    expect(await text('/answers')).not.toContain('action="/watch"')
    const begun = await web.post('analyst', '/watch', { government: 'XV', step: 'sanctions' })
    expect([begun.status, begun.headers.get('location')]).toEqual([303, '/watch'])
    expect((await watched()).watched).toMatchObject([{ fresh: [], changed: [], gone: 0 }])
    const id = await announce()
    const { watched: one } = await watched()
    expect(one[0]!.fresh.length).toBe(1)
    const page = await text('/watch')
    expect(page).toContain('1 new, 0 changed, 0 no longer there')
    expect(page).toContain('Sanctions against the operators')
    const state = /name="state" value="(\w+)"/.exec(page)![1]!
    expect(await (await web.ask('reviewer', '/watch')).text()).toContain('You watch nothing yet')
    // Watching it again keeps what was seen.
    await web.post('analyst', '/watch', { government: 'XV', step: 'sanctions' })
    expect((await watched()).watched[0]!.fresh.length).toBe(1)
    await web.post('analyst', `/watch/${one[0]!.id}/seen`, { state })
    expect((await watched()).watched).toMatchObject([{ fresh: [], changed: [], gone: 0 }])
    const { fields, revision } = await book.get(analyst, kind, id)
    await book.revise(analyst, kind, id, { fields: { ...fields, title: 'More of it' }, revision, ...clear })
    expect((await watched()).watched[0]!.changed.length).toBe(1)
    // What came after the page was made was not seen.
    await web.post('analyst', `/watch/${one[0]!.id}/seen`, { state })
    expect((await watched()).watched[0]!.changed.length).toBe(1)
    expect(await text('/watch.csv')).toMatch(/XV sanctions,changed,2027-04-12,deed,XV,sanctions,More of it/)
    await web.post('analyst', `/watch/${one[0]!.id}/remove`, {})
    expect((await watched()).watched).toEqual([])
  })

  test('a visitor has the feed; hostile narrowings are refused or empty', async () => {
    const { web } = await start()
    expect((await web.app.request('http://localhost/watch')).status).toBeGreaterThanOrEqual(400)
    expect(await (await web.app.request('http://localhost/answers?government=US')).text()).not.toContain(
      'action="/watch"',
    )
    expect((await web.app.request('http://localhost/answers.atom?government=US')).status).toBe(200)
    expect((await web.post('analyst', '/watch', { __proto__: 'x', other: 'y' })).status).toBe(422)
    const odd = { case: '<script>', government: 'x'.repeat(5000) }
    expect((await web.post('analyst', '/watch', odd)).status).toBe(303)
    expect(await (await web.ask('analyst', '/watch')).text()).not.toContain('<script>x')
    for (let i = 0; i < 99; i++) await web.post('analyst', '/watch', { case: `C${i}` })
    expect((await web.post('analyst', '/watch', { case: 'one more' })).status).toBe(422)
  })

  test('a case of the library leads to what can be watched of it', async () => {
    const { text } = await start()
    expect(await text('/library/US-2016')).toContain('/answers?case=US-2016')
    expect(await text('/answers?case=US-2016')).toContain('Watch US-2016')
  })
})

const day = 86_400_000

/** Digests over a register and a clock that the test moves. */
function desk() {
  const state = { now: 1e12, entries: all.slice(0, 3) as readonly Entry[], fails: 0 }
  const posted: Digest[] = []
  const shelf = openSqliteShelf(':memory:')
  const clock = () => state.now
  const watches = new Watches({ shelf, clock })
  const digests = () =>
    new Digests({
      ...{ shelf, clock, randomBytes: countedBytes(), watches },
      register: async (_: Narrowing) => state.entries,
      addressOf: async (name) => (name === 'ada' ? 'ada@home.example' : null),
      async post(digest) {
        if (state.fails-- > 0) throw new Error('451 try later')
        posted.push(digest)
      },
    })
  return { state, posted, watches, digests, shelf }
}

describe('by mail', () => {
  test('one digest a day at the most, about what changed since the last', async () => {
    const { state, posted, watches, digests } = desk()
    const one = digests()
    await watches.add('ada', { government: 'US' }, state.entries)
    await one.round()
    expect(posted).toEqual([])
    await one.begin('ada')
    await one.round()
    expect(posted).toEqual([])
    state.entries = all.slice(0, 5)
    expect(await one.round()).toBe(1)
    expect(posted).toMatchObject([{ to: 'ada@home.example', parts: [{ narrowing: { government: 'US' } }] }])
    expect(posted[0]!.parts[0]!.changes.fresh.length).toBe(2)
    state.entries = all.slice(0, 6)
    state.now += day - 1
    expect(await one.round()).toBe(0)
    state.now += 1
    expect(await one.round()).toBe(1)
    expect(posted[1]!.parts[0]!.changes.fresh.length).toBe(1)
    state.now += 7 * day
    expect(await one.round()).toBe(0)
  })

  test('what fails is tried again; two processes send one mail', async () => {
    const { state, posted, watches, digests } = desk()
    const [one, two] = [digests(), digests()]
    await watches.add('ada', { step: 'sanctions' }, state.entries)
    await one.begin('ada')
    state.entries = all.slice(0, 4)
    state.fails = 1
    await one.round()
    expect(posted).toEqual([])
    await one.round()
    expect(posted).toEqual([])
    state.now += 61_000
    await Promise.all([one.round(), two.round()])
    await two.round()
    expect(posted.length).toBe(1)
  })

  test('who was not told of a part that is new to the list is told from then on', async () => {
    const { state, posted, watches, digests } = desk()
    const one = digests()
    await one.begin('ada')
    await watches.add('ada', { class: 'sanction' }, state.entries)
    await one.round()
    state.entries = all.slice(0, 4)
    await one.round()
    expect(posted.map(({ parts }) => parts[0]!.changes.fresh.length)).toEqual([1])
  })

  test('a link in the mail ends them, without an account, and no other link does', async () => {
    const { state, posted, watches, digests } = desk()
    const one = digests()
    await watches.add('ada', { government: 'US' }, state.entries)
    await one.begin('ada')
    state.entries = all.slice(0, 4)
    await one.round()
    const { who, token } = posted[0]!.stop
    expect(await one.stop(who, 'guess')).toBe(false)
    expect(await one.stop('eve', token)).toBe(false)
    expect(await one.stop(who, token)).toBe(true)
    expect(await one.stop(who, token)).toBe(false)
    state.entries = all.slice(0, 9)
    state.now += 2 * day
    expect(await one.round()).toBe(0)
  })

  test('nobody without an address is written to', async () => {
    const { state, posted, watches, digests } = desk()
    const one = digests()
    await watches.add('bob', { government: 'US' }, state.entries)
    await one.begin('bob')
    state.entries = all.slice(0, 9)
    expect([await one.reaches('bob'), await one.reaches('ada'), await one.round()]).toEqual([false, true, 0])
    expect(posted).toEqual([])
  })

  test('a process that dies between sending and noting it sends nothing twice', async () => {
    const { state, posted, watches, digests, shelf } = desk()
    const one = digests()
    await watches.add('ada', { government: 'US' }, state.entries)
    await one.begin('ada')
    state.entries = all.slice(0, 4)
    const { put } = shelf
    shelf.put = async (space, ...rest) => {
      if (space === 'watch-mail') throw new Error('killed')
      return put.call(shelf, space, ...rest)
    }
    await expect(one.round()).rejects.toThrow('killed')
    shelf.put = put
    await digests().round()
    expect(posted.length).toBe(1)
    state.now += day
    state.entries = all.slice(0, 5)
    await digests().round()
    expect(posted.map(({ parts }) => parts[0]!.changes.fresh.length)).toEqual([1, 1])
  })
})
