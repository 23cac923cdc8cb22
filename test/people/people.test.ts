import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PeopleError } from '../../src/people/index.ts'
import { onEachEngine } from '../ledger/engines.ts'
import { newPeople, somebody, withCookies } from './support.ts'

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof PeopleError ? error.code : String(error)),
  )

onEachEngine((engine) => {
  let made: Awaited<ReturnType<typeof newPeople>>
  beforeAll(async () => {
    made = await newPeople({ engine: engine() })
  })
  afterAll(() => made.close())

  test('the first link makes an admin, once, and only as long as nobody is there', async () => {
    const { people } = made
    expect(await people.anybody()).toBe(false)
    const replaced = await people.links.first()
    const link = await people.links.first()
    expect(await codeOf(people.links.look(replaced))).toBe('link-invalid')
    expect(await people.links.look(link)).toEqual({ purpose: 'first', name: null })
    expect(await codeOf(people.links.use(link, 'A name!', new Headers()))).toBe('name-invalid')
    const { cookies } = await people.links.use(link, 'root', new Headers())
    expect(await people.anybody()).toBe(true)
    const signedIn = (await people.signIns.read(withCookies(cookies)))!
    expect(signedIn.person).toEqual({
      name: 'root',
      role: 'admin',
      sphere: 'instance',
      organisation: 'Instance',
    })
    expect(await codeOf(people.links.use(link, 'second', new Headers()))).toBe('link-invalid')
    const late = await people.links.first()
    expect(await codeOf(people.links.use(late, 'second', new Headers()))).toBe('link-invalid')
  })

  test('a link is used once, also by two at the same time, and not after its time', async () => {
    const { people, clock } = made
    const member = await people.registry.add('root', 'link.user')
    const link = await people.links.issue('root', member, 'invitation')
    const uses = await Promise.all([1, 2, 3].map(() => codeOf(people.links.use(link, '', new Headers()))))
    expect(uses.sort()).toEqual(['done', 'link-invalid', 'link-invalid'])
    const late = await people.links.issue('root', member, 'recovery')
    clock.move(25 * 3_600_000)
    expect(await codeOf(people.links.use(late, '', new Headers()))).toBe('link-invalid')
  })

  test('roles are held in an organisation and bring its sphere', async () => {
    const { people } = made
    const roles = ['analyst@Ministry/government', 'analyst@Desk/civil-society'] as const
    const { signedIn, headers, member } = await somebody(made, 'two.desks', roles)
    expect(signedIn.person).toMatchObject({ role: 'analyst', sphere: 'government', organisation: 'Ministry' })
    await people.signIns.actAs(signedIn, member.memberships[1]!.id)
    expect((await people.signIns.read(headers))!.person).toMatchObject({ sphere: 'civil-society' })
    expect(await codeOf(people.registry.give('root', member, 'Desk', 'duty-officer'))).toBe('role-invalid')
    expect(await codeOf(people.registry.give('root', member, 'Desk', 'admin'))).toBe('role-invalid')
    expect(await codeOf(people.registry.give('root', member, 'Nowhere', 'analyst'))).toBe('role-invalid')
    expect(await codeOf(people.registry.give('two.desks', member, 'Desk', 'reviewer'))).toBe('own-role')
    await people.registry.take('root', await people.registry.find('two.desks'), member.memberships[0]!.id)
    expect(
      (await people.signIns.read(headers))!.memberships.map(({ organisation }) => organisation.name),
    ).toEqual(['Desk'])
  })

  test('a recovery code signs in once, however it is typed, and new ones replace the old', async () => {
    const { people } = made
    const { signedIn } = await somebody(made, 'codes')
    const old = await people.codes.make(signedIn)
    const codes = await people.codes.make(signedIn)
    expect(new Set(codes).size).toBe(10)
    expect(await codeOf(people.codes.use(old[0]!, new Headers()))).toBe('code-invalid')
    const typed = codes[0]!.toLowerCase().replaceAll('-', ' ').replaceAll('1', 'l').replaceAll('0', 'o')
    const uses = await Promise.all([1, 2].map(() => codeOf(people.codes.use(typed, new Headers()))))
    expect(uses.sort()).toEqual(['code-invalid', 'done'])
    expect(await people.codes.left(signedIn)).toBe(9)
    expect(await codeOf(people.codes.use('', new Headers()))).toBe('code-invalid')
  })

  test('a token says who acts and with which scopes, until it is revoked, late, or its role is gone', async () => {
    const { people, clock } = made
    const { member } = await somebody(made, 'token.user')
    const request = { label: ' nightly\u202E export ', scopes: ['read', 'write:task'], days: 30 }
    const membershipId = member.memberships[0]!.id
    const { secret, row } = await people.tokens.make('token.user', member, { ...request, membershipId })
    expect(secret).toMatch(/^tocsin_[\w-]{43}$/)
    expect(row.label).toBe('nightly export')
    expect(await people.tokens.person(secret)).toEqual({
      name: 'token.user',
      role: 'analyst',
      sphere: 'civil-society',
      organisation: 'Desk',
      scopes: [
        { access: 'read', of: null },
        { access: 'write', of: { kind: 'task' } },
      ],
    })
    expect((await people.tokens.list(member.userId))[0]!.used).toBeGreaterThan(0)
    expect(await codeOf(people.tokens.person(`${secret.slice(0, -1)}_`))).toBe('token-invalid')
    for (const scopes of [[], ['all'], ['read:desk/nowhere'], ['write:'], ['read write']]) {
      const made = people.tokens.make('token.user', member, { ...request, membershipId, scopes })
      expect([scopes, await codeOf(made)]).toEqual([scopes, 'scope-invalid'])
    }
    const other = await somebody(made, 'other.user', ['reviewer@Desk/civil-society'])
    const foreign = { ...request, membershipId: other.member.memberships[0]!.id }
    expect(await codeOf(people.tokens.make('token.user', member, foreign))).toBe('role-invalid')
    await people.tokens.revoke('other.user', other.member, row.record)
    expect(await codeOf(people.tokens.person(secret))).toBe('done')
    await people.tokens.revoke('token.user', member, row.record)
    expect(await codeOf(people.tokens.person(secret))).toBe('token-invalid')
    const second = await people.tokens.make('token.user', member, { ...request, membershipId })
    await people.registry.suspend('root', member, true)
    expect(await codeOf(people.tokens.person(second.secret))).toBe('token-invalid')
    await people.registry.suspend('root', await people.registry.find('token.user'), false)
    expect(await codeOf(people.tokens.person(second.secret))).toBe('done')
    clock.move(31 * 86_400_000)
    expect(await codeOf(people.tokens.person(second.secret))).toBe('token-invalid')
    const third = await people.tokens.make('token.user', member, { ...request, membershipId })
    await people.registry.take('root', await people.registry.find('token.user'), membershipId)
    expect(await codeOf(people.tokens.person(third.secret))).toBe('token-invalid')
  })

  test('signing out ends the session everywhere at once', async () => {
    const { people } = made
    const { headers, signedIn } = await somebody(made, 'leaver')
    const codes = await people.codes.make(signedIn)
    const second = withCookies((await people.codes.use(codes[0]!, new Headers())).cookies)
    expect(await people.signIns.list(signedIn)).toHaveLength(2)
    await people.signIns.endOthers(signedIn)
    expect(await people.signIns.read(second)).toBeUndefined()
    await people.signIns.end(headers)
    expect(await people.signIns.read(headers)).toBeUndefined()
  })

  test('the last admin stays', async () => {
    const { people } = made
    const root = await people.registry.find('root')
    expect(await codeOf(people.registry.suspend('root', root, true))).toBe('last-way-in')
    expect(await codeOf(people.registry.take('root', root, root.memberships[0]!.id))).toBe('last-way-in')
    await somebody(made, 'deputy', ['admin@Instance/instance'])
    await people.registry.suspend('deputy', root, true)
    const deputy = await people.registry.find('deputy')
    expect(await codeOf(people.registry.suspend('root', deputy, true))).toBe('last-way-in')
  })

  test('names are plain, and nobody gets the name of another', async () => {
    const { registry } = made.people
    for (const name of [
      '',
      'a',
      'Ada',
      'аda',
      'ada/',
      'exercise',
      'a'.repeat(41),
      'a..b',
      "a'--",
      'terminal',
    ]) {
      expect([name, await codeOf(registry.add('root', name))]).toEqual([name, 'name-invalid'])
    }
    expect(await codeOf(registry.add('root', 'deputy'))).toBe('name-taken')
    expect(await codeOf(registry.add('root', 'mailed', 'a@b.example'))).toBe('done')
    expect(await codeOf(registry.add('root', 'mailed2', 'A@B.example'))).toBe('name-taken')
    for (const name of ['', ' ', 'x'.repeat(81), 'a\u0000b', 'a\u202eb', '\ud800']) {
      expect([name, await codeOf(registry.addOrganisation('root', name, 'government'))]).toEqual([
        name,
        'name-invalid',
      ])
    }
  })

  test('everything is on record, with neither secrets nor addresses', async () => {
    const { ledger, people } = made
    const member = await people.registry.add('root', 'recorded', 'recorded@private.example')
    await people.registry.give('root', member, 'Desk', 'analyst')
    const link = await people.links.issue('root', member, 'invitation')
    const { cookies } = await people.links.use(link, '', new Headers())
    const signedIn = (await people.signIns.read(withCookies(cookies)))!
    const codes = await people.codes.make(signedIn)
    const [membership] = signedIn.memberships
    const request = { label: 'x', scopes: ['read'], days: 1, membershipId: membership!.id }
    const { secret, row } = await people.tokens.make('recorded', signedIn, request)
    await people.tokens.revoke('recorded', signedIn, row.record)
    const events = await people.registry.events(member)
    expect(events.map(({ kind, author }) => `${kind} by ${author}`).reverse()).toEqual([
      'person.added by root',
      'person.role-given by root',
      'person.link-issued by root',
      'person.signed-in by recorded',
      'person.recovery-codes-made by recorded',
      'person.token-made by recorded',
      'person.token-revoked by recorded',
    ])
    const all: string[] = []
    for await (const event of ledger.events()) all.push(JSON.stringify(event))
    for (const hidden of [link, secret, ...codes, cookies[0]!.slice(21, 50), 'private.example']) {
      expect(all.join('\n')).not.toContain(hidden)
    }
  })
})

describe('in the embedded store', () => {
  test('secrets are hashed, and the files are readable by their owner only', async () => {
    const made = await newPeople()
    const { people, folder } = made
    const { member, signedIn } = await somebody(made, 'ada')
    const codes = await people.codes.make(signedIn)
    const membershipId = member.memberships[0]!.id
    const { secret } = await people.tokens.make('ada', member, {
      label: '',
      scopes: ['read'],
      days: 1,
      membershipId,
    })
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      statSync(join(folder, file)).isFile(),
    )
    const bytes = files.map((file) => readFileSync(join(folder, file), 'latin1')).join('')
    for (const hidden of [secret, ...codes]) expect(bytes).not.toContain(hidden)
    const open = files.filter(
      (file) => /people/.test(file) && (statSync(join(folder, file)).mode & 0o077) !== 0,
    )
    expect(open).toEqual([])
    expect(files).toContain(join('keys', 'people.key'))
    await made.close()
  })
})
