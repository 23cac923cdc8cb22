import { statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { here, measured } from './measured.ts'

/** Measures a scan of invented worlds by every detector beside DuckDB's copy of the same file; rows of a Markdown table. */
export async function measureOneRun(
  sizes: readonly number[],
  rounds: number,
  say: (text: string) => void,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-bench-'))
  const tocsin = (...words: string[]) =>
    measured([here('../dist/cli/tocsin.js'), ...words, '-q'], folder).usage
  try {
    const rows: string[] = []
    for (const posts of sizes) {
      const path = join(folder, 'world.jsonl')
      tocsin('exercise', '--posts', String(posts), '--seed', '1', '-o', path)
      const scans: ReturnType<typeof tocsin>[] = []
      const copies: ReturnType<typeof tocsin>[] = []
      for (let round = 0; round < rounds; round++) {
        const [store, out] = [join(folder, 'store'), join(folder, 'copy')]
        copies.push(measured([here('./copy.mjs'), path, out], folder).usage)
        scans.push(tocsin('scan', path, '--store', store))
        await Promise.all([rm(store, { recursive: true }), rm(out)])
      }
      const least = (all: typeof scans, of: (one: (typeof scans)[number]) => number) =>
        Math.min(...all.map(of))
      const [own, copy] = [scans, copies].map((all) => least(all, ({ seconds }) => seconds)) as [
        number,
        number,
      ]
      rows.push(
        `| ${[
          `${posts.toLocaleString('en-US')} (${Math.round(statSync(path).size / 1e6)} MB)`,
          `${own.toFixed(1)} s`,
          Math.round(posts / own).toLocaleString('en-US'),
          `${least(scans, ({ cpuSeconds }) => cpuSeconds).toFixed(1)} s`,
          `${Math.round(Math.max(...scans.map(({ megabytes }) => megabytes)))} MB`,
          `${copy.toFixed(2)} s`,
          Math.round(own / copy),
        ].join(' | ')} |`,
      )
      say(rows.at(-1)!)
      await rm(path)
    }
    return [
      '| posts | scan | posts a second | processor time | peak memory | copy in DuckDB | times as long |',
      '|---|---|---|---|---|---|---|',
      ...rows,
    ].join('\n')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
