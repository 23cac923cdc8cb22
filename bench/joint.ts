/**
 * Five `tocsin serve` on this machine, from a violation to the joint release, one killed and one offline in between:
 * `node scripts/run.mjs bench/joint.ts [--rounds N]`, after `npm run build`. Prints a table in Markdown.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { countries, startFive } from '../test/share/five.ts'
import { answerTogether, lateness } from '../test/share/together.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } })
const five = await startFive(fileURLToPath(new URL('../dist/', import.meta.url)))
const line = (cells: readonly (string | number)[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`)
try {
  const heads = ['round', ...countries, 'spread of those in time, ms', 'violation to release, s simulated']
  line([...heads, 'statements on record, each once'])
  line(Array.from({ length: heads.length + 1 }, () => '---'))
  for (let round = 1; round <= Number(values.rounds); round++) {
    const answered = await answerTogether(five, `Round ${round}`)
    const after = lateness(answered)
    // QN confirmed after T0, so its statement could not be in time.
    const inTime = [...after].flatMap(([country, ms]) => (country === 'QN' ? [] : [ms]))
    const once = [...answered.written.values()].every((count) => count === after.size)
    line([
      round,
      ...countries.map((country) => (after.has(country) ? `+${after.get(country)} ms` : 'waived')),
      Math.max(...inTime) - Math.min(...inTime),
      Math.round((answered.release - answered.begun) / 1000),
      once ? `${after.size} in each of ${answered.written.size}` : 'NO',
    ])
  }
} finally {
  await five.close()
}
