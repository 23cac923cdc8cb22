import { ExchangeError } from './errors.ts'
import type { Seen, Taken } from './take.ts'

/** Fetches an address with a GET; follows no redirect. Rejects where nobody answers. */
export type Get = (
  url: string,
  headers: Readonly<Record<string, string>>,
) => Promise<{ readonly status: number; readonly body: AsyncIterable<Uint8Array> }>

/** How it stands with a member; lies on the shelf, so that losing it costs nothing but reading everything again. */
export interface MemberStatus {
  /** The checkpoint up to which nothing is missing. */
  readonly seen: Seen | null
  /** Milliseconds since 1970. */
  readonly contact: number | null
  /** Tries in a row that failed. */
  readonly failures: number
  /** When to try again, milliseconds since 1970. */
  readonly next: number
  readonly problem: string | null
  /** Acts refused so far. */
  readonly refused: number
}

export type SyncResult = Taken | { readonly member: string; readonly failed: string }

const shortest = 1_000
const longest = 10 * 60_000

/** A second after the first failure, twice as long after each further one, ten minutes at the most. */
export function nextTry(failures: number): number {
  return Math.min(longest, shortest * 2 ** Math.min(30, failures - 1))
}

/** What an answer that is no exchange file says, without believing it at length. */
export async function unreachable(status: number, body: AsyncIterable<Uint8Array>): Promise<ExchangeError> {
  let text = ''
  for await (const bytes of body) {
    text += Buffer.from(bytes).toString('utf8')
    if (text.length > 2_000) break
  }
  if (status === 409) return new ExchangeError('fork', 'its ledger is shorter than what it showed before')
  const says = /"detail":"([^"\\]{1,200})"/.exec(text)?.[1]
  return new ExchangeError('unreachable', `it answered ${status}${says === undefined ? '' : `: ${says}`}`)
}
