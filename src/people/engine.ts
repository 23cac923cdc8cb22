import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { getMigrations } from 'better-auth/db/migration'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { z } from 'zod'
import { openDatabase, type PeopleDatabase } from './database.ts'
import { RowStore } from './row-store.ts'
import type { PeopleSettings } from './settings.ts'
import { ownTables, type Rows } from './tables.ts'

/** Path below which better-auth would answer; only the provider's way back is ever used. */
const basePath = '/sign-in'
export const providerId = 'provider'
const sessionSeconds = 12 * 3600

/** Adds our tables, and a session for whoever was recognised by other means than better-auth's. */
const own = {
  id: 'tocsin',
  schema: ownTables,
  endpoints: {
    beginSession: createAuthEndpoint(
      '/begin-session',
      {
        method: 'POST',
        body: z.object({ userId: z.string(), method: z.string(), acting: z.string().nullable() }),
        metadata: { SERVER_ONLY: true },
      },
      async (ctx) => {
        const { userId, method, acting } = ctx.body
        const { internalAdapter } = ctx.context
        const user = await internalAdapter.findUserById(userId)
        if (user === null) return ctx.json({ token: null })
        const session = await internalAdapter.createSession(userId, false, { method, acting })
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ token: session.token })
      },
    ),
  },
} as const

function optionsOf(database: PeopleDatabase, secret: string, origin: string | null) {
  return {
    appName: 'Tocsin',
    baseURL: origin ?? 'http://localhost',
    basePath,
    secret,
    database: database.handle,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Attempts are counted by our own routes: those of better-auth are not reachable.
    rateLimit: { enabled: false },
    user: {
      modelName: 'people_user',
      additionalFields: {
        record: { type: 'string', required: true, unique: true, input: false },
        suspended: { type: 'boolean', required: true, defaultValue: false, input: false },
      },
    },
    session: {
      modelName: 'people_session',
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      additionalFields: {
        method: { type: 'string', required: false, input: false },
        acting: { type: 'string', required: false, input: false },
      },
    },
    account: {
      modelName: 'people_account',
      // Tokens of the provider are of no use once it has said who somebody is.
      encryptOAuthTokens: true,
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, trustedProviders: [providerId], allowDifferentEmails: true },
    },
    verification: { modelName: 'people_verification' },
    advanced: {
      cookiePrefix: 'tocsin',
      useSecureCookies: origin?.startsWith('https:') === true,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [own],
  } satisfies BetterAuthOptions
}

type Auth = ReturnType<typeof betterAuth<ReturnType<typeof optionsOf>>>

/** What better-auth does for us. Loaded at the first need: it takes a third of a second. */
export class Engine {
  readonly rows: RowStore
  readonly secret: string
  readonly #auth: Auth
  readonly #database: PeopleDatabase
  readonly #settings: PeopleSettings
  #withProvider: Promise<Auth> | undefined

  private constructor(
    auth: Auth,
    rows: RowStore,
    database: PeopleDatabase,
    secret: string,
    settings: PeopleSettings,
  ) {
    this.#auth = auth
    this.rows = rows
    this.#database = database
    this.secret = secret
    this.#settings = settings
  }

  static async open(settings: PeopleSettings, secret: string): Promise<Engine> {
    const database = openDatabase(settings)
    try {
      const options = optionsOf(database, secret, settings.origin)
      await database.alone(async () => (await getMigrations(options)).runMigrations())
      const auth = betterAuth(options)
      const { adapter } = await auth.$context
      return new Engine(auth, new RowStore(adapter), database, secret, settings)
    } catch (error) {
      await database.close()
      throw error
    }
  }

  /** @returns the cookies to set, and the session's token; null for a person who is gone */
  async begin(
    userId: string,
    method: string,
    acting: string | null,
    headers: Headers,
  ): Promise<{ cookies: readonly string[]; token: string } | null> {
    const answer = await this.#auth.api.beginSession({
      body: { userId, method, acting },
      headers: withoutCookies(headers),
      asResponse: true,
    })
    const { token } = (await answer.json()) as { token: string | null }
    return token === null ? null : { cookies: answer.headers.getSetCookie(), token }
  }

  async read(headers: Headers): Promise<{ session: Rows['session']; user: Rows['user'] } | null> {
    const found = await this.#auth.api.getSession({ headers, query: { disableRefresh: true } })
    return found as unknown as { session: Rows['session']; user: Rows['user'] } | null
  }

  /** @returns the cookies that take the session out of the browser */
  async end(headers: Headers): Promise<readonly string[]> {
    const answer = await this.#auth.api.signOut({ headers, asResponse: true })
    return answer.headers.getSetCookie()
  }

  /** The instance that knows the identity provider; asks for its description. Null where it cannot be used. */
  async provider(): Promise<Auth | null> {
    const { provider, origin } = this.#settings
    if (provider === null) return null
    this.#withProvider ??= this.#openProvider(provider, origin)
    const auth = await this.#withProvider
    const { socialProviders } = await auth.$context
    if (socialProviders.some(({ id }) => id === providerId)) return auth
    this.#withProvider = undefined
    return null
  }

  async #openProvider(
    { issuer, clientId, clientSecret }: NonNullable<PeopleSettings['provider']>,
    origin: string | null,
  ): Promise<Auth> {
    const options = optionsOf(this.#database, this.secret, origin)
    const oidc = genericOAuth({
      config: [
        {
          providerId,
          clientId,
          ...(clientSecret === null ? {} : { clientSecret }),
          discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
          requireIdTokenVerification: true,
          pkce: true,
          scopes: ['openid', 'email'],
          disableSignUp: true,
          // An address that the provider has not checked must never find a person.
          mapProfileToUser: (profile) => ({
            name: 'provider',
            email:
              profile.email_verified === true && typeof profile.email === 'string'
                ? profile.email
                : `unverified.${Buffer.from(String(profile.sub)).toString('hex').slice(0, 120)}@provider.invalid`,
            emailVerified: true,
          }),
        },
      ],
    })
    const auth = betterAuth({ ...options, plugins: [own, oidc] })
    await auth.$context
    return auth as unknown as Auth
  }

  close(): Promise<void> {
    return this.#database.close()
  }
}

/** A new session never goes on from an old one (session fixation). */
function withoutCookies(headers: Headers): Headers {
  const agent = headers.get('user-agent')
  return new Headers(agent === null ? {} : { 'user-agent': agent.slice(0, 200) })
}
