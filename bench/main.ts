/**
 * Measures speed and memory and writes `docs/benchmarks.md`: `npm run bench -- [--only PART,...] [--rounds N]`.
 * The ledger has a bench of its own, `bench/ledger.ts`.
 */
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { coordinationTable, measureCoordination } from './coordination.ts'
import { copiesSection } from './copies.ts'
import { importTable, measureImport } from './import.ts'
import { measureLookalikes } from './lookalikes.ts'
import { measureOneRun } from './one-run.ts'
import { writeSections } from './sections.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    largest: { type: 'string', default: '5000000' },
  },
})
const rounds = Number(values.rounds)
const page = new URL('../docs/benchmarks.md', import.meta.url)
const say = (text: string) => process.stderr.write(`${text}\n`)
const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`

const parts: Readonly<Record<string, () => string | Promise<string>>> = {
  coordination: () => {
    const sizes = [100_000, 1_000_000, 5_000_000].filter((size) => size <= Number(values.largest))
    return [
      '## Coordination',
      `CooRTweet's four columns with heavy-tailed activity, viral items and 30 planted groups of 20 (\`bench/shares.ts\`), window 60 s. Tocsin tests
every pair at a false discovery rate of 0.01 and runs both self-checks; the join only counts. Whole processes, reading included, in
turns on one machine (${machine}), medians of ${rounds}.`,
      coordinationTable(measureCoordination(sizes, rounds, say)),
      `For comparison, measured elsewhere on such a machine with such data at 1 million posts: CooRTweet 2.1.3 1,478 s and 12.9 GB,
coordination-network-toolkit 1.5 27 to 39 s. Neither gives an error rate.`,
    ].join('\n\n')
  },
  'one-run': async () => {
    const sizes = [100_000, 1_000_000].filter((size) => size <= Number(values.largest))
    const most = Math.min(rounds, 2)
    return [
      '## The one run',
      `\`tocsin scan\` of an exercise by every detector that needs no list, from the file to the kept findings, whole processes
(${machine}), best of ${most}; beside it DuckDB's own copy of the file to Parquet, which says how fast the machine is.`,
      await measureOneRun(sizes, most, say),
    ].join('\n\n')
  },
  lookalikes: () =>
    [
      '## Lookalikes',
      `Made-up names (\`bench/lookalikes.ts\`), the matcher alone in one thread, medians of ${rounds} (${machine}). One by one: each observed name is
searched for each protected one and, where the lengths allow it, compared letter by letter.`,
      measureLookalikes(rounds, say),
    ].join('\n\n'),
  copies: () => copiesSection(Number(values.largest), machine, say),
  import: async () =>
    [
      '## Import',
      `\`tocsin import\` of 1 million rows against DuckDB's own copy of the same file to Parquet, whole processes in turns (${machine}), best of ${Math.min(rounds, 3)}.
An import also checks every byte, leaves out posts that it has, replaces handles by pseudonyms, finds links, hashtags and mentions, and has
the disk hold it all before it ends.`,
      importTable(await measureImport(1_000_000, Math.min(rounds, 3))),
    ].join('\n\n'),
}

const head = `# Benchmarks

Written by \`npm run bench\`. Machines differ and these are noisy: read the ratios, not the seconds. The ledger's figures are in
[ledger.md](ledger.md).`
await writeSections(page, head, parts, values.only)
