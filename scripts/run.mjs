/** `node scripts/run.mjs FILE.ts [ARG...]`: runs a TypeScript file of the clone with the Node that Tocsin needs. */
import { ensureInstalled } from './lib/bootstrap.mjs'
import { needModernNode, root, run } from './lib/process.mjs'

await ensureInstalled()
process.exitCode = await run(needModernNode(), process.argv.slice(2), { cwd: root })
