import type { LedgerEvent } from '../ledger/index.ts'
import type { Role, Sphere } from '../records/index.ts'
import type { Core } from './core.ts'
import { PeopleError } from './errors.ts'
import { mailAddress, organisationName, personName } from './names.ts'
import { roleIn, sphereNamed } from './organisations.ts'
import { newId } from './secrets.ts'
import type { Rows } from './tables.ts'

export type OrganisationRow = Rows['organisation']
export type PersonEvent = LedgerEvent

export interface Membership {
  readonly id: string
  readonly role: Role
  readonly organisation: { readonly id: string; readonly name: string; readonly sphere: Sphere }
  readonly given: number
  readonly givenBy: string
}

export interface Member {
  readonly userId: string
  /** Id of the person's events in the ledger, and of their page. */
  readonly id: string
  readonly name: string
  readonly suspended: boolean
  readonly memberships: readonly Membership[]
  readonly passkeys: number
  readonly provider: boolean
}

/** Who belongs where with which role, and who gave it. Every change is put on record. */
export class Registry {
  readonly #core: Core

  constructor(core: Core) {
    this.#core = core
  }

  async list(): Promise<readonly Member[]> {
    const rows = await this.#core.rows()
    const [users, passkeys, accounts, held] = await Promise.all([
      rows.all('user'),
      rows.all('passkey'),
      rows.all('account'),
      this.#held({}),
    ])
    const count = <Row extends { userId: string }>(all: readonly Row[], id: string) =>
      all.filter(({ userId }) => userId === id).length
    return users
      .map((user) => memberOf(user, held, count(passkeys, user.id), count(accounts, user.id) > 0))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** @param key id or name @throws PeopleError `unknown-person` */
  async find(key: string): Promise<Member> {
    const rows = await this.#core.rows()
    const where = key.startsWith('P-') ? { record: key.slice(0, 20) } : { name: key.slice(0, 40) }
    const user = await rows.one('user', where)
    if (user === null) {
      throw new PeopleError('unknown-person', `there is nobody called ${key.slice(0, 40)} here`, {
        hint: 'tocsin people list names everybody',
      })
    }
    const { id: userId } = user
    const [held, passkeys, accounts] = await Promise.all([
      this.#held({ userId }),
      rows.all('passkey', { userId }),
      rows.all('account', { userId }),
    ])
    return memberOf(user, held, passkeys.length, accounts.length > 0)
  }

  /** Where a person is written to, as an admin entered it; null where none did, or the person is suspended. */
  async addressOf(name: string): Promise<string | null> {
    const user = await (await this.#core.rows()).one('user', { name: name.slice(0, 40) })
    return user === null || user.suspended || user.email.endsWith('.invalid') ? null : user.email
  }

  async memberships(userId: string): Promise<readonly Membership[]> {
    return (await this.#held({ userId })).map(({ membership }) => membership)
  }

  async #held(where: Partial<Rows['membership']>) {
    const rows = await this.#core.rows()
    const [all, organisations] = await Promise.all([rows.all('membership', where), rows.all('organisation')])
    const byId = new Map(organisations.map((one) => [one.id, one]))
    return [...all]
      .sort((a, b) => a.given - b.given || (a.key < b.key ? -1 : 1))
      .flatMap(({ id, userId, role, given, givenBy, organisationId }) => {
        const found = byId.get(organisationId)
        if (found === undefined) return []
        const organisation = { id: found.record, name: found.name, sphere: found.sphere }
        return [{ userId, membership: { id, role, organisation, given, givenBy } }]
      })
  }

  /**
   * A person whom nobody can be yet: give them a role and a link.
   * @param address only so that an identity provider can recognise them
   */
  async add(by: string, name: string, address = ''): Promise<Member> {
    const rows = await this.#core.rows()
    const own = personName(name)
    const record = newId('P', this.#core.effects.randomBytes)
    const email = mailAddress(address) ?? `${record.toLowerCase()}@people.invalid`
    if ((await rows.one('user', { name: own })) !== null || (await rows.one('user', { email })) !== null) {
      throw new PeopleError('name-taken', 'somebody has that name or address already')
    }
    const at = { createdAt: new Date(this.#core.now), updatedAt: new Date(this.#core.now) }
    // The admin who enters an address vouches for it; `emailVerified` lets a provider's account find it.
    await rows.add('user', { name: own, email, emailVerified: true, record, suspended: false, ...at })
    await this.#core.note(by, 'person.added', record, { name: own })
    return this.find(record)
  }

  async organisations(): Promise<readonly Rows['organisation'][]> {
    const all = await (await this.#core.rows()).all('organisation')
    return [...all].sort((a, b) => (a.key < b.key ? -1 : 1))
  }

  /** @returns the organisation of that name, made where there is none */
  async addOrganisation(by: string, name: string, sphere: string): Promise<Rows['organisation']> {
    const rows = await this.#core.rows()
    const own = organisationName(name)
    const known = sphereNamed(sphere)
    const key = own.toLowerCase()
    if ((await rows.one('organisation', { key })) !== null) {
      throw new PeopleError('name-taken', 'there is an organisation of that name')
    }
    const record = newId('O', this.#core.effects.randomBytes)
    const made = await rows.add('organisation', { record, name: own, key, sphere: known })
    await this.#core.note(by, 'organisation.added', record, { name: own, sphere: known })
    return made
  }

  /** @param key id or name @throws PeopleError `role-invalid` */
  async organisation(key: string): Promise<Rows['organisation']> {
    const rows = await this.#core.rows()
    const where = /^O-[0-9A-Z]{8}$/.test(key)
      ? { record: key }
      : { key: key.trim().toLowerCase().slice(0, 80) }
    const found = await rows.one('organisation', where)
    if (found === null) {
      throw new PeopleError(
        'role-invalid',
        'a role is held in an organisation, and there is none of that name',
        {
          hint: 'tocsin people organisations lists them',
        },
      )
    }
    return found
  }

  /** Nobody gives a role to themselves: an admin who wants to see evidence asks another. */
  async give(by: string, member: Member, organisationKey: string, roleName: string): Promise<void> {
    if (by === member.name) {
      throw new PeopleError('own-role', 'nobody gives a role to themselves', { hint: 'ask another admin' })
    }
    const rows = await this.#core.rows()
    const { id: organisationId, record: organisation, sphere } = await this.organisation(organisationKey)
    const role = roleIn(sphere, roleName)
    const key = `${member.userId}/${organisationId}/${role}`
    if ((await rows.one('membership', { key })) !== null) return
    const given = this.#core.now
    await rows.add('membership', { userId: member.userId, organisationId, role, given, givenBy: by, key })
    await this.#core.note(by, 'person.role-given', member.id, { organisation, role, sphere })
  }

  async take(by: string, member: Member, membershipId: string): Promise<void> {
    const membership = member.memberships.find(({ id }) => id === membershipId)
    if (membership === undefined) return
    if (membership.role === 'admin') await this.#demandAnotherAdmin(member)
    const rows = await this.#core.rows()
    if ((await rows.remove('membership', { id: membershipId })) === 0) return
    const revoked = this.#core.now
    await rows.change('token', { membershipId, revoked: 0 }, { revoked })
    const { role, organisation } = membership
    await this.#core.note(by, 'person.role-taken', member.id, { organisation: organisation.id, role })
  }

  /** Nobody acts as a suspended person; what they did stays. */
  async suspend(by: string, member: Member, suspended: boolean): Promise<void> {
    if (member.suspended === suspended) return
    if (suspended && member.memberships.some(({ role }) => role === 'admin')) {
      await this.#demandAnotherAdmin(member)
    }
    const rows = await this.#core.rows()
    await rows.change('user', { id: member.userId }, { suspended })
    if (suspended) await rows.remove('session', { userId: member.userId })
    await this.#core.note(by, suspended ? 'person.suspended' : 'person.reinstated', member.id, {})
  }

  async #demandAnotherAdmin(member: Member): Promise<void> {
    const others = (await this.list()).filter(
      ({ userId, suspended, memberships }) =>
        userId !== member.userId && !suspended && memberships.some(({ role }) => role === 'admin'),
    )
    if (others.length > 0) return
    throw new PeopleError('last-way-in', 'there would be no admin left', {
      hint: 'make somebody else admin first',
    })
  }

  /** What is on record about a person, newest first. */
  events(member: Pick<Member, 'id'>): Promise<readonly LedgerEvent[]> {
    return this.#core.events(member.id)
  }
}

function memberOf(
  user: Rows['user'],
  held: readonly { readonly userId: string; readonly membership: Membership }[],
  passkeys: number,
  provider: boolean,
): Member {
  return {
    userId: user.id,
    id: user.record,
    name: user.name,
    suspended: user.suspended,
    memberships: held.filter(({ userId }) => userId === user.id).map(({ membership }) => membership),
    passkeys,
    provider,
  }
}
