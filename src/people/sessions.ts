import type { Person } from '../records/index.ts'
import type { Core } from './core.ts'
import { PeopleError } from './errors.ts'
import type { Membership, Registry } from './registry.ts'
import type { Rows } from './tables.ts'

export type SessionRow = Rows['session']

/** How somebody was recognised. */
export type SignInMethod = 'passkey' | 'provider' | 'recovery-code' | 'link'

/** Who uses a browser, and as what. */
export interface SignedIn {
  readonly userId: string
  readonly id: string
  readonly name: string
  readonly sessionId: string
  readonly memberships: readonly Membership[]
  readonly acting: Membership | undefined
  /** Absent for somebody who holds no role. */
  readonly person: Person | undefined
}

export interface Begun {
  /** `Set-Cookie` lines. */
  readonly cookies: readonly string[]
}

export function personOf(name: string, { role, organisation }: Membership): Person {
  return { name, role, sphere: organisation.sphere, organisation: organisation.name }
}

/** Who is signed in where: a session is a row, so that signing out holds at once and everywhere. */
export class SignIns {
  readonly #core: Core
  readonly #registry: Registry

  constructor(core: Core, registry: Registry) {
    this.#core = core
    this.#registry = registry
  }

  /** @throws PeopleError `link-invalid` for a person who is gone or suspended */
  async begin(userId: string, method: SignInMethod, headers: Headers): Promise<Begun> {
    const engine = await this.#core.engine()
    const user = await engine.rows.one('user', { id: userId })
    if (user === null || user.suspended) throw suspendedOrGone()
    const [first] = await this.#registry.memberships(userId)
    const begun = await engine.begin(userId, method, first?.id ?? null, headers)
    if (begun === null) throw suspendedOrGone()
    await this.#noted(user, method, begun.token)
    return begun
  }

  /** Takes over a session that the provider's way back has begun. @param cookies as they were set */
  async adopt(cookies: readonly string[]): Promise<void> {
    const engine = await this.#core.engine()
    const cookie = cookies.map((line) => line.split(';')[0]).join('; ')
    const found = await engine.read(new Headers({ cookie }))
    if (found === null) throw new PeopleError('provider-refused', 'the provider confirmed nobody')
    const { session, user } = found
    if (user.suspended) {
      await engine.rows.remove('session', { id: session.id })
      throw new PeopleError('provider-refused', 'the provider confirmed nobody who is known here')
    }
    const [first] = await this.#registry.memberships(user.id)
    await engine.rows.change('session', { id: session.id }, { method: 'provider', acting: first?.id ?? null })
    await this.#noted(user, 'provider', session.token)
  }

  async #noted(user: Rows['user'], method: SignInMethod, token: string): Promise<void> {
    try {
      await this.#core.note(user.name, 'person.signed-in', user.record, { method })
    } catch (error) {
      // What cannot be put on record does not happen.
      await (await this.#core.rows()).remove('session', { token })
      throw error
    }
  }

  async read(headers: Headers): Promise<SignedIn | undefined> {
    const found = await (await this.#core.engine()).read(headers)
    if (found === null || found.user.suspended) return undefined
    const { session, user } = found
    const memberships = await this.#registry.memberships(user.id)
    const acting = memberships.find(({ id }) => id === session.acting) ?? memberships[0]
    return {
      userId: user.id,
      id: user.record,
      name: user.name,
      sessionId: session.id,
      memberships,
      acting,
      person: acting && personOf(user.name, acting),
    }
  }

  async actAs({ sessionId, memberships }: SignedIn, membershipId: string): Promise<void> {
    const chosen = memberships.find(({ id }) => id === membershipId)
    if (chosen === undefined) throw new PeopleError('role-invalid', 'you do not hold that role')
    await (await this.#core.rows()).change('session', { id: sessionId }, { acting: chosen.id })
  }

  async end(headers: Headers): Promise<readonly string[]> {
    return (await this.#core.engine()).end(headers)
  }

  async list({ userId }: SignedIn): Promise<readonly Rows['session'][]> {
    const all = await (await this.#core.rows()).all('session', { userId })
    const now = Date.now()
    return all
      .filter(({ expiresAt }) => new Date(expiresAt).getTime() > now)
      .sort((a, b) => new Date(b.createdAt).getTime() - new Date(a.createdAt).getTime())
  }

  /** @param which id of one session; without it all but this one */
  async endOthers({ userId, sessionId }: SignedIn, which?: string): Promise<void> {
    const rows = await this.#core.rows()
    const others = (await rows.all('session', { userId })).filter(({ id }) => id !== sessionId)
    for (const { id } of others) if (which === undefined || id === which) await rows.remove('session', { id })
  }
}

function suspendedOrGone(): PeopleError {
  return new PeopleError('link-invalid', 'nobody can sign in with this', {
    hint: 'ask an admin for a new link',
  })
}
