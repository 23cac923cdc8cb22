import { type Person, parseScope, type Scope, scopeText } from '../records/index.ts'
import type { Core } from './core.ts'
import { PeopleError } from './errors.ts'
import { labelText } from './names.ts'
import type { Member, Registry } from './registry.ts'
import { newId, newSecret, secretHash } from './secrets.ts'
import { personOf } from './sessions.ts'
import type { Rows } from './tables.ts'

/** So that programs that look for leaked secrets can tell what it is. */
const prefix = 'tocsin_'
const day = 86_400_000
const mostDays = 365
const mostTokens = 50
/** How exactly the last use is kept, so that reading does not mean writing each time. */
const grain = 60_000

export type TokenRow = Rows['token']

export interface TokenRequest {
  readonly label: string
  readonly scopes: readonly string[]
  readonly days: number
  readonly membershipId: string
}

/** Access tokens for programs (RFC 6750), hashed at rest. One acts in one role that its person holds. */
export class Tokens {
  readonly #core: Core
  readonly #registry: Registry

  constructor(core: Core, registry: Registry) {
    this.#core = core
    this.#registry = registry
  }

  /** @returns the token, which is kept nowhere @throws PeopleError `scope-invalid`, `role-invalid` */
  async make(by: string, member: Pick<Member, 'userId' | 'id' | 'memberships'>, asked: TokenRequest) {
    const rows = await this.#core.rows()
    const scopes = readScopes(asked.scopes)
    const membership = member.memberships.find(({ id }) => id === asked.membershipId)
    if (membership === undefined)
      throw new PeopleError('role-invalid', 'a token acts in a role that you hold')
    if (!Number.isInteger(asked.days) || asked.days < 1 || asked.days > mostDays) {
      throw new PeopleError('scope-invalid', `a token lasts from 1 to ${mostDays} days`)
    }
    const { userId } = member
    if ((await rows.all('token', { userId, revoked: 0 })).length >= mostTokens) {
      throw new PeopleError('scope-invalid', `nobody has more than ${mostTokens} tokens`, {
        hint: 'revoke one',
      })
    }
    const { clock, randomBytes } = this.#core.effects
    const secret = `${prefix}${newSecret(randomBytes)}`
    const made = clock()
    const row = await rows.add('token', {
      record: newId('K', randomBytes),
      hash: secretHash(secret),
      userId,
      membershipId: membership.id,
      label: labelText(asked.label, 'token'),
      scopes: scopes.map(scopeText).join(' '),
      made,
      expires: made + asked.days * day,
      used: 0,
      revoked: 0,
    })
    const body = { token: row.record, scopes: row.scopes, role: membership.role, expires: row.expires }
    await this.#core.note(by, 'person.token-made', member.id, body)
    return { secret, row }
  }

  async list(userId: string): Promise<readonly Rows['token'][]> {
    const all = await (await this.#core.rows()).all('token', { userId, revoked: 0 })
    return [...all].sort((a, b) => b.made - a.made)
  }

  async revoke(by: string, member: Pick<Member, 'userId' | 'id'>, record: string): Promise<void> {
    const rows = await this.#core.rows()
    const where = { record: record.slice(0, 20), userId: member.userId, revoked: 0 }
    if ((await rows.change('token', where, { revoked: this.#core.now })) === 0) return
    await this.#core.note(by, 'person.token-revoked', member.id, { token: where.record })
  }

  /** Who acts with a token. @throws PeopleError `token-invalid` */
  async person(secret: string): Promise<Person> {
    const rows = await this.#core.rows()
    const now = this.#core.now
    const row = secret.length > 100 ? null : await rows.one('token', { hash: secretHash(secret) })
    if (row === null || row.revoked !== 0 || row.expires <= now) throw invalid()
    const user = await rows.one('user', { id: row.userId })
    const held = await this.#registry.memberships(row.userId)
    const membership = held.find(({ id }) => id === row.membershipId)
    if (user === null || user.suspended || membership === undefined) throw invalid()
    if (now - row.used >= grain) await rows.change('token', { id: row.id }, { used: now })
    return { ...personOf(user.name, membership), scopes: readScopes(row.scopes.split(' ')) }
  }
}

function readScopes(given: readonly string[]): readonly Scope[] {
  const texts = [...new Set(given.map((text) => text.trim()).filter((text) => text !== ''))]
  const scopes = texts.map((text) => {
    const scope = parseScope(text)
    if (scope !== undefined) return scope
    throw new PeopleError('scope-invalid', `${text.slice(0, 60)} is no scope`, {
      hint: 'scopes are read, write, read:KIND, write:KIND, read:desk/DESK and write:desk/DESK',
    })
  })
  if (scopes.length === 0) {
    throw new PeopleError('scope-invalid', 'a token needs at least one scope', { hint: 'for example read' })
  }
  return scopes
}

function invalid(): PeopleError {
  return new PeopleError('token-invalid', 'the access token was revoked, has expired, or never existed', {
    hint: 'make a new one on your account page',
  })
}
