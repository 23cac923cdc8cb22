/** `npm start [-- --port N --host H --store DIR]`: from a fresh clone to the web app on loopback. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled } from './lib/bootstrap.mjs'
import { fail, root, runOnNode } from './lib/process.mjs'

const args = process.argv.slice(2)

await ensureInstalled()
if (!(await ensureBuilt())) fail('the build failed', 'npm run build shows why')
const program = join(root, 'dist', 'cli', 'tocsin.js')

if (!storeIsReady(storeFolder(args))) {
  const code = await runOnNode([program, 'init', '--exercise', '--store', storeFolder(args)])
  if (code !== 0) process.exit(code)
}
process.exitCode = await runOnNode([program, 'serve', ...args])

/** A store that somebody made without the exercise is left as it is; one whose making was cut short is finished. */
function storeIsReady(folder) {
  const exercise = join(folder, 'exercise')
  return existsSync(folder) && (!existsSync(exercise) || existsSync(join(exercise, 'loaded.json')))
}

function storeFolder(words) {
  const at = words.findIndex((word) => word === '--store' || word.startsWith('--store='))
  if (at < 0) return process.env.TOCSIN_STORE || '.tocsin'
  return words[at] === '--store' ? (words[at + 1] ?? '') : words[at].slice('--store='.length)
}
