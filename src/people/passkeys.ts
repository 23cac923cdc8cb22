import { createHmac, timingSafeEqual } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Core } from './core.ts'
import { PeopleError } from './errors.ts'
import { labelText } from './names.ts'
import { secretHash } from './secrets.ts'
import type { Begun, SignedIn, SignIns } from './sessions.ts'
import type { Rows } from './tables.ts'

export type PasskeyRow = Rows['passkey']

/** The origin that a browser speaks to; passkeys are bound to its host name. */
export interface RelyingParty {
  /** E.g. `https://tocsin.example.org`. */
  readonly origin: string
}

const lasts = 5 * 60_000
const most = 20
const bytesOfRandom = 24
const bytesOfMac = 16
/** Ed25519, ECDSA with P-256, RSA with SHA-256: what every device has (COSE algorithm ids). */
const algorithms = [-8, -7, -257] as const

/** Passkeys (WebAuthn, level 3): resident, with user verification, and no name asked for at sign-in. */
export class Passkeys {
  readonly #core: Core
  readonly #signIns: SignIns

  constructor(core: Core, signIns: SignIns) {
    this.#core = core
    this.#signIns = signIns
  }

  async addOptions(
    { userId, name, id }: SignedIn,
    party: RelyingParty,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const { generateRegistrationOptions } = await import('@simplewebauthn/server')
    const known = await this.list(userId)
    return generateRegistrationOptions({
      rpName: 'Tocsin',
      supportedAlgorithmIDs: [...algorithms],
      rpID: hostOf(party),
      userName: name,
      userID: new Uint8Array(Buffer.from(id)),
      challenge: await this.#challenge(`add ${userId}`),
      attestationType: 'none',
      excludeCredentials: known.map(({ credential }) => ({ id: credential })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
  }

  /** @param response what the browser sent, not trusted @throws PeopleError `passkey-refused` */
  async add(person: SignedIn, party: RelyingParty, response: unknown, label: string): Promise<void> {
    const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
    const rows = await this.#core.rows()
    const { userId } = person
    if ((await this.list(userId)).length >= most) throw refused('nobody has more than twenty passkeys')
    const verified = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: (challenge) => this.#spend(`add ${userId}`, challenge),
      expectedOrigin: party.origin,
      expectedRPID: hostOf(party),
      requireUserVerification: true,
      supportedAlgorithmIDs: [...algorithms],
    }).catch(asRefused)
    if (!verified.verified) throw refused('the passkey could not be checked')
    const { credential } = verified.registrationInfo
    if ((await rows.one('passkey', { credential: credential.id })) !== null) {
      throw refused('this passkey is in use already')
    }
    await rows.add('passkey', {
      userId,
      credential: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: (credential.transports ?? []).join(' ').slice(0, 100),
      label: labelText(label, 'passkey'),
      made: this.#core.now,
      used: 0,
    })
    await this.#core.note(person.name, 'person.passkey-added', person.id, {})
  }

  async list(userId: string): Promise<readonly Rows['passkey'][]> {
    const all = await (await this.#core.rows()).all('passkey', { userId })
    return [...all].sort((a, b) => a.made - b.made)
  }

  async remove({ userId, name, id }: SignedIn, passkeyId: string): Promise<void> {
    const gone = await (await this.#core.rows()).remove('passkey', { id: passkeyId.slice(0, 60), userId })
    if (gone > 0) await this.#core.note(name, 'person.passkey-removed', id, {})
  }

  async signInOptions(party: RelyingParty): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
    return generateAuthenticationOptions({
      rpID: hostOf(party),
      challenge: await this.#challenge('sign in'),
      userVerification: 'required',
    })
  }

  /** @param response what the browser sent, not trusted @throws PeopleError `passkey-refused` */
  async signIn(party: RelyingParty, response: unknown, headers: Headers): Promise<Begun> {
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
    const rows = await this.#core.rows()
    const given = response as AuthenticationResponseJSON | null
    const credential = typeof given?.id === 'string' ? given.id.slice(0, 2000) : ''
    const passkey = await rows.one('passkey', { credential })
    if (given === null || passkey === null) throw refused('the passkey is not known here')
    const verified = await verifyAuthenticationResponse({
      response: given,
      expectedChallenge: (challenge) => this.#spend('sign in', challenge),
      expectedOrigin: party.origin,
      expectedRPID: hostOf(party),
      requireUserVerification: true,
      credential: {
        id: passkey.credential,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
    }).catch(asRefused)
    if (!verified.verified) throw refused('the passkey could not be checked')
    const update = { counter: verified.authenticationInfo.newCounter, used: this.#core.now }
    await rows.change('passkey', { id: passkey.id }, update)
    return this.#signIns.begin(passkey.userId, 'passkey', headers)
  }

  /** Good for one purpose and five minutes. It proves itself, so that asking for one costs no row. */
  async #challenge(purpose: string): Promise<Uint8Array<ArrayBuffer>> {
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(BigInt(this.#core.now + lasts))
    const payload = Buffer.concat([time, this.#core.effects.randomBytes(bytesOfRandom)])
    return new Uint8Array(Buffer.concat([payload, await this.#mac(purpose, payload)]))
  }

  async #mac(purpose: string, payload: Uint8Array): Promise<Buffer> {
    const { secret } = await this.#core.engine()
    const mac = createHmac('sha256', secret).update(`tocsin challenge\n${purpose}\n`).update(payload)
    return mac.digest().subarray(0, bytesOfMac)
  }

  /** Whether a challenge is one of ours, in time, and was never used; from then on it was. */
  async #spend(purpose: string, challenge: string): Promise<boolean> {
    const bytes = Buffer.from(challenge.slice(0, 100), 'base64url')
    if (bytes.length !== 8 + bytesOfRandom + bytesOfMac) return false
    const payload = bytes.subarray(0, 8 + bytesOfRandom)
    const mac = bytes.subarray(8 + bytesOfRandom)
    const expires = Number(payload.readBigUInt64BE())
    if (!timingSafeEqual(mac, await this.#mac(purpose, payload)) || expires <= this.#core.now) return false
    const rows = await this.#core.rows()
    await rows.expire('spent', this.#core.now)
    return rows.add('spent', { hash: secretHash(challenge), expires }).then(
      () => true,
      // The hash is unique: somebody was here with this challenge before.
      () => false,
    )
  }
}

function hostOf({ origin }: RelyingParty): string {
  return new URL(origin).hostname
}

function refused(message: string): PeopleError {
  return new PeopleError('passkey-refused', message, { hint: 'try again, or use a recovery code' })
}

function asRefused(error: unknown): never {
  throw new PeopleError('passkey-refused', 'the passkey could not be checked', {
    hint: 'try again, or use a recovery code',
    cause: error,
  })
}
