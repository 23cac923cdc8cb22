/**
 * Measures what the detectors find and what they get wrong, and writes `docs/evaluation.md` with its charts; the part
 * `norm` holds the norm against past cases and writes `docs/norm-coverage.md`.
 * `npm run evaluate -- [--worlds N] [--posts N] [--only PART]`
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Context, systemEffects } from '../src/app/index.ts'
import { silentProgress } from '../src/kernel/effects.ts'
import { amplification } from './evaluation/amplification.ts'
import { calibration } from './evaluation/calibration.ts'
import { framing } from './evaluation/framing.ts'
import { infrastructure } from './evaluation/infrastructure.ts'
import { lookalikes } from './evaluation/lookalikes.ts'
import { normCoverage } from './evaluation/norm-coverage.ts'
import { parity } from './evaluation/parity.ts'
import { adversary, type Draw, power } from './evaluation/power.ts'
import { realPosts } from './evaluation/real-posts.ts'
import { targets } from './evaluation/targets.ts'
import { writeSections } from './sections.ts'

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '200' },
    posts: { type: 'string', default: '1000000' },
    only: { type: 'string' },
  },
})
const worlds = Number(values.worlds)
const posts = Number(values.posts)
const docs = new URL('../docs/', import.meta.url)
const store = mkdtempSync(join(tmpdir(), 'tocsin-evaluate-'))
const say = (text: string) => process.stderr.write(`${text}\n`)
const draw: Draw = (name, svg) => writeFileSync(new URL(`charts/${name}.svg`, docs), svg)
const context: Context = {
  config: { store, memoryLimit: 1024, databaseUrl: null },
  effects: {
    ...systemEffects({
      terminal: { out() {}, err() {}, interactive: false, color: false, stdin: process.stdin },
      signal: new AbortController().signal,
    }),
    progress: silentProgress,
  },
}

const parts: Readonly<Record<string, () => string | Promise<string>>> = {
  parity: () => parity(context, say),
  calibration: () => calibration(worlds, say),
  power: () => power(posts, draw, say),
  adversary: () => adversary(Math.round(posts / 4), draw, say),
  framing: () => framing(Math.max(1, Math.round(worlds / 10)), say),
  'real-posts': () => realPosts(context, say),
  lookalikes: () => lookalikes(say),
  infrastructure: () => infrastructure(worlds, say),
  targets: () => targets(say),
  amplification: () => amplification(context, say),
}

const head = [
  '# Evaluation',
  '',
  'Written by `npm run evaluate`; what it means is in the [model cards](detectors/). Worlds come from `src/exercise`, whose',
  'limits are in [exercise.md](exercise.md): figures on simulated worlds say what the method does where its world is true.',
].join('\n')

try {
  mkdirSync(new URL('charts/', docs), { recursive: true })
  if (values.only === undefined || values.only.split(',').includes('norm')) {
    writeFileSync(new URL('norm-coverage.md', docs), normCoverage())
  }
  await writeSections(new URL('evaluation.md', docs), head, parts, values.only)
} finally {
  rmSync(store, { recursive: true, force: true })
}
