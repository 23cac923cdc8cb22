import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Person, RecordBook } from '../records/index.ts'
import { WebError } from './errors.ts'
import { isDirectLoopback } from './security.ts'
import type { Sessions } from './sessions.ts'

/** The records and who may act on them; absent where nobody can be signed in. */
export interface RecordDesk {
  readonly book: RecordBook
  readonly sessions: Sessions
  /** Version of the program, for the description of the interface. */
  readonly version: string
}

export const roleCookie = 'tocsin-role'

/** Whether this request may choose a role with one click. */
export function offersRoles(c: Context, desk: RecordDesk | undefined): desk is RecordDesk {
  return desk !== undefined && isDirectLoopback(c)
}

export function personIn(c: Context, desk: RecordDesk | undefined): Person | undefined {
  return offersRoles(c, desk) ? desk.sessions.find(getCookie(c, roleCookie)) : undefined
}

/** @throws WebError `no-people`, `no-role` */
export function actingAt(c: Context, desk: RecordDesk | undefined): { book: RecordBook; person: Person } {
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
  return { book: desk.book, person }
}
