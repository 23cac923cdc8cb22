/** The process behind `tocsin`: binds the command line to this process's streams, signals and environment. */
import { systemEffects } from '../app/frame.ts'
import { ExitCode } from '../kernel/errors.ts'
import { main } from './main.ts'
import { processTerminal } from './terminal.ts'

const stop = new AbortController()
const terminal = processTerminal(process, process.env)

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(ExitCode.ok)
    throw error
  })
}
// The launcher hands on a signal that the terminal has also sent to us: twice at once is one.
const sameSignal = 300
let stoppedAt = 0
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    const now = performance.now()
    if (stop.signal.aborted) {
      if (now - stoppedAt > sameSignal) process.exit(ExitCode.interrupted)
      return
    }
    stoppedAt = now
    if (terminal.interactive) terminal.err('\nstopping at the next safe point; ctrl-c again stops at once\n')
    stop.abort()
  })
}

const code = await main(process.argv.slice(2), {
  effects: systemEffects({ terminal, signal: stop.signal }),
  env: process.env,
  columns: () => process.stderr.columns ?? 80,
})
process.stdout.write('', () => process.exit(code))
