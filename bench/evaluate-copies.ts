/** Measures the detector of copied texts and writes `docs/evaluation-copies.md`: `node scripts/run.mjs bench/evaluate-copies.ts [--only PART] [--vectors DIR]`. */
import { parseArgs } from 'node:util'
import { families, genuine } from './evaluation/copies.ts'
import { candidates } from './evaluation/copy-candidates.ts'
import { meanings } from './evaluation/meanings.ts'
import { passages } from './evaluation/passages.ts'
import { writeSections } from './sections.ts'

const { values } = parseArgs({ options: { only: { type: 'string' }, vectors: { type: 'string' } } })
const say = (text: string) => process.stderr.write(`${text}\n`)
const head = [
  '# Evaluation of the detector of copied texts',
  '',
  'Written by `node scripts/run.mjs bench/evaluate-copies.ts`; what it means is in [the model card](detectors/copies.md).',
].join('\n')
const parts = {
  families: () => families(say),
  meanings: () => (values.vectors === undefined ? undefined : meanings(values.vectors, say)),
  passages: () => passages(say),
  'genuine-users': () => genuine(say),
  candidates: () => candidates(say),
}
await writeSections(new URL('../docs/evaluation-copies.md', import.meta.url), head, parts, values.only)
