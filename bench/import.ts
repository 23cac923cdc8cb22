import { once } from 'node:events'
import { createWriteStream, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '../src/kernel/random.ts'
import { here, measured, type Usage } from './measured.ts'

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
  /** Processor seconds of all threads. */
  readonly importCpu: number
  readonly copyCpu: number
  /** Where an import's time goes, in milliseconds. */
  readonly steps: readonly Step[]
}

/** A part of one import: from its start, and the processor time meanwhile, in milliseconds. */
interface Step {
  readonly name: string
  readonly wall: number
  readonly cpu: number
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

/** Measures both shapes; `tocsin import` and the copy take turns, so that a busy machine slows both. */
export async function measureImport(posts = 1_000_000, rounds = 3): Promise<readonly ImportFigure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-bench-'))
  try {
    const figures: ImportFigure[] = []
    for (const shape of ['shares', 'posts'] as const) {
      const path = join(folder, `${shape}.csv`)
      const bytes = await write(path, shape, posts)
      const copies: Usage[] = []
      const imports: Usage[] = []
      for (let round = 0; round < rounds; round++) {
        const out = join(folder, `copy-${round}`)
        copies.push(measured([here('./copy.mjs'), path, out], folder).usage)
        await rm(out)
        const store = join(folder, `store-${round}`)
        const words = [here('../dist/cli/tocsin.js'), 'import', path, '--store', store, '-q']
        imports.push(measured(words, folder).usage)
        await rm(store, { recursive: true })
      }
      const [copy, own] = [best(copies), best(imports)]
      figures.push({
        shape,
        posts,
        megabytes: bytes / 1e6,
        importSeconds: own.seconds,
        importPeak: own.megabytes,
        copySeconds: copy.seconds,
        copyPeak: copy.megabytes,
        ratio: copy.seconds / own.seconds,
        importCpu: own.cpuSeconds,
        copyCpu: copy.cpuSeconds,
        steps: stepsOf(path, folder),
      })
      await rm(path)
    }
    return figures
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** One more import, whose statements are timed. */
function stepsOf(path: string, folder: string): readonly Step[] {
  const store = join(folder, 'store-steps')
  const report = join(folder, 'steps.json')
  const words = ['import', path, '--store', store, '-q']
  measured(['--import', here('./steps.mjs'), here('../dist/cli/tocsin.js'), ...words], folder, {
    TOCSIN_BENCH_STEPS: report,
  })
  rmSync(store, { recursive: true })
  return JSON.parse(readFileSync(report, 'utf8')) as Step[]
}

/** The shortest times and the highest peak. */
function best(usages: readonly Usage[]): Usage {
  return {
    seconds: Math.min(...usages.map(({ seconds }) => seconds)),
    cpuSeconds: Math.min(...usages.map(({ cpuSeconds }) => cpuSeconds)),
    megabytes: Math.round(Math.max(...usages.map(({ megabytes }) => megabytes))),
  }
}

/** The figures as rows of a Markdown table. */
export function importTable(figures: readonly ImportFigure[]): string {
  const rows = figures.map(
    (f) =>
      `| ${f.shape} | ${f.posts.toLocaleString('en-US')} (${f.megabytes.toFixed(0)} MB) | ${f.importSeconds.toFixed(2)} s, ${f.importPeak} MB | ${f.copySeconds.toFixed(2)} s, ${f.copyPeak} MB | ${f.ratio.toFixed(2)} | ${f.importCpu.toFixed(2)} s | ${f.copyCpu.toFixed(2)} s |`,
  )
  const [shares, posts] = figures
  const steps = shares?.steps.map((step, at) => {
    const other = posts?.steps[at]
    return `| ${step.name} | ${step.wall} ms | ${step.cpu} ms | ${other?.wall} ms | ${other?.cpu} ms |`
  })
  return [
    "| file | posts | import | copy in DuckDB | speed of the copy's | processor time | of the copy |",
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    'One import, step by step, with the processor time of all threads meanwhile:',
    '',
    '| step | shares | processor | posts | processor |',
    '|---|---|---|---|---|',
    ...(steps ?? []),
  ].join('\n')
}
