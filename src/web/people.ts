import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Clock } from '../kernel/effects.ts'
import type { Drafts, Person, RecordBook, RecordView } from '../records/index.ts'
import { WebError } from './errors.ts'
import { isDirectLoopback } from './security.ts'
import type { Sessions } from './sessions.ts'

/** The records and who may act on them; absent where nobody can be signed in. */
export interface RecordDesk {
  readonly book: RecordBook
  readonly drafts: Drafts
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
  return { book: desk.book, drafts: desk.drafts, person }
}

const clocksOf = new WeakMap<Request, RecordView>()

/** The next election as the reader may see it, found before the page is made. */
export function electionOf(c: Context): RecordView | undefined {
  return clocksOf.get(c.req.raw)
}

/** The westernmost zones are twelve hours behind UTC; an election stays shown until its day is over there too. */
const behind = 12 * 3_600_000

export function findElection(desk: RecordDesk | undefined): MiddlewareHandler {
  return async (c, next) => {
    const person = personIn(c, desk)
    const kind = desk?.book.kinds.get('election')
    if (desk !== undefined && person !== undefined && kind !== undefined && !/\.\w+$/.test(c.req.path)) {
      const today = new Date(desk.clock() - behind).toISOString().slice(0, 10)
      const election = await desk.book.firstFrom(person, kind, today)
      const over = Number(election?.derived.toVote?.value) < 0
      if (election !== undefined && !over) clocksOf.set(c.req.raw, election)
    }
    await next()
  }
}
