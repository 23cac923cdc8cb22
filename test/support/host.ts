import { Readable } from 'node:stream'
import type { Effects } from '../../src/app/frame.ts'
import type { Host } from '../../src/cli/main.ts'

export interface FakeHost extends Host {
  /** What was printed so far. */
  readonly printed: { out: string; err: string }
}

/** A host whose terminal keeps what is printed, with a clock that stands still unless told otherwise. */
export function fakeHost(
  parts: Partial<Omit<Effects, 'progress' | 'terminal'>> & {
    env?: Host['env']
    stdin?: string
    interactive?: boolean
    color?: boolean
  } = {},
): FakeHost {
  const printed = { out: '', err: '' }
  return {
    printed,
    env: parts.env ?? {},
    columns: () => 80,
    effects: {
      clock: parts.clock ?? (() => Date.UTC(2027, 4, 9)),
      randomBytes: parts.randomBytes ?? ((size) => new Uint8Array(size).fill(7)),
      signal: parts.signal ?? new AbortController().signal,
      terminal: {
        out: (text) => {
          printed.out += text
        },
        err: (text) => {
          printed.err += text
        },
        interactive: parts.interactive ?? false,
        color: parts.color ?? false,
        stdin: Readable.from([Buffer.from(parts.stdin ?? '')]),
      },
    },
  }
}
