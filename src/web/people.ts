import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Clock } from '../kernel/effects.ts'
import type { People, SignedIn } from '../people/index.ts'
import {
  type Drafts,
  type Person,
  type RecordBook,
  type RecordView,
  type Reminders,
  startOfDay,
} from '../records/index.ts'
import type { Digests, Watches } from '../respond/index.ts'
import type { Label } from '../vocab/label.ts'
import { WebError } from './errors.ts'
import { bearerToken, isDirectLoopback } from './security.ts'
import type { Sessions } from './sessions.ts'
import type { Urgency } from './ui/clock-parts.tsx'

/** The records and who may act on them; absent where nobody can be signed in. */
export interface RecordDesk {
  readonly book: RecordBook
  readonly drafts: Drafts
  readonly reminders: Reminders
  /** What people watch of the register; absent where nothing is kept. */
  readonly watching?: { readonly watches: Watches; readonly digests: Digests }
  /** Whether the roles of the exercise may be tried here with one click. */
  readonly practice: boolean
  readonly sessions: Sessions
  /** Real people; absent where nobody can sign in. */
  readonly people?: People
  readonly clock: Clock
  /** Version of the program, for the description of the interface. */
  readonly version: string
}

export const roleCookie = 'tocsin-role'

/** Whether this request may choose a role with one click. */
export function offersRoles(c: Context, desk: RecordDesk | undefined): boolean {
  return desk?.practice === true && isDirectLoopback(c)
}

interface Recognised {
  readonly person?: Person | undefined
  /** Who is signed in with a session; absent for a token or a role of the exercise. */
  readonly signedIn?: SignedIn | undefined
}

const recognised = new WeakMap<Request, Recognised>()

/**
 * Finds out once who asks: by access token, by the exercise's role banner, by session. With a token nothing else
 * counts.
 */
export function recognise(desk: RecordDesk | undefined): MiddlewareHandler {
  return async (c, next) => {
    const found = await whoAsks(c, desk)
    if (found !== undefined) recognised.set(c.req.raw, found)
    await next()
  }
}

const sessionCookie = /(?:^|; ?)(?:__Secure-)?tocsin\.session_token=/

async function whoAsks(c: Context, desk: RecordDesk | undefined): Promise<Recognised | undefined> {
  if (desk === undefined) return undefined
  const { people, sessions } = desk
  const token = bearerToken(c)
  if (token !== undefined && people !== undefined) {
    return {
      person: await people.attempts.count(addressOf(c, people.origin), () => people.tokens.person(token)),
    }
  }
  const played = offersRoles(c, desk) ? sessions.find(getCookie(c, roleCookie)) : undefined
  if (played !== undefined) return { person: played }
  if (people === undefined || !sessionCookie.test(c.req.header('cookie') ?? '')) return undefined
  const signedIn = await people.signIns.read(c.req.raw.headers)
  return { signedIn, person: signedIn?.person }
}

/** Who acts: the person and role to which everything that is read or written is held. */
export function personIn(c: Context): Person | undefined {
  return recognised.get(c.req.raw)?.person
}

export function signedInAt(c: Context): SignedIn | undefined {
  return recognised.get(c.req.raw)?.signedIn
}

/**
 * Whose attempts to sign in are counted together: the address that the proxy in front saw, where there is one. It
 * may be made up where the proxy passes on what it is told; the sum of all attempts is counted too.
 */
export function addressOf(c: Context, origin: string | null): string {
  const seen = origin === null ? undefined : c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  if (seen !== undefined) return seen.slice(0, 60)
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress ?? 'unknown'
}

export interface Acting {
  readonly book: RecordBook
  readonly drafts: Drafts
  readonly reminders: Reminders
  readonly person: Person
}

/** @throws WebError `no-people`, `no-role`, `signed-out` */
export function actingAt(c: Context, desk: RecordDesk | undefined): Acting {
  const person = personIn(c)
  if (desk !== undefined && person !== undefined) {
    const { book, drafts, reminders } = desk
    return { book, drafts, reminders, person }
  }
  if (offersRoles(c, desk)) {
    throw new WebError('no-role', 'choose a role to see records', {
      hint: 'the roles of the exercise are in the banner at the top of each page',
    })
  }
  if (desk?.people === undefined) {
    throw new WebError('no-people', 'this server cannot sign anybody in, so it shows no records')
  }
  if (signedInAt(c) === undefined) throw new WebError('signed-out', 'sign in to see this')
  throw new WebError('no-role', 'you hold no role yet', { hint: 'ask an admin to give you one' })
}

/** What the header of every page says. */
export interface AtPresent {
  /** The next election as the reader may see it. */
  readonly election: RecordView | undefined
  /** Time in office of who governs there; null where no record says since when. */
  readonly inOffice: Label | null
  /** Only for whoever acts. */
  readonly urgency: Urgency | undefined
}

/** Who reads without an account. */
export const stranger: Person = { name: 'public', role: 'public' }

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

/** From the election's own record, else from the government that is on record for its country. */
async function timeInOffice(
  { book, clock }: RecordDesk,
  reader: Person,
  election: RecordView,
): Promise<Label | null> {
  if (election.derived.inOffice !== undefined) return election.derived.inOffice.text
  const kind = book.kinds.get('government')
  if (kind === undefined) return null
  const now = clock()
  const { records } = await book.list(
    reader,
    kind,
    { search: String(election.fields.country) },
    { page: 1, size: 100 },
  )
  const held = records
    .map(({ fields, derived }) => {
      const { country, zone, began, ends } = fields as Readonly<Record<string, string | undefined>>
      const [from, to] = [began!, ends].map((day) => day && startOfDay(day, zone!))
      const holds = country === election.fields.country && Number(from) <= now && now < Number(to ?? Infinity)
      return { began: began!, holds, text: derived.inOffice?.text ?? null }
    })
    .filter(({ holds }) => holds)
  return held.sort((a, b) => b.began.localeCompare(a.began))[0]?.text ?? null
}

async function urgencyFor({ book, reminders }: RecordDesk, person: Person): Promise<Urgency> {
  const { clocks, total } = await book.clocks.of(person, { size: 1 })
  return { clock: clocks[0], total, unread: await reminders.unread(person) }
}

export function findPresent(desk: RecordDesk | undefined): MiddlewareHandler {
  return async (c, next) => {
    if (desk !== undefined && !/\.\w+$/.test(c.req.path)) {
      const person = personIn(c)
      const reader = person ?? stranger
      const election = await nextElection(desk, reader)
      presentOf.set(c.req.raw, {
        election,
        inOffice: election === undefined ? null : await timeInOffice(desk, reader, election),
        urgency: person === undefined ? undefined : await urgencyFor(desk, person),
      })
    }
    await next()
  }
}
