import type { Context } from 'hono'
import type { People, SignedIn } from '../../../people/index.ts'
import { type Action, allowsAtDesk, type Person } from '../../../records/index.ts'
import { WebError } from '../../errors.ts'
import { actingAt, signedInAt } from '../../people.ts'
import { isDirectLoopback } from '../../security.ts'
import type { WebContext } from '../../web-context.ts'

/** @throws WebError `no-people` */
export function peopleOf({ desk }: WebContext): People {
  if (desk?.people !== undefined) return desk.people
  throw new WebError('no-people', 'this server cannot sign anybody in')
}

/** Only a session will do: a token never makes another one. @throws WebError `signed-out`, `no-people` */
export function ownAt(c: Context, web: WebContext): { people: People; signedIn: SignedIn } {
  const people = peopleOf(web)
  const signedIn = signedInAt(c)
  if (signedIn === undefined) throw new WebError('signed-out', 'sign in to see your account')
  return { people, signedIn }
}

/** Who may look at people. @throws WebError `signed-out`, `not-found` for everybody else */
export function readerAt(c: Context, web: WebContext): { people: People; person: Person } {
  const people = peopleOf(web)
  const { person } = actingAt(c, web.desk)
  if (allowsAtDesk(person, 'read', 'people')) return { people, person }
  throw new WebError('not-yours', 'only admins and auditors see who belongs here')
}

/** Who may change people: somebody who signed in as admin. @returns also the name for the record */
export function adminAt(c: Context, web: WebContext, action: Action): { people: People; by: string } {
  const { people, signedIn } = ownAt(c, web)
  const { person } = signedIn
  if (person !== undefined && allowsAtDesk(person, action, 'people')) return { people, by: signedIn.name }
  throw new WebError('not-yours', 'only admins change who belongs here')
}

/**
 * The origin under which somebody signs in.
 * @throws WebError `insecure-origin` where others could listen
 */
export function partyOf(c: Context, people: People): { readonly origin: string } {
  const asked = new URL(c.req.url)
  if (people.origin !== null) {
    if (asked.hostname === new URL(people.origin).hostname) return { origin: people.origin }
    throw new WebError('insecure-origin', `people sign in at ${people.origin}`, {
      hint: `open ${people.origin}/sign-in`,
    })
  }
  if (isDirectLoopback(c)) return { origin: asked.origin }
  throw new WebError('insecure-origin', 'signing in from another machine needs https', {
    hint: 'set TOCSIN_URL to the https address under which a proxy serves this',
  })
}

/** Answers with the cookies that were set for the browser. */
export function withCookies(c: Context, cookies: readonly string[]): void {
  for (const line of cookies) c.header('Set-Cookie', line, { append: true })
}

/** A page with a secret on it: nothing may keep it. */
export function unkept(answer: Response): Response {
  answer.headers.set('Cache-Control', 'no-store')
  return answer
}
