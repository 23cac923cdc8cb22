import type { Json } from '../../kernel/canonical-json.ts'
import type { Clock } from '../../kernel/effects.ts'
import { sha256 } from '../../kernel/hashing.ts'
import type { Shelf } from '../../ledger/index.ts'
import type { RecordBook } from '../book.ts'
import type { Person } from '../view.ts'
import type { BoardClock, BoardPage } from './board.ts'
import type { Escalation } from './stages.ts'

/** A clock that has reached a level, as one person is reminded of it. */
export interface Reminder {
  /** The clock, its deadline and the level: whoever read it is reminded again only when one of them changes. */
  readonly id: string
  readonly clock: BoardClock
  readonly read: boolean
  /** What became of the mail about it; null where none is sent. */
  readonly mail: MailState | null
}

/** Times are milliseconds since 1970. */
export type MailState =
  /** Another process may take it over once `until` has passed. */
  | { readonly state: 'sending'; readonly until: number; readonly tries: number }
  | { readonly state: 'sent'; readonly at: number }
  | { readonly state: 'failed'; readonly next: number; readonly tries: number; readonly why: string }

type Level = Exclude<Escalation, 0>

/** One message to everybody who is told at a level. */
export interface ReminderMail {
  /** The same for the same reminder, so that a mail server can tell a repetition. */
  readonly messageId: string
  readonly level: Level
  readonly clock: BoardClock
}

/** How mail leaves. */
export interface ReminderPost {
  /** Whether anybody is told by mail at this level. */
  reaches(level: Level): boolean
  /** Resolves once the mail server has taken it. */
  send(mail: ReminderMail): Promise<void>
}

interface RemindersOptions {
  readonly book: RecordBook
  readonly shelf: Shelf
  readonly clock: Clock
  /** Null where no mail is sent. */
  readonly post: ReminderPost | null
}

const mailSpace = 'reminder-mail'
const readSpace = 'reminder-read'
/** A process that has not come back after this long is taken to have died. */
const lease = 5 * 60_000
const firstRetry = 60_000
const longestRetry = 3_600_000
/** Mails of one round; what is left comes with the next. */
const mostMails = 50

/** Tells people of clocks on the web and by mail, each level of each clock once. */
export class Reminders {
  readonly #book: RecordBook
  readonly #shelf: Shelf
  readonly #clock: Clock
  readonly #post: ReminderPost | null
  #turn: Promise<{ sent: number; failed: number }> | undefined

  constructor({ book, shelf, clock, post }: RemindersOptions) {
    this.#book = book
    this.#shelf = shelf
    this.#clock = clock
    this.#post = post
  }

  /** A page of what a person is reminded of now, the most urgent first. */
  async list(
    person: Person,
    shown: { readonly page?: number; readonly size?: number } = {},
  ): Promise<Omit<BoardPage, 'clocks'> & { readonly reminders: readonly Reminder[] }> {
    const { clocks, ...counts } = await this.#book.clocks.of(person, { told: true, ...shown })
    const read = await this.#read(person)
    const reminders = await Promise.all(
      clocks.map(async (clock) => {
        const id = reminderId(clock)
        const mail = this.#post === null ? null : ((await this.#mail(id))?.state ?? null)
        return { id, clock, mail, read: read.has(keyOf(person, id)) }
      }),
    )
    return { ...counts, reminders }
  }

  /** How many of them the person has not read. */
  async unread(person: Person): Promise<number> {
    const told = await this.#book.clocks.toldTo(person)
    if (told.length === 0) return 0
    const read = await this.#read(person)
    return told.filter((clock) => !read.has(keyOf(person, reminderId(clock)))).length
  }

  async #read(person: Person): Promise<ReadonlySet<string>> {
    const slips = await this.#shelf.list(readSpace, `${person.name}\n`, 5000)
    return new Set(slips.map(({ key }) => key))
  }

  /** Marks a person's reminders as read, all or those that are named, whatever else is named. */
  async markRead(person: Person, ids: ReadonlySet<string> | 'all'): Promise<void> {
    const read = await this.#read(person)
    for (const clock of await this.#book.clocks.toldTo(person)) {
      const id = reminderId(clock)
      const key = keyOf(person, id)
      if (read.has(key) || (ids !== 'all' && !ids.has(id))) continue
      await this.#shelf.put(readSpace, key, this.#clock(), null)
    }
  }

  /**
   * Sends what is due to be sent. Several processes may do so at once: whoever writes the slip first sends. A mail
   * that cannot be sent waits a minute, then twice as long each time, up to an hour. Rounds never overlap.
   */
  round(): Promise<{ sent: number; failed: number }> {
    this.#turn ??= this.#round().finally(() => {
      this.#turn = undefined
    })
    return this.#turn
  }

  async #round(): Promise<{ sent: number; failed: number }> {
    const counts = { sent: 0, failed: 0 }
    if (this.#post === null) return counts
    for (const clock of await this.#book.clocks.escalated()) {
      if (clock.escalation === 0 || counts.sent + counts.failed >= mostMails) break
      if (!this.#post.reaches(clock.escalation)) continue
      const ended = await this.#one(clock, clock.escalation, this.#post)
      if (ended !== null) counts[ended]++
    }
    return counts
  }

  async #one(clock: BoardClock, level: Level, post: ReminderPost): Promise<'sent' | 'failed' | null> {
    const id = reminderId(clock)
    const before = await this.#mail(id)
    const now = this.#clock()
    if (before !== null && !mayTake(before.state, now)) return null
    const tries = before === null || before.state.state === 'sent' ? 0 : before.state.tries
    const version = before?.version ?? 0
    if (!(await this.#put(id, { state: 'sending', until: now + lease, tries: tries + 1 }, version)))
      return null
    const messageId = `<${sha256(id).slice(0, 40)}@tocsin.invalid>`
    try {
      await post.send({ messageId, level, clock })
      await this.#put(id, { state: 'sent', at: this.#clock() }, version + 1)
      return 'sent'
    } catch (error) {
      const wait = Math.min(longestRetry, firstRetry * 2 ** Math.min(tries, 10))
      const why = (error instanceof Error ? error.message : String(error)).slice(0, 300)
      await this.#put(id, { state: 'failed', next: this.#clock() + wait, tries: tries + 1, why }, version + 1)
      return 'failed'
    }
  }

  async #mail(id: string): Promise<{ readonly state: MailState; readonly version: number } | null> {
    const slip = await this.#shelf.get(mailSpace, id)
    return slip && { state: slip.value as unknown as MailState, version: slip.version }
  }

  #put(id: string, state: MailState, expected: number): Promise<boolean> {
    return this.#shelf.put(mailSpace, id, state as unknown as Json, expected)
  }
}

function mayTake(mail: MailState, now: number): boolean {
  if (mail.state === 'sent') return false
  return now >= (mail.state === 'sending' ? mail.until : mail.next)
}

const reminderId = ({ id, escalation }: Pick<BoardClock, 'id' | 'escalation'>): string =>
  `${id}/${escalation}`

const keyOf = ({ name }: Person, id: string): string => `${name}\n${id}`
