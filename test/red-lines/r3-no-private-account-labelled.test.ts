import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds, knownHandles } from '../../src/app/index.ts'
import { judgeKinds } from '../../src/judge/index.ts'
import { silentProgress } from '../../src/kernel/effects.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import { initStore, openLake } from '../../src/lake/index.ts'
import { isRows, RecordBook, type RecordKind } from '../../src/records/index.ts'
import { exerciseBook, refusal } from '../cases/support.ts'
import { analyst, now, webAs } from '../records/support.ts'
import { fakeHost } from '../support/host.ts'

/** 10,000 handles of invented people, in the shapes that platforms allow. */
function handles(): readonly string[] {
  const random = seededRandom('private handles')
  const syllables = ['ka', 'lo', 'mi', 'ren', 'sta', 'vo', 'zu', 'bel', 'dar', 'nix']
  const part = () => syllables[Math.floor(random() * syllables.length)]!
  const made = new Set<string>()
  while (made.size < 10_000) {
    const joint = ['_', '.', ''][Math.floor(random() * 3)]!
    made.add(`${part()}${part()}${joint}${part()}${Math.floor(random() * 10_000)}`)
  }
  return [...made]
}

const all = handles()
const kindNamed = (name: string): RecordKind => judgeKinds.find((kind) => kind.name === name)!
let made: Awaited<ReturnType<typeof exerciseBook>>
beforeAll(async () => {
  made = await exerciseBook({ clock: () => now })
})
afterAll(() => made.close())

describe('R3: ordinary citizens are never labelled', () => {
  test('a case, a claim or an attribution points only to outlets, actors and sets of accounts', () => {
    const linked = judgeKinds.flatMap(({ fields }) =>
      Object.values(fields)
        .flatMap((field) => (isRows(field) ? Object.values(field.columns) : [field]))
        .flatMap(({ input }) => (input.type === 'link' ? [input.kind] : [])),
    )
    const own = new Set(judgeKinds.map(({ name }) => name))
    const others = new Set(linked.filter((kind) => !own.has(kind)))
    expect([...others].sort()).toEqual(['account-set', 'actor', 'election', 'outlet', 'statement'])
  })

  test('no text of a publication takes any of 10,000 handles, as a mention or as a link to a profile', async () => {
    const kind = kindNamed('publication')
    const { fields } = await made.by('publication', 'made-up endorsement')
    const around = { now, linked: new Map(), pointing: [] }
    const forms = (handle: string) => [
      `@${handle} began it`,
      `It began with @${handle}.`,
      `see https://x.com/${handle}`,
      `(@${handle})`,
      `https://social.example/@${handle}`,
    ]
    const texts = ['title', 'happened', 'advice', 'other', 'necessary'] as const
    const through = all.filter((handle, at) => {
      const content = { ...fields, [texts[at % texts.length]!]: forms(handle)[at % 5]! }
      return kind.guard?.(content as never, null, around)?.en.includes('handle') !== true
    })
    expect(through).toEqual([])
    expect(kind.guard?.(fields as never, null, around)).toBeUndefined()
  })

  test('nor as a plain word, where the posts of this instance have the account', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tocsin-r3-'))
    try {
      const file = join(folder, 'posts.csv')
      const lines = all.map((handle, i) => `o${i % 50},${handle},c${i},${1_800_000_000 + i}`)
      writeFileSync(file, ['object_id,account_id,content_id,timestamp_share', ...lines, ''].join('\n'))
      const store = join(folder, 'store')
      await initStore(store, made.effects.randomBytes)
      const lake = await openLake({ store, memoryLimit: 256 })
      const quiet = { progress: silentProgress, signal: new AbortController().signal }
      await Array.fromAsync(lake.import([file], {}, fakeHost(quiet).effects as never))
      const known = knownHandles(store)
      const words = [...all.slice(0, 200), 'election', 'notice12', 'B3']
      expect(await known(words)).toEqual(all.slice(0, 200))
      const { ledger, effects } = made
      const book = new RecordBook({ ledger, kinds, handlesAmong: known, ...effects })
      const { fields } = await made.by('publication', 'made-up endorsement')
      const kind = book.kind('publication')
      for (const handle of [all[17]!, all[4_321]!.toUpperCase()]) {
        const happened = `It began with ${handle}, a reader from the north.`
        const work = book.create(analyst, kind, {
          fields: { ...fields, happened },
          tlp: 'TLP:CLEAR',
          shared: true,
        })
        expect(await refusal(work)).toContain('private accounts are never named')
      }
      expect(await refusal(book.create(analyst, kind, { fields, tlp: 'TLP:CLEAR', shared: true }))).toBe(
        'done',
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('neither does an answer that is printed, a correction, or a decision that is released', async () => {
    const handle = `@${all[0]!}`
    const { fields: objection } = await made.by('contest', 'appeared on 4 May')
    const { fields: correction } = await made.by('correction', '4 May')
    const { fields: decision } = await made.by('decision', 'few dozen')
    const tries = [
      ['contest', { ...objection, answer: `${handle} is not meant` }, 'TLP:AMBER'],
      ['correction', { ...correction, right: `It was ${handle}` }, 'TLP:CLEAR'],
      ['decision', { ...decision, reasons: `Only ${handle} saw it` }, 'TLP:CLEAR'],
    ] as const
    for (const [name, fields, tlp] of tries) {
      const work = made.book.create(analyst, made.book.kind(name), { fields, tlp, shared: true })
      expect([name, await refusal(work)]).toEqual([name, expect.stringContaining('handle')])
    }
  })

  test('no public page, file or old version holds one, though every record inside names them', async () => {
    const contest = made.book.kind('contest')
    const number = 'TP-2027-0001'
    const { id } = (await made.all('publication')).find((one) => one.number === number)!
    for (let i = 0; i < all.length; i += 500) {
      const says = all
        .slice(i, i + 500)
        .join(' ')
        .slice(0, 4000)
      const fields = { publication: id, received: '2027-05-06T09:00', capacity: 'anyone', says }
      await made.book.create(analyst, contest, { fields, tlp: 'TLP:AMBER', shared: true })
    }
    const { app } = webAs(made.book, made.effects)
    const read = async (path: string) => (await app.request(`http://localhost${path}`)).text()
    const first = await read(`/public/${number}`)
    const old = /\/public\/TP-\d+-\d+\/version\/\d+/.exec(first)![0]
    const paths = [
      '/public',
      '/public.json',
      '/public.csv',
      `/public/${number}.json`,
      `/public/${number}.csv`,
    ]
    const more = [
      old,
      `${old}.json`,
      `/public/${number}/contest`,
      '/public/decisions',
      '/public/decisions.json',
    ]
    const everything = [first, ...(await Promise.all([...paths, ...more].map(read)))].join('\n')
    expect(everything.length).toBeGreaterThan(20_000)
    const words = new Set(everything.match(/[\w.]+/g))
    expect(all.filter((handle) => words.has(handle))).toEqual([])
  })
})
