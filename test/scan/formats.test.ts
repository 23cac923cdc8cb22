import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { openSource } from '../../src/lake/index.ts'
import { fileOf, type Scanned, scanned, workFolder, works, world } from './support.ts'

const folder = workFolder()
const size = ['--posts', '10000', '--seed', '7']

async function asParquet(path: string, columns: string): Promise<string> {
  const relation = await openSource([path], { memoryLimit: 256 })
  const parquet = `${path}.parquet`
  await relation.connection.run(`COPY (SELECT ${columns} FROM posts) TO '${parquet}' (FORMAT parquet)`)
  await relation.close()
  return parquet
}

describe('one world, whatever the file', () => {
  let jsonl: string
  let wanted: Scanned
  beforeAll(async () => {
    jsonl = await world(folder, 10_000, 7)
    wanted = await scanned(folder, [jsonl])
  })

  it('holds something to find', () => {
    expect(wanted.communities.length).toBeGreaterThan(2)
    expect(wanted.edges.length).toBeGreaterThan(20)
  })

  const forms: Readonly<Record<string, () => Promise<string> | string>> = {
    CSV: async () => {
      const path = join(folder, 'world.csv')
      await works(['exercise', ...size, '-o', path, '-q'])
      return path
    },
    'CSV, gzip': async () => {
      const path = join(folder, 'world.csv.gz')
      await works(['exercise', ...size, '-o', path, '-q'])
      return path
    },
    'JSONL, gzip': () => fileOf(folder, gzipSync(readFileSync(jsonl)), 'posts.jsonl.gz'),
    'JSONL, zstd': () => fileOf(folder, zstdCompressSync(readFileSync(jsonl)), 'posts.jsonl.zst'),
    'a name without an ending': () => fileOf(folder, readFileSync(jsonl), 'posts'),
    Parquet: () =>
      asParquet(
        jsonl,
        'handle AS account, platform, time, text, links, hashtags, mentions, media, reshare_of, reply_to, language, native_id',
      ),
  }
  it.each(Object.entries(forms))('%s gives the same edges, communities and evidence', async (_, make) => {
    const { finding, edges, communities } = await scanned(folder, [await make()])
    expect(edges).toEqual(wanted.edges)
    expect(communities).toEqual(wanted.communities)
    expect(finding.body.result).toEqual(wanted.finding.body.result)
  })

  it('gives the same from standard input, and as two halves', async () => {
    const text = readFileSync(jsonl, 'utf8')
    const piped = await scanned(folder, ['-'], { stdin: text })
    expect(piped.finding.body.result).toEqual(wanted.finding.body.result)
    const middle = text.indexOf('\n', text.length / 2) + 1
    const halves = [text.slice(0, middle), text.slice(middle)].map((part) =>
      fileOf(folder, part, 'half.jsonl'),
    )
    const { edges, communities } = await scanned(folder, halves)
    expect(edges).toEqual(wanted.edges)
    expect(communities).toEqual(wanted.communities)
  })

  it('is found by --communities and by the page of the terminal alike', async () => {
    const { out, err } = await works(['scan', jsonl, '--store', join(folder, 'store')])
    expect(out.trimEnd().split('\n').length - 1).toBe(wanted.finding.body.result.communities.length)
    expect(err).toContain(`finding ${wanted.finding.id}\n`)
  })
})

describe("CooRTweet's four columns", () => {
  it('give the same as CSV, gzip and Parquet', async () => {
    const csv = join(folder, 'world.coortweet.csv')
    await works(['exercise', ...size, '-o', csv, '-q'])
    const wanted = await scanned(folder, [csv])
    expect(wanted.communities.length).toBeGreaterThan(2)
    const parquet =
      'object AS object_id, handle AS account_id, native_id AS content_id, epoch(time) AS timestamp_share'
    for (const path of [
      fileOf(folder, gzipSync(readFileSync(csv)), 'shares.csv.gz'),
      await asParquet(csv, parquet),
    ]) {
      const { finding, edges, communities } = await scanned(folder, [path])
      expect(edges).toEqual(wanted.edges)
      expect(communities).toEqual(wanted.communities)
      expect(finding.body.result.communities).toEqual(wanted.finding.body.result.communities)
    }
  })
})
