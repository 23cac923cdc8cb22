import type { Role, Sphere } from '../records/index.ts'

/** Rows as they lie in the database. Times are milliseconds since 1970; 0 stands for never. */
export interface Rows {
  user: {
    readonly id: string
    /** As it stands in the ledger. */
    readonly name: string
    readonly email: string
    readonly emailVerified: boolean
    /** Id of the person's events in the ledger. */
    readonly record: string
    readonly suspended: boolean
  }
  session: {
    readonly id: string
    readonly token: string
    readonly userId: string
    readonly createdAt: Date
    readonly expiresAt: Date
    readonly userAgent: string | null
    readonly method: string | null
    /** The membership in which the person acts. */
    readonly acting: string | null
  }
  account: {
    readonly id: string
    readonly userId: string
    readonly providerId: string
    readonly accountId: string
  }
  organisation: {
    readonly id: string
    readonly record: string
    readonly name: string
    /** The name in lower case: no two alike. */
    readonly key: string
    readonly sphere: Sphere
  }
  membership: {
    readonly id: string
    readonly userId: string
    readonly organisationId: string
    readonly role: Role
    readonly given: number
    readonly givenBy: string
    /** Person, organisation and role: held once. */
    readonly key: string
  }
  passkey: {
    readonly id: string
    readonly userId: string
    readonly credential: string
    /** Base64url of the COSE key. */
    readonly publicKey: string
    readonly counter: number
    readonly transports: string
    readonly label: string
    readonly made: number
    readonly used: number
  }
  link: {
    readonly id: string
    readonly hash: string
    /** Null for the first admin, who has no row yet. */
    readonly userId: string | null
    readonly purpose: 'first' | 'invitation' | 'recovery'
    readonly expires: number
    readonly used: number
  }
  code: { readonly id: string; readonly hash: string; readonly userId: string; readonly used: number }
  token: {
    readonly id: string
    readonly record: string
    readonly hash: string
    readonly userId: string
    readonly membershipId: string
    readonly label: string
    /** Separated by spaces (RFC 6749, 3.3). */
    readonly scopes: string
    readonly made: number
    readonly expires: number
    readonly used: number
    readonly revoked: number
  }
  spent: { readonly id: string; readonly hash: string; readonly expires: number }
}

const text = { type: 'string', required: true } as const
const unique = { ...text, unique: true } as const
const time = { type: 'number', required: true, bigint: true } as const
const user = {
  ...text,
  index: true,
  references: { model: 'user', field: 'id', onDelete: 'cascade' },
} as const

/** The tables beside those of better-auth, in its notation: it makes them on either engine. */
export const ownTables = {
  organisation: {
    modelName: 'people_organisation',
    fields: { record: unique, name: text, key: unique, sphere: text },
  },
  membership: {
    modelName: 'people_membership',
    fields: {
      userId: user,
      organisationId: { ...text, references: { model: 'organisation', field: 'id', onDelete: 'cascade' } },
      role: text,
      given: time,
      givenBy: text,
      key: unique,
    },
  },
  passkey: {
    modelName: 'people_passkey',
    fields: {
      userId: user,
      credential: unique,
      publicKey: text,
      counter: time,
      transports: text,
      label: text,
      made: time,
      used: time,
    },
  },
  link: {
    modelName: 'people_link',
    fields: {
      hash: unique,
      userId: { ...user, required: false },
      purpose: text,
      expires: time,
      used: time,
    },
  },
  code: { modelName: 'people_code', fields: { hash: unique, userId: user, used: time } },
  token: {
    modelName: 'people_token',
    fields: {
      record: unique,
      hash: unique,
      userId: user,
      membershipId: text,
      label: text,
      scopes: text,
      made: time,
      expires: time,
      used: time,
      revoked: time,
    },
  },
  spent: { modelName: 'people_spent', fields: { hash: unique, expires: time } },
} as const
