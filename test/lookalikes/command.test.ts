import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/detect/index.ts'
import type { LookalikesParameters, LookalikesResult } from '../../src/detect/lookalikes/index.ts'
import { tocsin, works } from '../scan/support.ts'

type Made = Finding<LookalikesParameters, LookalikesResult>

const folder = mkdtempSync(join(tmpdir(), 'tocsin-lookalikes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const store = ['--store', join(folder, 'store')]
let protect: string
let domains: string
beforeAll(() => {
  protect = file('names.csv', 'name,domains,kind\nDer Vorsteger,vorsteger.de,outlet\nZVD,zvd.de,outlet\n')
  domains = file(
    'new.csv',
    'domain,registered\nvorsteger.live,2027-05-01\nwww.vorsteger.live,2027-05-03\nzvd.fr,2027-05-02\nother.org,2027-05-02\n=cmd.vorsteger.top,\n',
  )
})

const found = async (...args: string[]) =>
  JSON.parse(
    (await works(['lookalikes', '--protect', protect, ...args, ...store, '--json', '-q'])).out,
  ) as Made

describe('tocsin lookalikes', () => {
  test('says what is close, which rule and since when; hosts of one domain are one hit', async () => {
    const { body } = await found(domains)
    expect(body.result.counts).toMatchObject({ names: 5, close: 2, namesake: 1, known: 0 })
    expect(body.result.hits[0]).toMatchObject({
      name: 'vorsteger.live',
      own: 'vorsteger.de',
      rule: 'other-ending',
      first: '2027-05-01',
      times: 2,
      hosts: ['vorsteger.live', 'www.vorsteger.live'],
      beside: {
        seen: [
          { text: 'vorsteger.', mark: 'same' },
          { text: 'live', mark: 'changed' },
        ],
      },
    })
    expect(body.inputs).toMatchObject([{ name: 'new.csv', rows: 5, rejected: 0, preset: 'csv' }])
  })

  test('prints a table, exits with 3 where asked, and is computed again by replay', async () => {
    const ran = await tocsin(['lookalikes', '--protect', protect, domains, '--fail-on', 'close', ...store])
    expect(ran.exit).toBe(3)
    expect(ran.out).toMatch(
      /^name +like[\s\S]*vorsteger\.live +vorsteger\.de +other-ending +0 +close +2027-05-01/,
    )
    const id = /finding (F-\w+)/.exec(ran.err)![1]!
    expect((await works(['replay', id, ...store])).out).toContain(`identical: ${id}`)
  })

  test('leaves out what is known to be genuine, also on replay', async () => {
    const genuine = file('genuine.txt', 'vorsteger.live\n')
    const { id, body } = await found('--genuine', genuine, domains)
    expect(body.result.counts).toMatchObject({ known: 2, close: 1 })
    expect(body.inputs.at(-1)).toMatchObject({ name: 'genuine.txt', preset: 'genuine' })
    expect((await works(['replay', id, ...store])).out).toContain('identical')
  })

  test('looks at the links of posts, and of the posts in the store', async () => {
    const post = (account: string, at: string, link: string) =>
      JSON.stringify({ platform: 'p', account, time: at, text: `look ${link}`, links: [link] })
    const posts = file(
      'posts.jsonl',
      `${['a', 'b', 'c'].map((account, i) => post(account, `2027-05-0${i + 1}T10:00:00Z`, 'https://vorsteger.live/x')).join('\n')}\n`,
    )
    const expected = { name: 'vorsteger.live', times: 3, first: '2027-05-01' }
    expect((await found('--links', posts)).body.result.hits).toMatchObject([expected])
    await works(['import', posts, ...store, '-q'])
    const inStore = await found('--in-store')
    expect(inStore.body.result.hits).toMatchObject([expected])
    expect((await works(['replay', inStore.id, ...store])).out).toContain('identical')
  })

  test('reads a gzipped zone from standard input and finds what a known operation registered again', async () => {
    const seed = file('operation.txt', 'vorsteger.info\n')
    const zone = file('zone.gz', gzipSync('vorsteger.top. 60 IN NS a.b.\n'))
    const { out } = await works(['lookalikes', '--seed', seed, zone, ...store, '-q'])
    expect(out).toContain('vorsteger.top')
  })

  test('the names of a known operation find what it registers again, in every sort of input, and nobody else', async () => {
    const seed = file('known.txt', 'harbour-herald.live\nzvkpress.top\n')
    const again = [
      'harbour-herald.press',
      'harbourherald.top',
      'harbour-heraId.live',
      'zvkpress.online',
      'zvk-press.live',
    ]
    const others = ['harbour.live', 'herald.press', 'quayside-times.com', 'press.top']
    const all = [...again, ...others]
    const inputs = {
      'names.txt': all.join('\n'),
      'registered.csv': `domain,registered\n${all.map((name, n) => `${name},2027-05-0${1 + n}`).join('\n')}`,
      'names.zone': all.map((name) => `${name}. 60 IN NS a.nic.example.`).join('\n'),
      'log.json': JSON.stringify(
        all.map((name, n) => ({
          name_value: `${name}\nwww.${name}`,
          entry_timestamp: `2027-05-0${1 + n}T10:00:00`,
        })),
      ),
    }
    for (const [name, text] of Object.entries(inputs)) {
      const path = file(name, `${text}\n`)
      const { body } = JSON.parse(
        (await works(['lookalikes', '--seed', seed, path, ...store, '--json', '-q'])).out,
      ) as Made
      const close = body.result.hits.filter(({ closeness }) => closeness === 'close')
      expect([name, close.map((hit) => hit.name).sort()]).toEqual([
        name,
        again.map((one) => one.toLowerCase()).sort(),
      ])
      expect(body.parameters.names.every(({ purpose }) => purpose === 'seed')).toBe(true)
    }
  })

  test('what is no name under an ending is told with its line', async () => {
    const odd = file('odd.txt', 'vorsteger.live\nco.uk\n192.0.2.1\n')
    const { err } = await works(['lookalikes', '--protect', protect, odd, ...store])
    expect(err).toContain('line 2: no name under an ending (2 rows)')
  })

  test('writes CSV that no spreadsheet runs', async () => {
    const { out } = await works(['lookalikes', '--protect', protect, domains, '--csv', '-', ...store, '-q'])
    expect(out.split('\n')[0]).toBe('name,like,own,rule,closeness,distance,ending,first_seen,times,hosts')
    expect(out).toContain(",'=cmd.vorsteger.top\n")
  })

  test.each([
    [['lookalikes', 'x.txt'], 2, 'needs --protect FILE or --seed FILE'],
    [['lookalikes', '--protect', 'NAMES'], 2, 'lookalikes needs a FILE'],
    [['lookalikes', '--protect', 'NAMES', 'x', '--in-store'], 2, 'takes no FILE'],
    [['lookalikes', '--protect', 'NAMES', 'x', '--fail-on', 'any'], 2, "knows close, namesake, not 'any'"],
    [['lookalikes', '--protect', 'NAMES', 'absent.txt'], 5, 'there is no file absent.txt'],
    [['lookalikes', '--protect', 'EMPTY', 'x'], 4, 'empty.csv has no name'],
    [['lookalikes', '--protect', 'NAMES', 'EMPTY'], 4, 'empty.csv has no line with a domain'],
  ])('%j ends with %i: %s', async (args, exit, says) => {
    const empty = file('empty.csv', '\n')
    const ran = await tocsin([
      ...args.map((one) => (one === 'NAMES' ? protect : one === 'EMPTY' ? empty : one)),
      ...store,
    ])
    expect([ran.exit, ran.err]).toEqual([exit, expect.stringContaining(says)])
  })
})
