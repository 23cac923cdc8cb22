import type { Effects, Environment } from '../app/frame.ts'
import { CodedError, ExitCode } from '../kernel/errors.ts'
import { printable } from './printable.ts'

/** What the operating system's refusals mean to the user of a command line. */
const systemErrors: Readonly<Record<string, { says: string; exitCode: number }>> = {
  ENOENT: { says: 'no such file or folder', exitCode: ExitCode.notFound },
  EACCES: { says: 'not permitted to open', exitCode: ExitCode.invalidInput },
  EISDIR: { says: 'is a folder, not a file', exitCode: ExitCode.invalidInput },
  ENOTDIR: { says: 'a file stands where a folder is needed', exitCode: ExitCode.invalidInput },
  EEXIST: { says: 'exists already', exitCode: ExitCode.invalidInput },
  EROFS: { says: 'the disk is read-only', exitCode: ExitCode.limit },
  EADDRINUSE: { says: 'another program already uses this address and port', exitCode: ExitCode.upstream },
  ENOSPC: { says: 'the disk is full', exitCode: ExitCode.limit },
  EDQUOT: { says: 'the disk quota is used up', exitCode: ExitCode.limit },
  EFBIG: { says: 'the file would grow larger than this system allows', exitCode: ExitCode.limit },
  EMFILE: { says: 'too many open files', exitCode: ExitCode.limit },
}

/** Tells an error on `err` as `tocsin: message` and `hint: ...`. @returns the exit code */
export function reportError(
  error: unknown,
  { effects, env }: { effects: Pick<Effects, 'terminal' | 'signal'>; env: Environment },
): number {
  const say = (line: string) => effects.terminal.err(`${line}\n`)
  const { message, hint, exitCode, expected } = explain(error, effects.signal)
  say(`tocsin: ${message}`)
  if (hint !== undefined) say(`hint: ${hint}`)
  if (env.TOCSIN_DEBUG && error instanceof Error) say(error.stack ?? String(error))
  else if (!expected) say('hint: this is a fault of the program; TOCSIN_DEBUG=1 shows where')
  return exitCode
}

interface Explained {
  readonly message: string
  readonly hint?: string
  readonly exitCode: number
  /** False for a fault of the program. */
  readonly expected: boolean
}

function explain(error: unknown, signal: AbortSignal): Explained {
  if (error instanceof CodedError) {
    return {
      message: lines(error.message),
      ...(error.hint === undefined ? {} : { hint: lines(error.hint) }),
      exitCode: error.exitCode,
      expected: true,
    }
  }
  if (signal.aborted) return { message: 'interrupted', exitCode: ExitCode.interrupted, expected: true }
  if (!(error instanceof Error)) {
    return { message: printable(String(error)), exitCode: ExitCode.unexpected, expected: false }
  }
  const { code, path } = error as NodeJS.ErrnoException
  const system = code === undefined ? undefined : systemErrors[code]
  if (system !== undefined) {
    const where = path === undefined ? '' : `: ${printable(path)}`
    return { message: `${system.says}${where}`, exitCode: system.exitCode, expected: true }
  }
  return { message: printable(error.message), exitCode: ExitCode.unexpected, expected: false }
}

/** Messages of our own may have several lines; each is made safe on its own. */
function lines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}
