import { LedgerError, type LedgerEvent, parseVerifierKey, type VerifierKey } from '../../ledger/index.ts'
import { ExchangeError } from './errors.ts'

/** Another instance whose key was enrolled here by hand. */
export interface Member {
  /** Short, chosen here: `fr`. */
  readonly name: string
  /** Where its instance answers; null where files are carried. */
  readonly url: string | null
  /** Code of the government for which it speaks; null where it speaks for none. */
  readonly country: string | null
  /** Its name is the origin of the member's ledger. */
  readonly key: VerifierKey
}

export const memberKinds = {
  added: 'exchange.member-added',
  removed: 'exchange.member-removed',
  speaks: 'exchange.speaks-for',
} as const

/** The record that says for whom this instance speaks. */
export const ownRecord = 'exchange/own'

export const memberRecord = (name: string) => `exchange/member/${name}`

const memberName = /^[a-z0-9][a-z0-9-]{0,39}$/
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|[a-z0-9-]+\.localhost)$/

/** What is said of a member to enrol it. */
export interface Enrolment {
  readonly name: string
  readonly url: string | null
  readonly key: string
  readonly country?: string | null
}

/** @throws ExchangeError `member-invalid` that says what to do */
export function readMember(given: Enrolment): Member {
  const { name, country = null } = given
  if (!memberName.test(name)) {
    throw new ExchangeError('member-invalid', `'${name.slice(0, 60)}' cannot be the name of a member`, {
      hint: 'use small letters, digits and hyphens, e.g. fr',
    })
  }
  return {
    name,
    url: given.url === null ? null : readUrl(given.url),
    country: country === null ? null : readCountry(country),
    key: readKey(given.key),
  }
}

/** @throws ExchangeError `member-invalid` */
export function readCountry(text: string): string {
  if (/^[A-Z]{2}$/.test(text)) return text
  throw new ExchangeError('member-invalid', `'${text.slice(0, 20)}' is not the code of a country`, {
    hint: 'use two capital letters, e.g. FR',
  })
}

function readKey(text: string): VerifierKey {
  try {
    return parseVerifierKey(text)
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    throw new ExchangeError('member-invalid', error.message, {
      hint: 'tocsin exchange key prints it on the instance of the member',
    })
  }
}

/** What is not public goes over TLS, except within this machine. */
function readUrl(text: string): string {
  const url = URL.parse(text)
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.test(url.hostname))
  if (url === null || !secure || url.username !== '' || url.search !== '' || url.hash !== '') {
    throw new ExchangeError(
      'member-invalid',
      `'${text.slice(0, 100)}' cannot be the address of an instance`,
      {
        hint: 'give one such as https://tocsin.example.org/; plain http only on this machine',
      },
    )
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

/** Who is enrolled, and for whom each ledger speaks; what was said last counts. Grows in place. */
export class Members {
  readonly #byName = new Map<string, Member>()
  /** By origin. What came before a member was removed stays what it was. */
  readonly #countries = new Map<string, string | null>()
  #own: string | null = null

  add({ kind, record, body }: LedgerEvent): void {
    if (body === null) return
    if (kind === memberKinds.speaks && record === ownRecord) this.#own = textOrNull(body.country)
    const name = /^exchange\/member\/(.+)$/.exec(record)?.[1]
    if (name === undefined) return
    if (kind === memberKinds.removed) this.#byName.delete(name)
    if (kind !== memberKinds.added) return
    const key = parseVerifierKey(String(body.key))
    const country = textOrNull(body.country)
    this.#byName.set(name, { name, url: textOrNull(body.url), country, key })
    this.#countries.set(key.name, country)
  }

  get(name: string): Member | undefined {
    return this.#byName.get(name)
  }

  all(): readonly Member[] {
    return [...this.#byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** The country for which this instance speaks. */
  get own(): string | null {
    return this.#own
  }

  countryOf(origin: string): string | null {
    return this.#countries.get(origin) ?? null
  }
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)
