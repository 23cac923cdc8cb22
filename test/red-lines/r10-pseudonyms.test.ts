import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { findingStore } from '../../src/app/index.ts'
import { createWeb, fromStore } from '../../src/web/index.ts'
import { fileOf, tocsin, workFolder, works } from '../scan/support.ts'

/** R10, and R3 as far as exports go: handles stay in the vault, whatever is written or shown. */
const folder = workFolder()
const store = join(folder, 'store')
const handles = Array.from({ length: 10_000 }, (_, n) => `private_person_${n}_${(n * 7919) % 9973}`)
const known = new Set(handles)
const subjects = [
  'harbour',
  'mill',
  'school',
  'bridge',
  'market',
  'station',
  'library',
  'castle',
  'garden',
  'theatre',
]
let id: string
const shown: Record<string, string> = {}

/** Ten thousand private accounts of which twelve post the same ten links within seconds and name each other. */
function posts(): string {
  const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1000).toISOString()
  const line = (account: string, seconds: number, text: string, link: string, mentions: readonly string[]) =>
    `${JSON.stringify({ platform: 'plaza', account, time: at(seconds), text, links: [link], mentions })}\n`
  let text = ''
  for (let round = 0; round < 10; round++) {
    for (let member = 0; member < 12; member++) {
      const said = `${subjects[round]} will be closed on election day, pass it on to @${handles[0]} and @${handles[7]}.`
      text += line(
        handles[member]!,
        round * 40_000 + ((member + round) % 12) * 3,
        said,
        `https://a.example/${round}`,
        [handles[0]!],
      )
    }
  }
  for (let round = 0; round < 10; round++) {
    for (let member = 0; member < 12; member++) {
      const repeated = {
        platform: 'plaza',
        account: handles[member]!,
        time: at(200_000 + round * 9000 + member),
      }
      // Some files name whom a reshare repeats instead of the post.
      text += `${JSON.stringify({ ...repeated, text: `words of day ${round} that were repeated`, reshare_of: handles[9] })}\n`
    }
  }
  handles.forEach((handle, n) => {
    text += line(
      handle,
      (n * 15_485_863) % 400_000,
      `my own words about day ${(n * 7919).toString(36)} of mine`,
      `https://b.example/${(n * 7919) % 600}`,
      [],
    )
  })
  return text
}

beforeAll(async () => {
  const path = fileOf(folder, posts(), 'posts.jsonl')
  const [edges, communities] = [join(folder, 'edges.csv'), join(folder, 'communities.csv')]
  shown['import'] = Object.values(await works(['import', path, '--store', store])).join('\n')
  const scan = await works(['scan', path, '--store', store, '--edges', edges, '--communities', communities])
  shown['scan'] = scan.out + scan.err
  shown['edges.csv'] = readFileSync(edges, 'utf8')
  shown['communities.csv'] = readFileSync(communities, 'utf8')
  shown['scan --json'] = (await works(['scan', path, '--store', store, '--json', '-q'])).out
  id = (JSON.parse(shown['scan --json']) as { id: string }).id
  for (const language of ['en', 'fr']) {
    shown[`report ${language}`] = (
      await works(['report', id, '--store', store, '--language', language, '-o', '-'])
    ).out
  }
  shown['finding'] = readFileSync(join(store, 'findings', `${id}.json`), 'utf8')
  const app = createWeb({ findings: fromStore(findingStore(store)) })
  const of = `/networks/${id}`
  for (const page of [
    ...[
      '/',
      '/situation.json',
      '/networks',
      '/networks.json',
      '/networks.csv',
      of,
      `${of}/explorer`,
      `${of}/explorer.json`,
    ],
    ...['json', 'csv', 'graphml', 'gexf'].flatMap((form) => [`${of}.${form}`, `${of}/C1.${form}`]),
    ...['edges.csv', 'communities.csv', 'report.html', 'C1', 'C1/edges.csv', 'C1/objects.csv'].map(
      (end) => `${of}/${end}`,
    ),
  ]) {
    const response = await app.request(page)
    expect([page, response.status]).toEqual([page, 200])
    shown[page] = await response.text()
  }
}, 60_000)

describe('without --handles nothing that is shown or written names one of 10,000 private accounts', () => {
  it('finds the group, so that there is something to hide', () => {
    expect(shown['communities.csv']!.trim().split('\n')).toHaveLength(13)
    expect(shown[`/networks/${id}/C1`]).toContain('will be closed on election day, pass it on to @a')
  })

  it('in no command, export, page or report', () => {
    expect(Object.keys(shown).length).toBeGreaterThan(28)
    const named = Object.entries(shown).flatMap(([where, text]) =>
      [...new Set(text.match(/private_person_\d+_\d+/g))]
        .filter((handle) => known.has(handle))
        .map((handle) => `${where}: ${handle}`),
    )
    expect(named).toEqual([])
  })

  it('in no finding and no leftover of the store, and whoever posts only in the vault', () => {
    const files = readdirSync(store, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    const holding = files.filter((path) => readFileSync(path).includes('private_person_'))
    const rooms = new Set(holding.map((path) => relative(store, path).split(sep)[0]))
    // Posts keep their words, and so the mentions in them; accounts are pseudonyms there too.
    expect([...rooms].filter((room) => room !== 'vault' && room !== 'lake')).toEqual([])
  })
})

it('--handles names them, and another key gives other pseudonyms', async () => {
  const path = fileOf(folder, posts(), 'again.jsonl')
  const { out } = await works(['scan', path, '--store', store, '--handles', '--communities', '-', '-q'])
  expect(out).toContain(handles[3])
  const other = join(folder, 'other')
  const randomBytes = (size: number) => new Uint8Array(size).fill(9)
  const elsewhere = await tocsin(['scan', path, '--store', other, '--communities', '-', '-q'], {
    randomBytes,
  })
  const own = (await tocsin(['scan', path, '--store', store, '--communities', '-', '-q'])).out
  const names = (csv: string) =>
    csv
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',')[1]!)
  expect(names(elsewhere.out)).toHaveLength(12)
  expect(names(elsewhere.out).filter((name) => names(own).includes(name))).toEqual([])
})
