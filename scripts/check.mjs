/** `npm run check`: style, types, imports, unused code and house rules, one line each. */
import { ensureInstalled } from './lib/bootstrap.mjs'
import { runChecks } from './lib/checks.mjs'

await ensureInstalled()
const { failed } = await runChecks()
process.exitCode = failed === 0 ? 0 : 1
