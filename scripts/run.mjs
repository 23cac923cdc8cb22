/** `node scripts/run.mjs FILE.ts [ARG...]`: runs a TypeScript file of the clone with the Node that Tocsin needs. */
import { ensureInstalled } from './lib/bootstrap.mjs'
import { root, runOnNode } from './lib/process.mjs'

await ensureInstalled()
process.exitCode = await runOnNode(process.argv.slice(2), { cwd: root })
