import type { Clock } from '../../kernel/effects.ts'
import type { Shelf } from '../../ledger/index.ts'
import type { RecordBook } from '../book.ts'
import type { Person } from '../view.ts'
import type { BoardClock, BoardPage } from './board.ts'
import { type MailState, Outbox } from './outbox.ts'
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
/** Mails of one round; what is left comes with the next. */
const mostMails = 50

/** Tells people of clocks on the web and by mail, each level of each clock once. */
export class Reminders {
  readonly #book: RecordBook
  readonly #shelf: Shelf
  readonly #clock: Clock
  readonly #post: ReminderPost | null
  readonly #outbox: Outbox
  #turn: Promise<{ sent: number; failed: number }> | undefined

  constructor({ book, shelf, clock, post }: RemindersOptions) {
    this.#book = book
    this.#shelf = shelf
    this.#clock = clock
    this.#post = post
    this.#outbox = new Outbox({ shelf, clock, space: mailSpace })
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
        const mail = this.#post === null ? null : await this.#outbox.state(id)
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
   * Sends what is due to be sent. Rounds never overlap.
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
      const level = clock.escalation
      const post = this.#post
      const ended = await this.#outbox.send(reminderId(clock), (messageId) =>
        post.send({ messageId, level, clock }),
      )
      if (ended !== null) counts[ended]++
    }
    return counts
  }
}

const reminderId = ({ id, escalation }: Pick<BoardClock, 'id' | 'escalation'>): string =>
  `${id}/${escalation}`

const keyOf = ({ name }: Person, id: string): string => `${name}\n${id}`
