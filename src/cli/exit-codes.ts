import { ExitCode } from '../kernel/errors.ts'

/** What each exit code of the command line means, in the order of the codes. */
export const exitCodeMeans: Readonly<Record<keyof typeof ExitCode, string>> = {
  ok: 'done, and nothing to report',
  unexpected: 'unexpected error: a fault of the program',
  usage: 'the command line or a setting cannot be understood',
  findings: 'there are findings at or above --fail-on',
  invalidInput: 'the input cannot be used',
  notFound: 'what was named does not exist',
  refused: 'refused by policy',
  upstream: 'something outside this program is not available',
  partial: 'done in part: what is done is kept, run again to go on',
  integrity: 'an integrity check failed: data or record was changed',
  limit: 'the disk is full or a limit was reached',
  interrupted: 'interrupted',
}

/** `code  meaning`, one a line. */
export function exitCodeLines(): readonly string[] {
  return Object.entries(ExitCode).map(
    ([name, code]) => `${String(code).padStart(3)}  ${exitCodeMeans[name as keyof typeof ExitCode]}`,
  )
}
