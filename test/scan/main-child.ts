/** Runs a command line as `tocsin` does, and then says on the last line of stderr how much memory it held at most, in MB. */
import { systemEffects } from '../../src/app/frame.ts'
import { main } from '../../src/cli/main.ts'
import { processTerminal } from '../../src/cli/terminal.ts'

const terminal = processTerminal(process, process.env)
const code = await main(process.argv.slice(2), {
  effects: systemEffects({ terminal, signal: new AbortController().signal }),
  env: process.env,
  columns: () => 80,
})
process.stderr.write(`${Math.round(process.resourceUsage().maxRSS / 1024)}\n`)
process.exitCode = code
