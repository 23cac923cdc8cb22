import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { fakeHost } from '../support/host.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-articles-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sentence =
  'Observers were asked to leave the harbour hall shortly before midnight, and the district counted its ballots a second time, without any explanation at all.'
const page = (at: number, more = '') =>
  JSON.stringify({
    url: `https://news-${at}.example/a`,
    published: '2027-05-01T08:00:00Z',
    html: `<html><body><nav>Home</nav><article><p>${sentence}</p><p>${sentence} ${at}</p></article>${more}</body></html>`,
  })

async function articles(args: readonly string[], stdin = '') {
  const host = fakeHost({ stdin })
  const exit = await main(['articles', ...args], host)
  return { exit, ...host.printed }
}

test('pages come gzipped or from standard input, and one that is too large is left out alone', async () => {
  const huge = page(2, `<!-- ${'x'.repeat(5_100_000)} -->`)
  const file = join(folder, 'pages.jsonl.gz')
  writeFileSync(file, gzipSync([page(1), huge, page(3)].join('\n')))
  const into = join(folder, 'articles.jsonl')
  const { exit, err } = await articles([file, '-o', into])
  expect([exit, err]).toEqual([8, expect.stringContaining('pages.jsonl.gz page 2: no main text was found')])
  const posts = readFileSync(into, 'utf8').trim().split('\n')
  expect(posts.map((line) => (JSON.parse(line) as { account: string }).account)).toEqual([
    'news-1.example',
    'news-3.example',
  ])
  const piped = await articles(['-'], `${page(7)}\n`)
  expect(piped.exit).toBe(0)
  expect(JSON.parse(piped.out)).toMatchObject({ platform: 'web', account: 'news-7.example' })
  expect(piped.out).not.toContain('Home')
})
