import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/detect/index.ts'
import { turnedAway } from '../../src/detect/preparation/changes.ts'
import {
  Preparation,
  type PreparationParameters,
  type PreparationResult,
  parseAccounts,
  type Use,
} from '../../src/detect/preparation/index.ts'
import { createWeb } from '../../src/web/index.ts'
import { lookalikesFinding } from '../lookalikes/finding.ts'
import { tocsin, works } from '../scan/support.ts'
import { first, preparationFinding, world } from './support.ts'

describe('leads', () => {
  test('are the planted days, each of its kind, with low confidence', () => {
    const { leads, unseen } = world(1, { planted: 30 })
    expect(leads.map(({ kind, day }) => `${day} ${kind}`).sort()).toEqual([
      '2026-03-07 creation-burst',
      '2027-05-01 renaming',
      '2027-05-31 language-change',
      '2027-05-31 topic-change',
      '2027-05-31 waking',
    ])
    for (const lead of leads) {
      expect(lead).toMatchObject({ confidence: 'low' })
      expect(lead.accounts).toBeGreaterThanOrEqual(30)
      expect(lead.q).toBeLessThan(0.01)
    }
    expect(leads.find(({ kind }) => kind === 'language-change')!.shared).toBe('cc')
    expect(leads.find(({ kind }) => kind === 'topic-change')!.shared).toBe('vote')
    expect(unseen).toEqual([])
  })

  test('are hardly any where nothing is planted: at most two in a hundred worlds at a rate of 0.01', () => {
    let worlds = 0
    for (let seed = 1; seed <= 100; seed++) if (world(seed, { accounts: 120 }).leads.length > 0) worlds++
    expect(worlds).toBeLessThanOrEqual(2)
  })

  test('R3: name no account, and a handful of accounts is none', () => {
    const result = world(2, { planted: 30, handle: (n) => `secret-handle-${n}` })
    expect(JSON.stringify(result)).not.toMatch(/secret-handle|"i\d+"/)
    expect(world(3, { planted: 4 }).leads).toEqual([])
  })
})

test('R1, R2: handles, languages and hashtags exchanged change no lead, in a thousand worlds', () => {
  const turned: Readonly<Record<string, string>> = { aa: 'bb', bb: 'cc', cc: 'aa' }
  const plainLeads = (result: PreparationResult) =>
    JSON.stringify({ ...result, leads: result.leads.map(({ shared: _, ...lead }) => lead) })
  for (let seed = 1; seed <= 1000; seed++) {
    const small = { accounts: 5, planted: seed % 3 === 0 ? 6 : 0 }
    const other = world(seed, {
      ...small,
      language: (code: string) => turned[code]!,
      handle: (n: number) => `party${n}`,
      topic: (tag: string) => `party-${[...tag].reverse().join('')}`,
    })
    expect(plainLeads(other)).toBe(plainLeads(world(seed, small)))
  }
}, 120_000)

describe('weeks', () => {
  const made = (perDay: (day: number) => number) => {
    const found = new Preparation({ q: 0.01, dormant: 60, fewest: 5 })
    let id = 0
    for (let day = 0; day < 700; day++)
      for (let n = 0; n < perDay(day); n++)
        found.record([{ id: `i${id++}`, handle: '', seen: null, created: first + day }])
    return found.result().leads.map(({ kind, span, day, accounts }) => [kind, span, day, accounts])
  }
  // 4 January 2027 is a Monday.
  const monday = 3

  test('a week of which no day stands out is a lead', () => {
    const usual = (day: number) => (day % 5 === 0 ? 1 : 0)
    const week = (day: number) => day >= monday + 350 && day < monday + 357
    expect(made((day) => usual(day) + (week(day) ? 1 : 0))).toEqual([])
    expect(made((day) => usual(day) + (week(day) ? 3 : 0))).toEqual([
      ['creation-burst', 'week', '2027-12-20', expect.any(Number)],
    ])
  })

  test('a week with such a day is not told twice', () => {
    expect(made((day) => (day % 5 === 0 ? 1 : 0) + (day === monday + 350 ? 40 : 0))).toEqual([
      ['creation-burst', 'day', '2027-12-20', 40],
    ])
  })
})

const use = (day: number, what: string, posts = 1): Use => ({ day, what, posts })

describe('a change of topic', () => {
  test('is the day from which other hashtags are used, and again and again', () => {
    const days = [...Array(10).keys()].map((day) => use(day, day % 2 ? 'garden' : 'roses'))
    const after = [...Array(10).keys()].map((day) => use(50 + day, day % 2 ? 'vote' : 'border'))
    expect(turnedAway([...days.slice(0, 5), use(4, 'vote'), ...days.slice(5), ...after])).toEqual({
      day: 50,
      to: 'border',
    })
  })

  test.each<[string, readonly Use[]]>([
    ['too few uses', [use(1, 'a', 4), use(9, 'b', 9)]],
    ['never the same twice', [...Array(40).keys()].map((day) => use(day, `tag${day}`))],
    [
      'the old goes on',
      [...Array(40).keys()].map((day) => use(day, day < 20 || day % 3 === 0 ? 'old' : 'new')),
    ],
    ['one thing all along', [use(1, 'a', 20), use(90, 'a', 20)]],
  ])('%s: none', (_, days) => {
    expect(turnedAway(days)).toBeUndefined()
  })

  test('counted as it is when everything is counted anew for every day', () => {
    const uses = fc.array(
      fc.record({
        day: fc.nat(12),
        what: fc.constantFrom('a', 'b', 'c', 'd'),
        posts: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(uses, (all) => {
        const days = [...all].sort((x, y) => x.day - y.day)
        expect(turnedAway(days)?.day).toBe(plainly(days))
      }),
      { numRuns: 2000 },
    )
  })
})

/** The same without any bookkeeping. */
function plainly(days: readonly Use[]): number | undefined {
  let best: { day: number; share: number } | undefined
  for (const day of new Set(days.map((one) => one.day))) {
    const counted = (side: readonly Use[]) => {
      const counts = new Map<string, number>()
      for (const { what, posts } of side) counts.set(what, (counts.get(what) ?? 0) + posts)
      return counts
    }
    const [was, is] = [
      counted(days.filter((one) => one.day < day)),
      counted(days.filter((one) => one.day >= day)),
    ]
    const sum = (counts: ReadonlyMap<string, number>, fits: (what: string, n: number) => boolean) =>
      [...counts].reduce((total, [what, n]) => total + (fits(what, n) ? n : 0), 0)
    const [had, has] = [sum(was, () => true), sum(is, () => true)]
    if (had < 5 || has < 5) continue
    const common = [...was].reduce((total, [what, n]) => total + Math.min(n, is.get(what) ?? 0), 0)
    const share = common / Math.min(had, has)
    const steady = [was, is].every((side) => 2 * sum(side, (_, n) => n > 1) >= sum(side, () => true))
    if (steady && share <= 0.2 && (best === undefined || share < best.share)) best = { day, share }
  }
  return best?.day
}

describe('a list of accounts', () => {
  test('is read, one id on several days', () => {
    const { rows, ids } = parseAccounts(
      'id,handle,created,seen\n7,New,2026-01-02T10:00:00Z,2027-02-01\n7,Old,2026-01-02,2027-01-01\n',
      'a.csv',
    )
    expect(rows).toBe(2)
    expect(ids[0]!.map(({ handle }) => handle)).toEqual(['old', 'new'])
  })
  test.each([
    ['name,created\nx,2027-01-01\n', 'a.csv line 1: it needs a column id'],
    ['id,handle\nx,y\n', 'a.csv line 1: it needs a column id, and created or both handle and seen'],
    ['id,created\n', 'a.csv has no account'],
  ])('%j is refused: %s', (text, says) => {
    expect(() => parseAccounts(text, 'a.csv')).toThrow(says)
  })
})

describe('tocsin preparation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-preparation-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const store = ['--store', join(folder, 'store')]
  const posts = join(folder, 'posts.jsonl')
  const accounts = join(folder, 'accounts.csv')
  const post = (account: string, day: number) =>
    JSON.stringify({
      platform: 'p',
      account,
      time: new Date(Date.UTC(2027, 0, 1 + day, 9)).toISOString(),
      text: 'x',
      language: 'aa',
    })
  const awake = Array.from({ length: 40 }, (_, n) =>
    Array.from({ length: 14 }, (_, i) => post(`awake${n}`, (i * 13 + n) % 180)),
  )
  const sleepers = Array.from({ length: 20 }, (_, n) => [post(`sleeper${n}`, 2), post(`sleeper${n}`, 150)])
  writeFileSync(posts, `${[...awake, ...sleepers].flat().join('\n')}\n`)
  const made = Array.from(
    { length: 100 },
    (_, n) => `${n},2026-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
  )
  writeFileSync(
    accounts,
    `id,created\n${made.join('\n')}\n${Array.from({ length: 25 }, (_, n) => `b${n},2026-06-15`).join('\n')}\n`,
  )

  test('finds the day on which sleepers woke and the day on which many were made, and replays', async () => {
    const args = ['preparation', posts, '--accounts', accounts, ...store, '--json', '-q']
    const { id, body } = JSON.parse((await works(args)).out) as Finding<
      PreparationParameters,
      PreparationResult
    >
    expect(body.result.leads.map(({ kind, day, accounts: n }) => [kind, day, n])).toEqual([
      ['waking', '2027-05-31', 20],
      ['creation-burst', '2026-06-15', 25],
    ])
    expect(JSON.stringify(body.result)).not.toContain('sleeper')
    expect((await works(['replay', id, ...store])).out).toContain('identical')
  })

  test('prints, writes CSV, exits with 3 where asked, and tells what is wrong', async () => {
    const ran = await tocsin(['preparation', posts, '--csv', '-', '--fail-on', 'any', ...store])
    expect([ran.exit, ran.out]).toEqual([3, expect.stringContaining('waking,day,2027-05-31,20,')])
    expect((await tocsin(['preparation', ...store])).err).toContain('preparation needs a FILE')
    expect((await tocsin(['preparation', posts, '--fewest', '1', ...store])).err).toContain('--fewest wants')
    expect((await tocsin(['preparation', posts, '--fail-on', 'high', ...store])).err).toContain(
      "knows any, not 'high'",
    )
  })
})

describe('/preparation', () => {
  const finding = preparationFinding()
  const names = lookalikesFinding()
  const all = [finding, names]
  const web = createWeb({
    findings: {
      list: () => Promise.resolve(all.map(({ id, computedAt }) => ({ id, computedAt }))),
      get: (id) => Promise.resolve(all.find((one) => one.id === id)),
    },
  })
  const text = async (path: string) => (await web.request(path)).text()

  test.each(['/preparation', `/preparation/${finding.id}`])(
    '%s: leads with low confidence words and what they are not',
    async (path) => {
      const html = await text(path)
      expect(html).toContain('possible preparation, low confidence')
      expect(html).toContain('No finding against anybody')
      expect(html).not.toMatch(/undefined|NaN|\[object| style=/)
      expect(brotliCompressSync(html).length).toBeLessThan(20_480)
      expect(await text(`${path}?lang=fr`)).toContain('confiance faible')
    },
  )

  test('shows the lookalikes of the last seven days', async () => {
    expect(await text('/preparation')).toContain('New lookalikes')
    const { names: lists } = (await (await web.request('/preparation.json')).json()) as {
      names: { from: string; hits: { first: string }[] }[]
    }
    expect(lists[0]!.hits.length).toBeGreaterThan(0)
    for (const { first } of lists[0]!.hits) expect(first >= lists[0]!.from).toBe(true)
  })

  test('as data, and empty', async () => {
    expect((await text('/preparation.csv')).split('\n')[0]).toBe(
      'finding,lead,span,day,accounts,expected,out_of,q,shared,confidence',
    )
    expect((await text(`/preparation/${finding.id}.csv`)).trim().split('\n').length).toBe(6)
    const empty = createWeb({
      findings: { list: () => Promise.resolve([]), get: () => Promise.resolve(undefined) },
    })
    expect(await (await empty.request('/preparation')).text()).toContain('npx tocsin preparation posts.jsonl')
  })
})
