import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/detect/index.ts'
import {
  type PreparationParameters,
  type PreparationResult,
  parseAccounts,
} from '../../src/detect/preparation/index.ts'
import { createWeb } from '../../src/web/index.ts'
import { lookalikesFinding } from '../lookalikes/finding.ts'
import { tocsin, works } from '../scan/support.ts'
import { preparationFinding, world } from './support.ts'

describe('leads', () => {
  test('are the planted days, each of its kind, with low confidence', () => {
    const { leads, unseen } = world(1, { planted: 30 })
    expect(leads.map(({ kind, day }) => `${day} ${kind}`).sort()).toEqual([
      '2026-03-07 creation-burst',
      '2027-05-01 renaming',
      '2027-05-31 language-change',
      '2027-05-31 waking',
    ])
    for (const lead of leads) {
      expect(lead).toMatchObject({ confidence: 'low' })
      expect(lead.accounts).toBeGreaterThanOrEqual(30)
      expect(lead.q).toBeLessThan(0.01)
    }
    expect(leads.find(({ kind }) => kind === 'language-change')!.shared).toBe('cc')
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

test('R1, R2: handles and languages exchanged change no lead, in a thousand worlds', () => {
  const turned: Readonly<Record<string, string>> = { aa: 'bb', bb: 'cc', cc: 'aa' }
  const plainLeads = (result: PreparationResult) =>
    JSON.stringify({ ...result, leads: result.leads.map(({ shared: _, ...lead }) => lead) })
  for (let seed = 1; seed <= 1000; seed++) {
    const small = { accounts: 5, planted: seed % 3 === 0 ? 6 : 0 }
    const other = world(seed, { ...small, language: (code) => turned[code]!, handle: (n) => `party${n}` })
    expect(plainLeads(other)).toBe(plainLeads(world(seed, small)))
  }
}, 120_000)

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
    expect([ran.exit, ran.out]).toEqual([3, expect.stringContaining('waking,2027-05-31,20,')])
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
      'finding,lead,day,accounts,expected,out_of,q,shared,confidence',
    )
    expect((await text(`/preparation/${finding.id}.csv`)).trim().split('\n').length).toBe(5)
    const empty = createWeb({
      findings: { list: () => Promise.resolve([]), get: () => Promise.resolve(undefined) },
    })
    expect(await (await empty.request('/preparation')).text()).toContain('npx tocsin preparation posts.jsonl')
  })
})
