import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Clock } from '../kernel/effects.ts'
import type { Drafts, Person, RecordBook, RecordView, Reminders } from '../records/index.ts'
import { WebError } from './errors.ts'
import { isDirectLoopback } from './security.ts'
import type { Sessions } from './sessions.ts'
import type { Urgency } from './ui/clock-parts.tsx'

/** The records and who may act on them; absent where nobody can be signed in. */
export interface RecordDesk {
  readonly book: RecordBook
  readonly drafts: Drafts
  readonly reminders: Reminders
  /** Whether the roles of the exercise may be tried here with one click. */
  readonly practice: boolean
  readonly sessions: Sessions
  readonly clock: Clock
  /** Version of the program, for the description of the interface. */
  readonly version: string
}

export const roleCookie = 'tocsin-role'

/** Whether this request may choose a role with one click. */
export function offersRoles(c: Context, desk: RecordDesk | undefined): desk is RecordDesk {
  return desk?.practice === true && isDirectLoopback(c)
}

export function personIn(c: Context, desk: RecordDesk | undefined): Person | undefined {
  return offersRoles(c, desk) ? desk.sessions.find(getCookie(c, roleCookie)) : undefined
}

export interface Acting {
  readonly book: RecordBook
  readonly drafts: Drafts
  readonly reminders: Reminders
  readonly person: Person
}

/** @throws WebError `no-people`, `no-role` */
export function actingAt(c: Context, desk: RecordDesk | undefined): Acting {
  if (!offersRoles(c, desk)) {
    throw new WebError('no-people', 'this server cannot sign anybody in, so it shows no records', {
      hint: 'on this machine, with the exercise loaded, roles can be tried: tocsin init --exercise, then tocsin serve',
    })
  }
  const person = personIn(c, desk)
  if (person === undefined) {
    throw new WebError('no-role', 'choose a role to see records', {
      hint: 'the roles of the exercise are in the banner at the top of each page',
    })
  }
  return { book: desk.book, drafts: desk.drafts, reminders: desk.reminders, person }
}

/** What the header of every page says to whoever acts. */
export interface AtPresent {
  /** The next election as the reader may see it. */
  readonly election: RecordView | undefined
  readonly urgency: Urgency
}

const presentOf = new WeakMap<Request, AtPresent>()

/** What was found before the page is made. */
export function atPresent(c: Context): AtPresent | undefined {
  return presentOf.get(c.req.raw)
}

/** The westernmost zones are twelve hours behind UTC; an election stays shown until its day is over there too. */
const behind = 12 * 3_600_000

async function nextElection({ book, clock }: RecordDesk, person: Person): Promise<RecordView | undefined> {
  const kind = book.kinds.get('election')
  if (kind === undefined) return undefined
  const today = new Date(clock() - behind).toISOString().slice(0, 10)
  const election = await book.firstFrom(person, kind, today)
  return Number(election?.derived.toVote?.value) < 0 ? undefined : election
}

export function findPresent(desk: RecordDesk | undefined): MiddlewareHandler {
  return async (c, next) => {
    const person = personIn(c, desk)
    if (desk !== undefined && person !== undefined && !/\.\w+$/.test(c.req.path)) {
      const { clocks, total } = await desk.book.clocks.of(person, { most: 1 })
      const unread = await desk.reminders.unread(person)
      const election = await nextElection(desk, person)
      presentOf.set(c.req.raw, { election, urgency: { clock: clocks[0], total, unread } })
    }
    await next()
  }
}
