import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type AmplificationParameters,
  type AmplificationResult,
  parseOutlets,
} from '../../src/detect/amplification/index.ts'
import type { Finding } from '../../src/detect/index.ts'
import { createWeb } from '../../src/web/index.ts'
import { tocsin, works } from '../scan/support.ts'
import { amplificationFinding, world } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-amplification-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const store = ['--store', join(folder, 'store')]
const posts = join(folder, 'posts.jsonl')
const outlets = join(folder, 'outlets.csv')
const bundled = readFileSync(new URL('../../fixtures/outlets/state-media.csv', import.meta.url), 'utf8')

beforeAll(() => {
  const made = world(3, 800)
  const lines = made.posts.map(({ time, reshareOf, id, ...post }) =>
    JSON.stringify({ ...post, id, time: new Date(time).toISOString(), reshare_of: reshareOf }),
  )
  writeFileSync(posts, `${lines.join('\n')}\n`)
  const rows = made.outlets.map(
    (one) =>
      `${one.name},${one.exposure},${one.domains[0]},${one.accounts[0]},${one.evidence},${one.since},${one.grade}`,
  )
  writeFileSync(
    outlets,
    `name,class,domains,accounts,evidence,since,grade\n${rows.join('\n')}\nPublic Radio,unclassified,site1.example,,,,\n`,
  )
})

describe('tocsin amplification', () => {
  test('counts what is carried, and is computed again by replay', async () => {
    const args = [
      'amplification',
      posts,
      '--outlets',
      outlets,
      '--only',
      '--topic',
      'vote=ballot box',
      ...store,
      '--json',
      '-q',
    ]
    const { id, body } = JSON.parse((await works(args)).out) as Finding<
      AmplificationParameters,
      AmplificationResult
    >
    expect(body.result.tracked).toEqual({ outlets: 4, unclassified: 1 })
    expect(body.result.carried.posts).toBeGreaterThan(100)
    expect(body.result.outlets.every(({ outlet }) => outlet.evidence !== '')).toBe(true)
    expect(body.result.outlets.some(({ ownPosts }) => ownPosts > 0)).toBe(true)
    expect(JSON.stringify(body.result.carriers)).not.toContain('person')
    expect((await works(['replay', id, ...store])).out).toContain('identical')
  })

  test('sees whom a post says it repeats, in its first words or in a column', async () => {
    const file = join(folder, 'named.jsonl')
    const at = '2027-05-01T08:00:00Z'
    const some = [
      { id: '1', text: 'RT @Outlet1: read this' },
      { id: '2', text: 'read this', reshare_of: 'outlet1' },
      { id: '3', text: 'RT @somebody: read @outlet1' },
    ].map((post) => JSON.stringify({ ...post, platform: 'plaza', account: `a${post.id}`, time: at }))
    writeFileSync(file, some.join('\n'))
    const { out } = await works([
      'amplification',
      file,
      '--outlets',
      outlets,
      '--only',
      ...store,
      '--json',
      '-q',
    ])
    const { result } = (JSON.parse(out) as Finding<AmplificationParameters, AmplificationResult>).body
    expect([result.carried.posts, result.passingOn]).toEqual([2, 3])
  })

  test('prints a table, writes CSV, and exits with 3 where the share is reached', async () => {
    const ran = await tocsin([
      'amplification',
      posts,
      '--outlets',
      outlets,
      '--only',
      '--csv',
      '-',
      '--fail-on',
      '0.1',
      ...store,
    ])
    expect(ran.exit).toBe(3)
    expect(ran.out).toMatch(/^outlet,class,grade,since,/)
    expect(ran.err).toContain('pass something on')
  })

  test('takes the bundled list, also in the one run of scan, and says what hides behind short links', async () => {
    const short = join(folder, 'short.jsonl')
    const post = (n: number) =>
      JSON.stringify({
        platform: 'p',
        account: `a${n}`,
        time: `2027-05-01T10:0${n}:00Z`,
        text: 'x',
        links: ['https://t.co/abc'],
      })
    writeFileSync(short, `${[1, 2, 3].map(post).join('\n')}\n`)
    const { err } = await works(['scan', short, ...store])
    expect(err).toContain('amplification: 0 of 3 posts that pass something on carry one of 0 tracked outlets')
    expect(err).toContain('3 of 3 links go through a service that hides where they lead')
  })

  test.each([
    [['amplification'], 2, 'amplification needs a FILE'],
    [['amplification', 'x', '--only'], 2, '--only needs --outlets CSV'],
    [['amplification', 'x', '--topic', 'vote'], 2, 'is not NAME=WORD,WORD'],
    [['amplification', 'x', '--q', '2'], 2, '--q wants a number'],
  ])('%j ends with %i: %s', async (args, exit, says) => {
    const ran = await tocsin([...args, ...store])
    expect([ran.exit, ran.err]).toEqual([exit, expect.stringContaining(says)])
  })
})

test('the bundled list keeps its typology, and independent public broadcasters are no state media', () => {
  const { outlets: listed, unclassified } = parseOutlets(bundled, 'state-media.csv')
  expect([listed.length, unclassified]).toEqual([920, 152])
  expect(new Set(listed.map(({ typology, exposure }) => `${typology} ${exposure}`))).toEqual(
    new Set(['SC controlled', 'CaPu linked', 'CaPr linked']),
  )
  expect(bundled).toMatch(/^.*unclassified,IS?F?P?M?/m)
})

describe('/amplification', () => {
  const finding = amplificationFinding()
  const web = createWeb({
    findings: {
      list: () => Promise.resolve([{ id: finding.id, computedAt: finding.computedAt }]),
      get: (id) => Promise.resolve(id === finding.id ? finding : undefined),
    },
  })
  const text = async (path: string) => (await web.request(path)).text()
  const own = `/amplification/${finding.id}`

  test('every table about accounts stands under its window and denominator', async () => {
    const html = await text(own)
    const tables = [
      'By exposure class',
      'Outlets',
      'Attention of tracked outlets',
      'Most carried addresses',
      'Hashtags of posts',
      'Topics of posts',
    ]
    for (const table of tables) expect(html).toContain(table)
    expect(html.match(/out of 2,000 posts of \d+ accounts/g)!.length).toBe(tables.length)
    expect(html).toContain('Sharing an outlet is lawful')
    expect(html).not.toMatch(/undefined|NaN|\[object| style=/)
    expect(brotliCompressSync(html).length).toBeLessThan(20_480)
    expect(await text(`${own}?lang=fr`)).toContain('Partager un média est licite')
  })

  test('the list, and all of it as data', async () => {
    expect(await text('/amplification')).toContain(own)
    expect(
      ((await (await web.request('/amplification.json')).json()) as { findings: object[] }).findings,
    ).toMatchObject([{ id: finding.id }])
    expect((await text('/amplification.csv')).split('\n')[0]).toContain('passing_on,carried')
    expect((await text(`${own}.csv`)).split('\n')[0]).toContain('of_posts_passing_on,from,to')
    const empty = createWeb({
      findings: { list: () => Promise.resolve([]), get: () => Promise.resolve(undefined) },
    })
    expect(await (await empty.request('/amplification')).text()).toContain('npx tocsin amplification')
  })
})
