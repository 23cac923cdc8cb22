import type { Clock, RandomBytes } from '../kernel/effects.ts'
import type { Ledger } from '../ledger/index.ts'

/** An OpenID Connect provider whose word is taken for who somebody is. */
export interface ProviderSettings {
  /** Its issuer, e.g. `https://id.example.org`; its description lies at `/.well-known/openid-configuration`. */
  readonly issuer: string
  readonly clientId: string
  /** Without one the client is public, with PKCE alone. */
  readonly clientSecret: string | null
  /** What the button calls it. */
  readonly name: string
}

export interface SignInSettings {
  /** The origin under which browsers reach this server; null on loopback, where any port will do. */
  readonly origin: string | null
  readonly provider: ProviderSettings | null
}

export interface PeopleSettings extends SignInSettings {
  /** The store: holds the key, and the table of people where no database is named. */
  readonly folder: string
  readonly databaseUrl: string | null
}

/** A mail to one person. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface PeopleEffects {
  readonly clock: Clock
  readonly randomBytes: RandomBytes
}

export interface PeopleOptions extends PeopleSettings {
  /** Where every sign-in, role and token is put on record. */
  readonly ledger: Ledger
  readonly effects: PeopleEffects
  /** Sends a mail; absent where no mail server is named. */
  readonly send?: (letter: Letter) => Promise<void>
}
