/** Runs a command line as `tocsin` does, and stops it when asked to. */
import { systemEffects } from '../../src/app/frame.ts'
import { main } from '../../src/cli/main.ts'
import { processTerminal } from '../../src/cli/terminal.ts'

const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())
process.exitCode = await main(process.argv.slice(2), {
  effects: systemEffects({ terminal: processTerminal(process, process.env), signal: stop.signal }),
  env: process.env,
  columns: () => 80,
})
