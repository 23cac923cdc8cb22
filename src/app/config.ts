import type { Config } from './context.ts'
import { AppError } from './errors.ts'
import { mailSettings } from './mail-config.ts'
import type { Environment, Setting } from './setting.ts'

const standardStore = '.tocsin'
const standardMemory = 1024
const leastMemory = 64

export const settings: readonly Setting[] = [
  {
    variable: 'TOCSIN_STORE',
    option: '--store DIR',
    standard: standardStore,
    says: 'folder of the embedded store: posts, vault, findings, keys',
  },
  {
    variable: 'TOCSIN_MEMORY_LIMIT',
    option: '--memory-limit MB',
    standard: String(standardMemory),
    says: `megabytes the query engine may hold before it spills to disk, at least ${leastMemory}`,
  },
  {
    variable: 'TOCSIN_VECTORS',
    standard: 'unset',
    says: 'a folder with model.onnx and tokenizer.json of a sentence encoder; set, copies that are translated or freely reworded are looked for too (tocsin copies --vectors DIR overrides it)',
  },
  {
    variable: 'DATABASE_URL',
    standard: 'unset',
    says: 'a PostgreSQL database for the append-only record of a team; unset, the record lies in the store',
  },
  ...mailSettings,
  {
    variable: 'TOCSIN_RETENTION_DAYS',
    standard: 'unset',
    says: 'days after which tocsin serve deletes raw posts, uploads and names; unset, only tocsin forget does',
  },
  {
    variable: 'TOCSIN_URL',
    standard: 'unset',
    says: 'the address under which browsers reach the web app, e.g. https://tocsin.example.org; needed to sign in from other machines; mails link there',
  },
  {
    variable: 'TOCSIN_OIDC_ISSUER',
    standard: 'unset',
    says: 'an OpenID Connect provider that people may sign in with, e.g. https://id.example.org; needs TOCSIN_URL',
  },
  {
    variable: 'TOCSIN_OIDC_CLIENT_ID',
    standard: 'unset',
    says: 'the id that the provider knows this instance by',
  },
  {
    variable: 'TOCSIN_OIDC_CLIENT_SECRET',
    standard: 'unset',
    says: 'the secret that goes with it; unset for a public client, which uses PKCE alone',
  },
  {
    variable: 'TOCSIN_OIDC_NAME',
    standard: 'the host name of the provider',
    says: 'what the sign-in page calls the provider',
  },
  {
    variable: 'TOCSIN_DEBUG',
    standard: 'unset',
    says: 'when set, an unexpected error prints its stack',
  },
  { variable: 'NO_COLOR', option: '--no-color', standard: 'unset', says: 'when set, output has no colour' },
]

/**
 * The configuration: an option wins over the environment, the environment over the standard value. An empty
 * value counts as not given.
 * @throws AppError `setting-invalid` that names the option or variable.
 */
export function readConfig(
  given: { readonly store?: string | undefined; readonly memoryLimit?: string | undefined },
  env: Environment,
): Config {
  const memory = given.memoryLimit
    ? { name: '--memory-limit', text: given.memoryLimit }
    : { name: 'TOCSIN_MEMORY_LIMIT', text: env.TOCSIN_MEMORY_LIMIT || String(standardMemory) }
  const memoryLimit = Number(memory.text)
  if (!Number.isSafeInteger(memoryLimit) || memoryLimit < leastMemory) {
    throw new AppError('setting-invalid', `${memory.name} is '${memory.text}', not a number of megabytes`, {
      hint: `give a whole number of at least ${leastMemory}`,
    })
  }
  const retention = env.TOCSIN_RETENTION_DAYS || null
  if (retention !== null && !/^\d{1,5}$/.test(retention)) {
    throw new AppError('setting-invalid', `TOCSIN_RETENTION_DAYS is '${retention}', not a number of days`, {
      hint: 'give a whole number such as 90, or unset it',
    })
  }
  return {
    store: given.store || env.TOCSIN_STORE || standardStore,
    memoryLimit,
    ...(retention === null ? {} : { retentionDays: Number(retention) }),
    databaseUrl: env.DATABASE_URL || null,
    ...(env.TOCSIN_VECTORS ? { vectors: env.TOCSIN_VECTORS } : {}),
    ...signInSettings(env),
  }
}

/** @throws AppError `setting-invalid` */
function signInSettings(env: Environment): Pick<Config, 'signIn'> {
  const origin = env.TOCSIN_URL ? secureUrl('TOCSIN_URL', env.TOCSIN_URL, { path: false }).origin : null
  const { TOCSIN_OIDC_ISSUER: issuer, TOCSIN_OIDC_CLIENT_ID: clientId } = env
  if (!issuer) return origin === null ? {} : { signIn: { origin, provider: null } }
  const { href, host } = secureUrl('TOCSIN_OIDC_ISSUER', issuer, { path: true })
  if (!clientId || origin === null) {
    throw new AppError('setting-invalid', 'TOCSIN_OIDC_ISSUER is set, but the rest is not', {
      hint: 'set TOCSIN_OIDC_CLIENT_ID and TOCSIN_URL too',
    })
  }
  const clientSecret = env.TOCSIN_OIDC_CLIENT_SECRET || null
  const name = env.TOCSIN_OIDC_NAME || host
  return { signIn: { origin, provider: { issuer: href, clientId, clientSecret, name } } }
}

/** Passkeys, cookies and identity providers need TLS everywhere but on the machine itself. */
function secureUrl(variable: string, text: string, { path }: { path: boolean }): URL {
  const url = URL.parse(text)
  const own = url !== null && /^(localhost|127\.0\.0\.1|\[::1\]|[a-z0-9-]+\.localhost)$/.test(url.hostname)
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && own)
  const bare = path || url?.pathname === '/'
  if (url !== null && secure && bare && url.username === '' && url.search === '' && url.hash === '')
    return url
  throw new AppError('setting-invalid', `${variable} is '${text.slice(0, 100)}', which cannot be used`, {
    hint: `give an address that begins with https://${path ? '' : ', without a path'}`,
  })
}
