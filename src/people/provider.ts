import type { Core } from './core.ts'
import { PeopleError } from './errors.ts'
import type { SignedIn, SignIns } from './sessions.ts'

/** Where to send the browser, with the cookies that it has to bring back. */
export interface Redirect {
  readonly url: string
  readonly cookies: readonly string[]
}

const done = '/sign-in/done'
const failed = '/sign-in/failed'

/** Sign-in through an OpenID Connect provider: code flow with PKCE, nonce and a checked ID token. */
export class Provider {
  readonly #core: Core
  readonly #signIns: SignIns

  constructor(core: Core, signIns: SignIns) {
    this.#core = core
    this.#signIns = signIns
  }

  /** What the button calls it; null where none is set up. */
  get name(): string | null {
    return this.#core.settings.provider?.name ?? null
  }

  async #auth() {
    if (this.name === null) throw new PeopleError('no-provider', 'no identity provider is set up')
    const auth = await (await this.#core.engine()).provider()
    if (auth !== null) return auth
    throw new PeopleError('provider-unreachable', 'the identity provider does not answer', {
      hint: 'use a passkey, or try again later',
    })
  }

  async start(): Promise<Redirect> {
    const auth = await this.#auth()
    const { providerId } = await import('./engine.ts')
    const body = { provider: providerId, callbackURL: done, errorCallbackURL: failed, disableRedirect: true }
    return redirect(await auth.api.signInSocial({ body, headers: new Headers(), asResponse: true }))
  }

  /** Lets somebody who is signed in use the provider from now on. @param headers with their cookies */
  async connect(headers: Headers): Promise<Redirect> {
    const auth = await this.#auth()
    const { providerId } = await import('./engine.ts')
    const body = {
      provider: providerId,
      callbackURL: '/account',
      errorCallbackURL: failed,
      disableRedirect: true,
    }
    return redirect(await auth.api.linkSocialAccount({ body, headers, asResponse: true }))
  }

  /**
   * The browser comes back. @returns where it goes on, always a page of this server
   * @throws PeopleError `provider-refused`
   */
  async back(request: Request): Promise<Redirect> {
    const auth = await this.#auth()
    const { providerId } = await import('./engine.ts')
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const answer = await auth.api.callbackOAuth({
      method: 'GET',
      params: { id: providerId },
      query,
      headers: request.headers,
      asResponse: true,
    })
    const cookies = answer.headers.getSetCookie()
    const to = new URL(answer.headers.get('location') ?? failed, 'http://localhost').pathname
    if (to === '/account') {
      const signedIn = await this.#signIns.read(request.headers)
      if (signedIn !== undefined) {
        await this.#core.note(signedIn.name, 'person.provider-added', signedIn.id, {})
      }
      return { url: '/account', cookies }
    }
    if (to !== done) {
      throw new PeopleError('provider-refused', 'the identity provider confirmed nobody who is known here', {
        hint: 'sign in otherwise and connect it on your account page, or ask an admin to invite your address',
      })
    }
    await this.#signIns.adopt(cookies)
    return { url: '/', cookies }
  }

  async connected({ userId }: SignedIn): Promise<boolean> {
    return (await (await this.#core.rows()).one('account', { userId })) !== null
  }

  async disconnect({ userId, name, id }: SignedIn): Promise<void> {
    const gone = await (await this.#core.rows()).remove('account', { userId })
    if (gone > 0) await this.#core.note(name, 'person.provider-removed', id, {})
  }
}

async function redirect(answer: Response): Promise<Redirect> {
  const { url } = (await answer.json().catch(() => ({}))) as { url?: unknown }
  if (!answer.ok || typeof url !== 'string' || !/^https?:\/\//.test(url)) {
    throw new PeopleError('provider-unreachable', 'the identity provider cannot be used')
  }
  return { url, cookies: answer.headers.getSetCookie() }
}
