import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openLake, readActionColumns } from '../../src/lake/index.ts'
import { fileOf, scanned, workFolder, works } from './support.ts'

const folder = workFolder()
const fields = ['object_id', 'account_id', 'content_id', 'timestamp_share'] as const

/** A group of four that acts together ten times among others who do not, so that there is something to find. */
function shares(
  noise: readonly (readonly [number, number, number])[],
  fraction: boolean,
  accents: readonly [string, string],
) {
  const rows: (readonly [object: string, account: string, time: number])[] = []
  for (let round = 0; round < 10; round++) {
    for (let member = 0; member < 4; member++) {
      rows.push([
        `https://a.example/${round}?q=${accents[0]}${round}`,
        `op ${member} ${accents[1]}`,
        1_700_000_000 + round * 40_000 + member * 3,
      ])
    }
  }
  for (let at = 1; at <= 900; at++) {
    const [object, account, time] = [(at * 7919) % 60, (at * 104_729) % 97, (at * 15_485_863) % 400_000]
    rows.push([`https://b.example/${object}`, `n${account}`, 1_700_000_000 + time])
  }
  for (const [object, account, time] of noise)
    rows.push([`https://b.example/${object}`, `n${account}`, 1_700_000_000 + time])
  return rows.map(
    ([object, account, time], at) =>
      [object, account, `c${at}`, fraction ? time + (at % 8) / 8 : time] as const,
  )
}

const shape = fc.record({
  noise: fc.array(fc.tuple(fc.nat(60), fc.nat(80), fc.nat(400_000)), { maxLength: 60 }),
  order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }),
  quoted: fc.constantFrom('none', 'all', 'some'),
  newline: fc.constantFrom('\n', '\r\n'),
  last: fc.boolean(),
  mark: fc.boolean(),
  accents: fc.constantFrom(['é', 'ü'] as const, ['e', 'u'] as const),
  times: fc.constantFrom('seconds', 'milliseconds', 'fractions', 'milliseconds of fractions'),
})

it('the reader of bytes and the general one see the same file alike, and give posts the ids of an import', async () => {
  let taken = 0
  let runs = 0
  await fc.assert(
    fc.asyncProperty(shape, async ({ noise, order, quoted, newline, last, mark, accents, times }) => {
      const cell = (text: string, at: number) =>
        quoted === 'all' || (quoted === 'some' && at % 2 === 0) ? `"${text}"` : text
      const time = (seconds: number) =>
        times.startsWith('milliseconds') ? String(Math.round(seconds * 1000)) : String(seconds)
      const rows = shares(noise, times.includes('fractions'), accents).map((row) =>
        row.map((value) => (typeof value === 'number' ? time(value) : value)),
      )
      const lines = [[...fields], ...rows].map((row) =>
        order.map((at, place) => cell(row[at]!, place)).join(','),
      )
      const text = `${mark ? '\uFEFF' : ''}${lines.join(newline)}${last ? newline : ''}`
      const path = fileOf(folder, text)
      if (readActionColumns(path, false) !== undefined) taken++
      const direct = await scanned(folder, [path])
      const general = await scanned(folder, [fileOf(folder, gzipSync(text), 'posts.csv.gz')])
      expect(direct.edges.length).toBeGreaterThanOrEqual(6)
      expect(direct.finding.body.result).toEqual(general.finding.body.result)
      const store = join(folder, `store-${++runs}`)
      await works(['import', path, '--store', store, '-q'])
      const lake = await openLake({ store, memoryLimit: 256 })
      const relation = await lake.posts()
      const ids = new Set(
        (await relation.connection.runAndReadAll(`SELECT id FROM ${relation.from}`)).getRows().flat(),
      )
      await relation.close()
      const evidence = direct.finding.body.result.communities.flatMap(({ objects }) =>
        objects.flatMap(({ actions }) => actions.map(({ post }) => post)),
      )
      expect(evidence.length).toBeGreaterThan(30)
      expect(evidence.filter((id) => !ids.has(id))).toEqual([])
    }),
    { numRuns: 5, endOnFailure: true },
  )
  expect(taken).toBeGreaterThan(0)
}, 120_000)

it('hands on to the general reader what it does not know, with the same rows rejected', async () => {
  const good = shares([], false, ['é', 'ü']).map((row) => row.join(','))
  for (const [odd, rejected] of [
    ['"a ""quoted"" object",x,c1,1700000000', 0],
    ['o,x,c1,yesterday', 1],
    ['o,x,c1,99999999999999999', 1],
    ['o,,c1,1700000000', 1],
    ['o,x,c1,2024-05-05T10:00:00Z', 0],
    ['o,x,c1', 1],
    ['o,x,c1,1700000000,more', 1],
    ['o, x ,c1, 1700000000', 0],
  ] as const) {
    const path = fileOf(folder, `${[fields.join(','), ...good, odd].join('\n')}\n`)
    expect(readActionColumns(path, false)).toBeUndefined()
    const { finding } = await scanned(folder, [path])
    expect([odd, finding.body.inputs[0]!.rejected]).toEqual([odd, rejected])
    expect(finding.body.result.edges.length).toBeGreaterThanOrEqual(6)
  }
})
