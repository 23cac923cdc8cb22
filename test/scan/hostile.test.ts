import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { CoordinationFinding } from '../../src/app/index.ts'
import { fileOf, tocsin, workFolder, works } from './support.ts'

const folder = workFolder()
const store = join(folder, 'store')
const header = 'account,time,text,links\n'

/** Four accounts that post ten links within seconds, among others who do not. */
function posts(names: readonly string[], more: (round: number) => string = () => ''): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1000).toISOString()
  let text = header
  for (let round = 0; round < 10; round++) {
    names.forEach((name, member) => {
      text += `${cell(name)},${at(round * 40_000 + ((member + round) % names.length) * 3)},${cell(`see ${round}`)},https://a.example/${round}\n`
    })
    text += more(round)
  }
  for (let n = 1; n <= 900; n++) {
    text += `n${(n * 104_729) % 97},${at((n * 15_485_863) % 400_000)},said ${n},https://b.example/${(n * 7919) % 60}\n`
  }
  return text
}
const group = ['op-1', 'op-2', 'op-3', 'op-4']

/** Scans and imports a file, as both have to cope. */
async function both(path: string, ...more: string[]) {
  return [
    await tocsin(['scan', path, '--store', store, ...more]),
    await tocsin(['import', path, '--store', store]),
  ] as const
}

describe('hostile input', () => {
  it('a line of 100 MB costs that line', async () => {
    const path = join(folder, 'long.csv')
    const file = openSync(path, 'w')
    writeSync(file, posts(group))
    writeSync(file, 'mallory,2023-11-15,')
    const block = Buffer.alloc(1 << 20, 'x')
    for (let i = 0; i < 100; i++) writeSync(file, block)
    writeSync(file, ',\nlast,2023-11-16T00:00:00Z,x,\n')
    closeSync(file)
    const [scan, imported] = await both(path)
    expect([scan.exit, imported.exit]).toEqual([0, 0])
    expect(scan.out).toContain('C1 ')
    expect(scan.err).toContain('1 row left out:\n  line 942: the line is longer than 1 MiB')
    expect(imported.out).toContain('941 added, 0 duplicates, 1 rejected')
  })

  it('broken UTF-8, NUL bytes and impossible years are counted with line and reason', async () => {
    const odd = 'a,2023-11-15,caf\xe9,\nb,2023-11-15,nul\0,\nc,0000-01-01,x,\nd,99999-01-01,x,\n'
    const path = fileOf(folder, Buffer.from(posts(group) + odd, 'latin1'))
    const [scan, imported] = await both(path)
    expect([scan.exit, imported.exit]).toEqual([0, 0])
    expect(scan.out).toContain('C1 ')
    expect(scan.err).toContain('4 rows left out')
    expect(imported.out).toContain('4 rejected')
    expect(imported.err).toMatch(/year is outside 1990 to 2100/)
  })

  it.each([
    ['an empty file', '', 4],
    ['only a header', header, 4],
    ['only bad rows', `${header}a,never,x,\n`, 4],
    ['a bomb, gzip', gzipSync(Buffer.alloc(200 << 20)), 10],
    ['a bomb, zstd', zstdCompressSync(Buffer.alloc(200 << 20)), 10],
    ['half an archive', gzipSync(posts(group)).subarray(0, 3000), 4],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 4],
    ['half a Parquet file', 'PAR1abcdefgh', 4],
  ] as const)('%s is refused with a clear word', async (_, content, code) => {
    for (const { exit, out, err } of await both(fileOf(folder, content))) {
      expect([exit, out]).toEqual([code, ''])
      expect(err).toMatch(/^tocsin: /)
      expect(err).not.toMatch(/fault of the program|at .*\.ts|undefined/)
    }
  })

  it('names that a spreadsheet would run are disarmed in every CSV, plain ones are kept', async () => {
    const names = [
      "=cmd|' /C calc'!A0",
      '@plain_name',
      '+HYPERLINK("http://x","y")',
      '-1+cmd|x',
      '\t=1+1',
      'd,"q"',
    ]
    const path = fileOf(folder, posts(names))
    const [edges, communities, rejects] = ['e.csv', 'c.csv', 'r.csv'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    await works(['scan', path, '--store', store, '--handles', '--edges', edges, '--communities', communities])
    for (const csv of [edges, communities]) {
      const text = readFileSync(csv, 'utf8')
      expect(text).toContain('@plain_name')
      expect(text).toContain(`'=cmd|' /C calc'!A0`)
      expect(text).toContain(`"d,""q"""`)
      expect(
        text
          .split('\n')
          .flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
          .filter(runs),
      ).toEqual([])
    }
    const bad = fileOf(folder, `${posts(group)}=1+1,never,x,\n`)
    await works(['import', bad, '--rejects', rejects, '--store', store])
    expect(readFileSync(rejects, 'utf8').trim().split('\n')[1]).toMatch(/,"?'=1\+1,never/)
  })

  it('a million posts on one link take bounded time, and what was not paired is said', async () => {
    const path = join(folder, 'viral.csv')
    const file = openSync(path, 'w')
    writeSync(file, 'object_id,account_id,content_id,timestamp_share\n')
    for (let block = 0; block < 100; block++) {
      let text = ''
      for (let n = block * 10_000; n < (block + 1) * 10_000; n++) {
        text += `https://viral.example/,u${n % 400_000},c${n},${1_700_000_000 + (n % 3000)}\n`
      }
      writeSync(file, text)
    }
    closeSync(file)
    const start = performance.now()
    const { out } = await works(['scan', path, '--store', store, '--cap', '200', '--json', '-q'])
    const seconds = (performance.now() - start) / 1000
    console.log(`a million posts on one link: ${seconds.toFixed(1)} s`)
    expect(seconds).toBeLessThan(60)
    const { kinds } = (JSON.parse(out) as CoordinationFinding).body.result
    expect(kinds[0]!.capped).toBeGreaterThan(0)
  }, 120_000)
})

/** Whether a spreadsheet would take the cell for a formula that does more than name or count. */
function runs(cell: string): boolean {
  const text = cell.replace(/^"|"$/g, '').replaceAll('""', '"')
  return /^[=\t\r]/.test(text) || /^[+\-@].*[(|!'"]/.test(text)
}
