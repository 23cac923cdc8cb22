import type { Environment, Terminal } from '../app/frame.ts'

/** The parts of `process` that make a terminal. */
export interface Streams {
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
}

/** The terminal of a real process. Colour follows NO_COLOR (no-color.org) and `TERM=dumb`. */
export function processTerminal({ stdin, stdout, stderr }: Streams, env: Environment): Terminal {
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    interactive: stderr.isTTY === true && env.TERM !== 'dumb',
    color: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
    stdin,
  }
}
