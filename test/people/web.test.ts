import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Action,
  allows,
  desks,
  kinds,
  parseScope,
  roles,
  type Scope,
  sphereOf,
  spheres,
} from '../../src/records/index.ts'
import { tlpLevels } from '../../src/vocab/tlp.ts'
import { pureStatement } from '../records/support.ts'
import { newPeople, somebody, webOver, withCookies } from './support.ts'

let made: Awaited<ReturnType<typeof newPeople>>
let web: ReturnType<typeof webOver>
beforeAll(async () => {
  made = await newPeople()
  web = webOver(made)
})
afterAll(() => made.close())

const cookieOf = (headers: Headers) => ({ cookie: headers.get('cookie')! })
const json = { accept: 'application/json' }

describe('a token over the interface', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}`, origin: '' })
  const tokenFor = async (name: string, scopes: readonly string[]) => {
    const member = await made.people.registry.find(name)
    const [held] = member.memberships
    const request = { label: 'test', scopes, days: 1, membershipId: held!.id }
    return (await made.people.tokens.make(name, member, request)).secret
  }

  beforeAll(async () => {
    const { person } = (await somebody(made, 'first.writer')).signedIn
    const clear = { tlp: 'TLP:CLEAR', shared: true } as const
    await made.book.create(person!, made.book.kind('statement'), { fields: pureStatement, ...clear })
    await made.book.create(person!, made.book.kind('task'), { fields: task, ...clear })
  })
  const task = { title: 'look', stage: 'triage', begun: '2027-05-01T08:00', status: 'open', owner: 'desk' }

  /** By scopes: whether a statement (desk evidence) and a task (desk work) may be read and made. */
  const matrix = [
    [['read'], 'read, read'],
    [['write'], 'read write, read write'],
    [['read:statement'], 'read, '],
    [['write:statement'], 'read write, '],
    [['read:task', 'write:statement'], 'read write, read'],
    [['read:desk/evidence'], 'read, '],
    [['write:desk/work'], ', read write'],
    [['read', 'write:desk/work'], 'read, read write'],
    [['read:desk/calendar'], ', '],
  ] as const

  test.each(matrix)('%s', async (scopes, expected) => {
    const name = `scope.${scopes.join('').replace(/[^a-z]/g, '')}`
    await somebody(made, name, ['analyst@Desk/civil-society'])
    const token = await tokenFor(name, scopes)
    const may = async (kind: string, fields: object) => {
      const list = await web.ask(`/records/${kind}.json`, { headers: bearer(token) })
      const { total } = (await list.json()) as { total?: number }
      const body = JSON.stringify({ fields, tlp: 'TLP:CLEAR', shared: true })
      const headers = { ...bearer(token), 'content-type': 'application/json' }
      const answer = await web.ask(`/records/${kind}`, { method: 'POST', body, headers })
      const refused = answer.headers.get('www-authenticate')
      if (answer.status === 403) expect(refused).toBe('Bearer realm="tocsin", error="insufficient_scope"')
      const made = answer.status === 201
      expect([answer.status, kind]).toEqual([made ? 201 : 403, kind])
      return [...((total ?? 0) > 0 ? ['read'] : []), ...(made ? ['write'] : [])].join(' ')
    }
    const seen = [await may('statement', pureStatement), await may('task', task)].join(', ')
    expect(seen).toBe(expected)
  })

  test('scopes only ever narrow, for every role, action, kind, level and sphere', () => {
    const texts = ['read', 'write', 'read:statement', 'write:task', 'read:desk/evidence', 'write:desk/rules']
    const scopes = texts.map((text) => parseScope(text)!)
    const actions: readonly Action[] = ['read', 'export', 'create', 'revise', 'approve', 'classify']
    let narrowed = 0
    const try_ = (given: readonly Scope[] | undefined, person: Parameters<typeof allows>[0]) =>
      kinds.flatMap((kind) =>
        actions.flatMap((action) =>
          tlpLevels.flatMap((tlp) =>
            spheres.map((sphere) =>
              allows(given === undefined ? person : { ...person, scopes: given }, action, kind, {
                tlp,
                sphere,
                shared: false,
              }),
            ),
          ),
        ),
      )
    for (const role of roles) {
      for (const sphere of [sphereOf[role], 'government'] as const) {
        const person = { name: 'x', role, sphere }
        const whole = try_(undefined, person)
        for (const given of [[], ...scopes.map((scope) => [scope]), scopes]) {
          const part = try_(given, person)
          expect(part.filter((allowed, i) => allowed && !whole[i])).toEqual([])
          narrowed += part.filter((allowed, i) => !allowed && whole[i]).length
        }
        expect(try_([parseScope('write')!], person)).toEqual(whole)
      }
    }
    expect(narrowed).toBeGreaterThan(1000)
    expect(desks.every((desk) => parseScope(`read:desk/${desk}`) !== undefined)).toBe(true)
  })

  test('a newsroom with every scope still writes nothing', async () => {
    await somebody(made, 'press', ['newsroom@Paper/civil-society'])
    const headers = { ...bearer(await tokenFor('press', ['write'])), 'content-type': 'application/json' }
    const body = JSON.stringify({ fields: pureStatement })
    const answer = await web.ask('/records/statement', { method: 'POST', body, headers })
    expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([
      403,
      'urn:tocsin:problem:not-allowed',
    ])
  })

  test('a wrong token is refused, whatever cookie comes with it; without one the answer says how to come back', async () => {
    const { headers } = await somebody(made, 'cookied')
    const both = { ...cookieOf(headers), authorization: `Bearer tocsin_${'x'.repeat(43)}` }
    const answer = await web.ask('/records.json', { headers: both })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="tocsin", error="invalid_token"')
    const bare = await web.ask('/records.json')
    expect([bare.status, bare.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="tocsin"'])
    expect((await web.ask('/records.json', { headers: cookieOf(headers) })).status).toBe(200)
  })

  test('a token opens no account, makes no token and changes no people; an admin token may read them', async () => {
    await somebody(made, 'chief', ['admin@Instance/instance'])
    const headers = bearer(await tokenFor('chief', ['write']))
    expect((await web.ask('/people.json', { headers })).status).toBe(200)
    for (const path of ['/account', '/account.json']) {
      expect([path, (await web.ask(path, { headers })).status]).toEqual([path, 401])
    }
    for (const path of ['/account/tokens', '/account/codes', '/people', '/people/organisations']) {
      const body = new URLSearchParams({
        scope: 'write',
        days: '1',
        name: 'made.by.token',
        sphere: 'government',
      })
      const answer = await web.ask(path, { method: 'POST', headers, body })
      expect([path, answer.status]).toEqual([path, 401])
    }
    const narrow = bearer(await tokenFor('chief', ['read:statement']))
    expect((await web.ask('/people.json', { headers: narrow })).status).toBe(403)
  })
})

describe('the session', () => {
  test('is a cookie that scripts cannot read and other sites do not send', async () => {
    const { cookies } = await somebody(made, 'cookie')
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(/^tocsin\.session_token=\S+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
    const served = await newPeople({ settings: { origin: 'https://desk.example' } })
    const [secure] = (await somebody(served, 'secure')).cookies
    expect(secure).toMatch(/^__Secure-tocsin\.session_token=.*; Secure;/)
    await served.close()
  })

  test('a forged or changed cookie is nobody', async () => {
    const { headers } = await somebody(made, 'forged')
    const cookie = headers.get('cookie')!
    for (const bad of [
      `${cookie.slice(0, -6)}AAAA%3D`,
      'tocsin.session_token=x',
      `${cookie.split('.')[0]}.x`,
    ]) {
      expect((await web.ask('/account', { headers: { cookie: bad } })).status).toBe(401)
    }
  })

  test('forms of other sites change nothing', async () => {
    const { headers } = await somebody(made, 'victim')
    for (const path of ['/account/codes', '/account/tokens', '/sign-out', '/sign-in/code', '/welcome']) {
      const answer = await web.post(path, {}, { ...cookieOf(headers), origin: 'https://evil.example' })
      expect([path, answer.status]).toEqual([path, 403])
    }
    expect(await made.people.signIns.read(headers)).toBeDefined()
  })

  test('behind a proxy the forms of the address that was set are its own, and no other name is served', async () => {
    const served = await newPeople({ settings: { origin: 'https://desk.example' } })
    const { ask } = webOver(served)
    const body = () => new URLSearchParams({ code: 'x' })
    const at = async (host: string, origin: string) =>
      (await ask('/sign-in/code', { method: 'POST', body: body(), headers: { origin } }, host)).status
    expect(await at('http://desk.example', 'https://desk.example')).toBe(401)
    expect(await at('http://desk.example', 'https://other.example')).toBe(403)
    expect(await at('http://other.example', 'https://desk.example')).toBe(421)
    expect(await at('http://localhost', 'https://desk.example')).toBe(400)
    await served.close()
  })

  test('where others could listen nobody signs in', async () => {
    const { ask } = webOver(made, { hosts: ['desk.lan'] })
    for (const path of ['/sign-in', '/welcome?link=x']) {
      const answer = await ask(path, {}, 'http://desk.lan')
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('TOCSIN_URL')])
    }
  })
})

describe('the role banner', () => {
  const offered = async (
    options: { practice: boolean },
    origin: string,
    headers: Record<string, string> = {},
  ) => {
    const { ask } = webOver(made, { ...options, hosts: ['desk.lan', '0.0.0.0'] })
    return (await (await ask('/', { headers }, origin)).text()).includes('Act as')
  }

  test('is offered on loopback with the exercise loaded, and never otherwise', async () => {
    expect(await offered({ practice: true }, 'http://localhost')).toBe(true)
    expect(await offered({ practice: true }, 'http://127.0.0.1:7007')).toBe(true)
    expect(await offered({ practice: false }, 'http://localhost')).toBe(false)
    expect(await offered({ practice: true }, 'http://desk.lan')).toBe(false)
    expect(await offered({ practice: true }, 'http://192.168.1.5')).toBe(false)
    for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-host']) {
      expect([
        header,
        await offered({ practice: true }, 'http://localhost', { [header]: '10.0.0.1' }),
      ]).toEqual([header, false])
    }
  })

  test('a role chosen there counts nowhere else', async () => {
    const { ask, sessions } = webOver(made, { practice: true, hosts: ['desk.lan'] })
    const cookie = `tocsin-role=${sessions.begin('admin')}`
    expect((await ask('/records.json', { headers: { cookie } })).status).toBe(200)
    expect((await ask('/records.json', { headers: { cookie } }, 'http://desk.lan')).status).toBe(401)
    const added = await ask('/people', {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ name: 'by.banner' }),
    })
    expect(added.status).toBe(401)
  })
})

describe('who may see and change people', () => {
  test('admins change, auditors look, everybody else is sent away', async () => {
    const admin = await somebody(made, 'an.admin', ['admin@Instance/instance'])
    const auditor = await somebody(made, 'an.auditor', ['auditor@Instance/instance'])
    const others = ['analyst', 'reviewer', 'duty-officer', 'coalition-delegate'].map((role) =>
      somebody(made, `a.${role}`, [`${role}@Ministry/government`]),
    )
    const status = async ({ headers }: { headers: Headers }, path: string, fields?: Record<string, string>) =>
      (
        await (fields === undefined
          ? web.ask(path, { headers: { ...cookieOf(headers), ...json } })
          : web.post(path, fields, { ...cookieOf(headers), ...json }))
      ).status
    const page = `/people/${admin.member.id}`
    for (const path of ['/people', '/people.json', '/people.csv', page, `${page}.json`]) {
      expect([path, await status(admin, path), await status(auditor, path)]).toEqual([path, 200, 200])
      for (const other of others) expect([path, await status(await other, path)]).toEqual([path, 403])
    }
    const changes = ['/people', '/people/organisations', `${page}/roles`, `${page}/link`, `${page}/suspend`]
    for (const path of changes) {
      for (const other of [auditor, ...(await Promise.all(others))]) {
        expect([path, await status(other, path, { name: 'new.one' })]).toEqual([path, 403])
      }
    }
    expect(await status(admin, '/people', { name: 'new.one' })).toBe(201)
  })

  test('without a role somebody sees their account and nothing else', async () => {
    const { headers } = await somebody(made, 'roleless', [])
    expect((await web.ask('/account', { headers: cookieOf(headers) })).status).toBe(200)
    const answer = await web.ask('/records', { headers: cookieOf(headers) })
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('you hold no role yet'),
    ])
  })

  test('names of strangers stay text, in pages and in CSV', async () => {
    const { headers } = await somebody(made, 'hostile.admin', ['admin@Instance/instance'])
    for (const name of [
      '<script>alert(1)</script>',
      '=HYPERLINK("http://x")',
      '"><img src=x onerror=alert(1)>',
    ]) {
      await made.people.registry.addOrganisation('root', name, 'government').catch(() => {})
      const member = await made.people.registry.find('hostile.admin')
      await made.people.registry.give('root', member, name, 'analyst')
    }
    for (const path of ['/people', '/account']) {
      const page = await (await web.ask(path, { headers: cookieOf(headers) })).text()
      expect(page).not.toMatch(/<script>|<img/)
    }
    const csv = await (await web.ask('/people.csv', { headers: cookieOf(headers) })).text()
    expect(csv).not.toMatch(/(^|[,\n])"?=/)
  })
})

describe('signing in', () => {
  test('tells nobody who is here: every failure looks the same', async () => {
    const fresh = await newPeople()
    const { post } = webOver(fresh)
    const { signedIn } = await somebody(fresh, 'known')
    const [used] = await fresh.people.codes.make(signedIn)
    await fresh.people.codes.use(used!, new Headers())
    const answers = await Promise.all(
      [used!, 'AAAA-AAAA-AAAA-AAAA', '', 'known', "' OR 1=1 --"].map((code) =>
        post('/sign-in/code', { code }),
      ),
    )
    const bodies = await Promise.all(answers.map((answer) => answer.text()))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]))
    expect(new Set(bodies).size).toBe(1)
    await fresh.close()
  })

  test('is refused after ten failures within a minute, and possible again after it', async () => {
    const fresh = await newPeople()
    const { post } = webOver(fresh)
    const { signedIn } = await somebody(fresh, 'guessed')
    const codes = await fresh.people.codes.make(signedIn)
    for (let i = 0; i < 10; i++) expect((await post('/sign-in/code', { code: 'x' })).status).toBe(401)
    expect((await post('/sign-in/code', { code: codes[0]! })).status).toBe(429)
    fresh.clock.move(61_000)
    expect((await post('/sign-in/code', { code: codes[0]! })).status).toBe(303)
    await fresh.close()
  })

  test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/a\r\nb'])(
    'never leads elsewhere: %j',
    async (back) => {
      const page = await (await web.ask(`/sign-in?back=${encodeURIComponent(back)}`)).text()
      expect(/data-back="([^"]*)"/.exec(page)![1]).toBe('/')
    },
  )

  test('nobody shuts out others: a token that holds passes whatever failed before', async () => {
    const fresh = await newPeople()
    const { ask, post } = webOver(fresh)
    const { member } = await somebody(fresh, 'bystander')
    const [held] = member.memberships
    const request = { label: '', scopes: ['read'], days: 1, membershipId: held!.id }
    const { secret } = await fresh.people.tokens.make('bystander', member, request)
    const withToken = async (token: string) =>
      (await ask('/records.json', { headers: { authorization: `Bearer ${token}` } })).status
    const statuses: number[] = []
    for (let i = 0; i < 12; i++) statuses.push(await withToken(`tocsin_${i}`))
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
    for (let i = 0; i < 10; i++) await post('/sign-in/code', { code: 'x' })
    expect((await post('/sign-in/code', { code: 'x' })).status).toBe(429)
    expect(await withToken(secret)).toBe(200)
    await fresh.close()
  })

  test('passkey answers that are no passkeys are refused, not unexpected', async () => {
    const headers = { 'content-type': 'application/json' }
    const fresh = await newPeople()
    const { ask } = webOver(fresh)
    for (const body of [
      '',
      '[]',
      'null',
      '{"credential":null}',
      '{"credential":{"id":"x"}}',
      '{"credential":"x"}',
    ]) {
      const answer = await ask('/sign-in/passkey', { method: 'POST', body, headers })
      expect([body, [400, 401].includes(answer.status)]).toEqual([body, true])
    }
    const big = await ask('/sign-in/passkey', { method: 'POST', body: 'x'.repeat(600_000), headers })
    expect(big.status).toBe(413)
    await fresh.close()
  })

  test('looking at a one-time link uses nothing up', async () => {
    const member = await made.people.registry.add('root', 'looked.at')
    const link = await made.people.links.issue('root', member, 'invitation')
    for (let i = 0; i < 3; i++) expect((await web.ask(`/welcome?link=${link}`)).status).toBe(200)
    const used = await web.post('/welcome', { link })
    expect([used.status, used.headers.get('location')]).toEqual([303, '/account'])
    expect(await made.people.signIns.read(withCookies(used.headers.getSetCookie()))).toBeDefined()
    expect((await web.post('/welcome', { link })).status).toBe(401)
  })
})

describe('served to other machines', () => {
  test('what was published is open, and everything else is for members', async () => {
    const origin = 'https://desk.example'
    const served = await newPeople({ settings: { origin } })
    const { ask } = webOver(served)
    const at = (path: string, headers: Record<string, string> = {}) =>
      ask(path, { headers }, 'http://desk.example')
    for (const path of ['/sign-in', '/public', '/library', '/assets/tocsin.css']) {
      expect([path, (await at(path)).status === 401]).toEqual([path, false])
    }
    // A visitor's first page is the comparison of what governments did.
    const first = await at('/?lang=fr')
    expect([first.status, first.headers.get('location')]).toEqual([303, '/library?lang=fr'])
    const closed = [
      '/findings',
      '/networks.json',
      '/situation.json',
      '/records',
      '/lookalikes',
      '/nothing',
      '//public',
    ]
    for (const path of closed) expect([path, (await at(path)).status]).toEqual([path, 401])
    const upload = await ask('/import', { method: 'POST', headers: { origin } }, 'http://desk.example')
    expect(upload.status).toBe(401)
    const { member, headers } = await somebody(served, 'member')
    for (const path of ['/', '/findings', '/networks.json', '/records']) {
      expect([path, (await at(path, cookieOf(headers))).status]).toEqual([path, 200])
    }
    const membershipId = member.memberships[0]!.id
    const scoped = async (scope: string) => {
      const request = { label: '', scopes: [scope], days: 1, membershipId }
      const { secret } = await served.people.tokens.make('member', member, request)
      return (await at('/networks.json', { authorization: `Bearer ${secret}` })).status
    }
    expect([await scoped('read'), await scoped('read:desk/evidence'), await scoped('read:task')]).toEqual([
      200, 200, 403,
    ])
    await served.close()
  })
})
