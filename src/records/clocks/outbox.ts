import type { Json } from '../../kernel/canonical-json.ts'
import type { Clock } from '../../kernel/effects.ts'
import { sha256 } from '../../kernel/hashing.ts'
import type { Shelf } from '../../ledger/index.ts'

/** Times are milliseconds since 1970. */
export type MailState =
  /** Another process may take it over once `until` has passed. */
  | { readonly state: 'sending'; readonly until: number; readonly tries: number }
  | { readonly state: 'sent'; readonly at: number }
  | { readonly state: 'failed'; readonly next: number; readonly tries: number; readonly why: string }

/** A process that has not come back after this long is taken to have died. */
const lease = 5 * 60_000
const firstRetry = 60_000
const longestRetry = 3_600_000

interface OutboxOptions {
  readonly shelf: Shelf
  readonly clock: Clock
  /** Part of the shelf that says what became of each mail. */
  readonly space: string
}

/**
 * Sends each mail once. Several processes may do so at once: whoever writes the slip first sends. A mail that cannot be
 * sent waits a minute, then twice as long each time, up to an hour. A process that dies before it noted that a mail
 * went out may send it twice, with the same Message-ID.
 */
export class Outbox {
  readonly #shelf: Shelf
  readonly #clock: Clock
  readonly #space: string

  constructor({ shelf, clock, space }: OutboxOptions) {
    this.#shelf = shelf
    this.#clock = clock
    this.#space = space
  }

  async state(id: string): Promise<MailState | null> {
    return (await this.#read(id))?.state ?? null
  }

  /**
   * @param id the same for the same mail
   * @param send resolves once the mail server has taken it
   * @returns null where it was sent before, waits, or another process is at it
   */
  async send(id: string, send: (messageId: string) => Promise<void>): Promise<'sent' | 'failed' | null> {
    const before = await this.#read(id)
    const now = this.#clock()
    if (before !== null && !mayTake(before.state, now)) return null
    const tries = before === null || before.state.state === 'sent' ? 0 : before.state.tries
    const version = before?.version ?? 0
    if (!(await this.#put(id, { state: 'sending', until: now + lease, tries: tries + 1 }, version)))
      return null
    try {
      await send(`<${sha256(id).slice(0, 40)}@tocsin.invalid>`)
      await this.#put(id, { state: 'sent', at: this.#clock() }, version + 1)
      return 'sent'
    } catch (error) {
      const wait = Math.min(longestRetry, firstRetry * 2 ** Math.min(tries, 10))
      const why = (error instanceof Error ? error.message : String(error)).slice(0, 300)
      await this.#put(id, { state: 'failed', next: this.#clock() + wait, tries: tries + 1, why }, version + 1)
      return 'failed'
    }
  }

  async #read(id: string): Promise<{ readonly state: MailState; readonly version: number } | null> {
    const slip = await this.#shelf.get(this.#space, id)
    return slip && { state: slip.value as unknown as MailState, version: slip.version }
  }

  #put(id: string, state: MailState, expected: number): Promise<boolean> {
    return this.#shelf.put(this.#space, id, state as unknown as Json, expected)
  }
}

function mayTake(mail: MailState, now: number): boolean {
  if (mail.state === 'sent') return false
  return now >= (mail.state === 'sending' ? mail.until : mail.next)
}
