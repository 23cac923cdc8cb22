import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newPeople, somebody, webOver, withCookies } from './support.ts'

/** A browser that keeps the cookies of each host and follows one redirect at a time. */
class Visitor {
  readonly #jars = new Map<string, Map<string, string>>()

  keep(url: string, lines: readonly string[]): void {
    const { host } = new URL(url)
    const jar = this.#jars.get(host) ?? new Map<string, string>()
    this.#jars.set(host, jar)
    for (const line of lines) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }

  headers(url: string): Record<string, string> {
    const jar = this.#jars.get(new URL(url).host) ?? new Map()
    return { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }
  }
}

interface Claims {
  readonly sub: string
  readonly email: string
  readonly email_verified: boolean
}

/** Who signs in at the provider next. */
let claims: Claims = { sub: 'nobody', email: '', email_verified: false }
let provider: Server
let made: Awaited<ReturnType<typeof newPeople>>
let web: ReturnType<typeof webOver>
const origin = 'http://localhost:7777'

/** The certified provider of panva/node-oidc-provider, on loopback, which asks nobody for a password. */
async function startProvider(): Promise<string> {
  const { Provider } = await import('oidc-provider')
  provider = createServer()
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'tocsin',
        client_secret: 'a secret of the test',
        redirect_uris: [`${origin}/sign-in/callback/provider`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    cookies: { keys: ['a key of the test'] },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ ...claims, sub: id }) }),
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  })
  const answer = oidc.callback()
  provider.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
    void (async () => {
      const { prompt, params, session } = await oidc.interactionDetails(request, response)
      if (prompt.name === 'login') {
        await oidc.interactionFinished(request, response, { login: { accountId: claims.sub } })
        return
      }
      const grant = new oidc.Grant({ accountId: session.accountId, clientId: params.client_id })
      grant.addOIDCScope('openid email')
      const grantId = await grant.save()
      await oidc.interactionFinished(request, response, { consent: { grantId } })
    })()
  })
  return issuer
}

/** Walks from our button through the provider and back. @returns our last answer */
async function walk(start: string, visitor = new Visitor()): Promise<Response> {
  const own = async (url: string) => {
    const path = url.slice(origin.length)
    const answer = await web.ask(path, { headers: { ...visitor.headers(url), origin } }, origin)
    visitor.keep(url, answer.headers.getSetCookie())
    return answer
  }
  const redirect = (to: string) => new Response(null, { status: 302, headers: { location: to } })
  let answer = start.startsWith('/') ? await own(`${origin}${start}`) : redirect(start)
  for (let hop = 0; hop < 12; hop++) {
    const location = answer.headers.get('location')
    if (location === null) return answer
    const url = new URL(location, origin).href
    if (url.startsWith(origin)) {
      answer = await own(url)
      if (url.includes('/callback/')) return answer
    } else {
      answer = await fetch(url, { headers: visitor.headers(url), redirect: 'manual' })
      visitor.keep(url, answer.headers.getSetCookie())
      const next = answer.headers.get('location')
      if (next !== null)
        answer = new Response(null, { status: 302, headers: { location: new URL(next, url).href } })
    }
  }
  throw new Error('too many redirects')
}

const whoIs = async (answer: Response) =>
  (await made.people.signIns.read(withCookies(answer.headers.getSetCookie())))?.name

describe('an identity provider', () => {
  beforeAll(async () => {
    const issuer = await startProvider()
    const settings = { issuer, clientId: 'tocsin', clientSecret: 'a secret of the test', name: 'House id' }
    made = await newPeople({ settings: { origin, provider: settings } })
    web = webOver(made)
  })
  afterAll(async () => {
    await made?.close()
    provider?.closeAllConnections()
    provider?.close()
  })

  test('is offered on the sign-in page under its name', async () => {
    expect(await (await web.ask('/sign-in', {}, origin)).text()).toContain('Sign in with House id')
  })

  test('signs in whom an admin added with the address that it has verified', async () => {
    const member = await made.people.registry.add('root', 'invited', 'invited@house.example')
    claims = { sub: 'sub-1', email: 'Invited@house.example', email_verified: true }
    const answer = await walk('/sign-in/provider')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
    expect(await whoIs(answer)).toBe('invited')
    const [event] = await made.people.registry.events(member)
    expect([event!.kind, event!.body]).toEqual(['person.signed-in', { method: 'provider' }])
    claims = { ...claims, email: 'changed@house.example' }
    expect(await whoIs(await walk('/sign-in/provider'))).toBe('invited')
  })

  test('makes nobody a member, and an address that it has not verified finds nobody', async () => {
    await made.people.registry.add('root', 'target', 'target@house.example')
    for (const [sub, email, email_verified] of [
      ['sub-2', 'stranger@house.example', true],
      ['sub-3', 'target@house.example', false],
    ] as const) {
      claims = { sub, email, email_verified }
      const before = (await made.people.registry.list()).length
      const answer = await walk('/sign-in/provider')
      expect([sub, answer.status]).toEqual([sub, 401])
      expect(await whoIs(answer)).toBeUndefined()
      expect((await made.people.registry.list()).length).toBe(before)
    }
  })

  test('signs in nobody who is suspended', async () => {
    const member = await made.people.registry.find('invited')
    await made.people.registry.suspend('root', member, true)
    claims = { sub: 'sub-1', email: 'invited@house.example', email_verified: true }
    const answer = await walk('/sign-in/provider')
    expect([answer.status, await whoIs(answer)]).toEqual([401, undefined])
  })

  test('can be connected on the account page, and then signs in whatever its address is', async () => {
    const { cookies, signedIn } = await somebody(made, 'connector')
    const visitor = new Visitor()
    visitor.keep(origin, cookies)
    claims = { sub: 'sub-4', email: 'elsewhere@other.example', email_verified: false }
    const begun = await web.ask(
      '/account/provider',
      { method: 'POST', headers: visitor.headers(origin) },
      origin,
    )
    visitor.keep(origin, begun.headers.getSetCookie())
    const link = /href="(http:\/\/127[^"]+)"/.exec(await begun.text())![1]!.replaceAll('&amp;', '&')
    const connected = await walk(link, visitor)
    expect([connected.status, connected.headers.get('location')]).toEqual([303, '/account'])
    expect(await made.people.provider.connected(signedIn)).toBe(true)
    const [event] = await made.people.registry.events(signedIn)
    expect(event!.kind).toBe('person.provider-added')
    expect(await whoIs(await walk('/sign-in/provider'))).toBe('connector')
    await made.people.provider.disconnect(signedIn)
    expect(await whoIs(await walk('/sign-in/provider'))).toBeUndefined()
  })

  test('an answer that this browser did not ask for signs in nobody', async () => {
    claims = { sub: 'sub-5', email: 'third@house.example', email_verified: true }
    await made.people.registry.add('root', 'third', 'third@house.example')
    const back = await web.ask('/sign-in/callback/provider?code=x&state=y', {}, origin)
    expect([back.status, await whoIs(back)]).toEqual([401, undefined])
    const none = await web.ask('/sign-in/callback/provider', {}, origin)
    expect(none.status).toBe(401)
  })

  test('that does not answer leaves the other ways open', async () => {
    const gone = await newPeople({
      settings: {
        origin,
        provider: { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: null, name: 'Gone' },
      },
    })
    const { ask } = webOver(gone)
    expect((await ask('/sign-in', {}, origin)).status).toBe(200)
    expect((await ask('/sign-in/provider', {}, origin)).status).toBe(502)
    const { signedIn } = await somebody(gone, 'still.here')
    expect(signedIn.name).toBe('still.here')
    await gone.close()
  })
})
