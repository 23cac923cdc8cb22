import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { seededRandom } from '../src/kernel/random.ts'
import { initStore, openLake } from '../src/lake/index.ts'

/** One shape of file: seconds of a whole process, best of the rounds, and megabytes at the peak. */
export interface ImportFigure {
  readonly shape: string
  readonly posts: number
  readonly megabytes: number
  readonly importSeconds: number
  readonly importPeak: number
  /** DuckDB's own `COPY (FROM read_csv(file)) TO parquet` of the same file. */
  readonly copySeconds: number
  readonly copyPeak: number
  /** Speed of the import as a share of the copy's; the bar is 0.5. */
  readonly ratio: number
}

const words =
  'the vote is near and nobody talks about what happened in the square when people came out again'.split(' ')

const shapes = {
  shares: {
    header: 'object_id,account_id,content_id,timestamp_share',
    row: (n: number, random: () => number) =>
      `https://example.org/item/${Math.floor(1e5 * random() ** 3)},u${Math.floor(5e4 * random() ** 2)},p${n},${1_700_000_000 + Math.floor(random() * 2_592_000)}`,
  },
  posts: {
    header: 'id,platform,account,time,language,text,links,hashtags',
    row: (n: number, random: () => number) => {
      const time = new Date(1000 * (1_700_000_000 + Math.floor(random() * 2_592_000)))
        .toISOString()
        .slice(0, 19)
      const text = Array.from(
        { length: 12 + Math.floor(random() * 10) },
        () => words[Math.floor(random() * words.length)],
      )
      const link = `https://example.org/item/${Math.floor(1e5 * random() ** 3)}`
      const tracked = n % 4 === 0 ? '?utm_source=x' : ''
      const mention = n % 3 === 0 ? ` @u${n % 777}` : ''
      return `p${n},x,u${Math.floor(5e4 * random() ** 2)},${time}Z,en,"${text.join(' ')}, he said ${link} #tag${n % 500}${mention}","[""${link}${tracked}""]","[""Tag${n % 500}""]"`
    },
  },
} as const
type Shape = keyof typeof shapes

async function write(path: string, shape: Shape, posts: number): Promise<number> {
  const { header, row } = shapes[shape]
  const random = seededRandom(1)
  const out = createWriteStream(path)
  let bytes = 0
  let block = `${header}\n`
  for (let n = 0; n <= posts; n++) {
    if (block.length > 1 << 20 || n === posts) {
      bytes += block.length
      if (!out.write(block)) await once(out, 'drain')
      block = ''
    }
    if (n < posts) block += `${row(n, random)}\n`
  }
  out.end()
  await once(out, 'finish')
  return bytes
}

/** Measures both shapes; import and copy take turns, so that a busy machine slows both. */
export async function measureImport(posts = 1_000_000, rounds = 3): Promise<readonly ImportFigure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-bench-'))
  try {
    const figures: ImportFigure[] = []
    for (const shape of ['shares', 'posts'] as const) {
      const path = join(folder, `${shape}.csv`)
      const bytes = await write(path, shape, posts)
      const best = { import: [Infinity, 0], copy: [Infinity, 0] } as Record<
        'import' | 'copy',
        [number, number]
      >
      for (let round = 0; round < rounds; round++) {
        for (const what of ['copy', 'import'] as const) {
          const out = join(folder, `${what}-${round}`)
          const printed = execFileSync(process.execPath, [fileURLToPath(import.meta.url), what, path, out], {
            encoding: 'utf8',
          })
          const [seconds, peak] = JSON.parse(printed) as [number, number]
          best[what] = [Math.min(best[what][0], seconds), Math.max(best[what][1], peak)]
          await rm(out, { recursive: true, force: true })
        }
      }
      const [importSeconds, importPeak] = best.import
      const [copySeconds, copyPeak] = best.copy
      figures.push({
        shape,
        posts,
        megabytes: bytes / 1e6,
        importSeconds,
        importPeak,
        copySeconds,
        copyPeak,
        ratio: copySeconds / importSeconds,
      })
      await rm(path)
    }
    return figures
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The figures as rows of a Markdown table. */
export function importTable(figures: readonly ImportFigure[]): string {
  const rows = figures.map(
    (f) =>
      `| ${f.shape} | ${f.posts.toLocaleString('en-US')} (${f.megabytes.toFixed(0)} MB) | ${f.importSeconds.toFixed(2)} s, ${f.importPeak} MB | ${f.copySeconds.toFixed(2)} s, ${f.copyPeak} MB | ${f.ratio.toFixed(2)} |`,
  )
  return [
    "| file | posts | import | copy in DuckDB | speed of the copy's |",
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

async function child(what: string, path: string, out: string): Promise<void> {
  if (what === 'copy') {
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
    const connection = await instance.connect()
    await connection.run(`COPY (FROM read_csv('${path}')) TO '${out}' (FORMAT parquet)`)
  } else {
    await initStore(out, (size) => new Uint8Array(size).fill(7))
    const lake = await openLake({ store: out, memoryLimit: 1024 })
    for await (const { added } of lake.import([path], {}, {}))
      if (added === 0) throw new Error('nothing was added')
  }
  process.stdout.write(JSON.stringify([process.uptime(), Math.round(process.resourceUsage().maxRSS / 1024)]))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [what, path, out] = process.argv.slice(2)
  if (what !== undefined && path !== undefined && out !== undefined) await child(what, path, out)
  else process.stdout.write(`${importTable(await measureImport(Number(what ?? 1_000_000)))}\n`)
}
