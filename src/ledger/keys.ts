import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { sha256 } from '../kernel/hashing.ts'
import { LedgerError } from './errors.ts'
import { digest } from './merkle.ts'

/** The public half of an Ed25519 key with its owner's name, as in C2SP signed-note. */
export interface VerifierKey {
  /** No spaces, no plus sign, e.g. `example.org/cell`. */
  readonly name: string
  /** Lower-case hexadecimal SHA-256 of the 32 public bytes: names the key in events. */
  readonly id: string
  /** `name+hash+base64`, the form in which keys are published. */
  readonly vkey: string
  /** The four bytes by which a signed note refers to the key. */
  readonly noteId: Uint8Array
  verify(message: Uint8Array, signature: Uint8Array): boolean
}

export interface SigningKey {
  readonly public: VerifierKey
  sign(message: Uint8Array): Uint8Array
  /** The private key as one line: `PRIVATE+KEY+name+hash+base64`. Keep it secret. */
  secret(): string
}

/** RFC 8410: what comes before the 32 bytes in DER. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const spki = Buffer.from('302a300506032b6570032100', 'hex')
const ed25519 = 0x01

/** @throws LedgerError `invalid-note` when the name has white space, a control character or a plus sign */
export function checkKeyName(name: string): string {
  if (!/^[^\s+\p{Cc}]{1,200}$/u.test(name)) {
    throw new LedgerError(
      'invalid-note',
      `the key name ${JSON.stringify(name)} must have no spaces or plus sign`,
      {
        hint: 'use the form of a web address without scheme, e.g. example.org/cell',
      },
    )
  }
  return name
}

/** @param raw 32 bytes */
function verifierKey(name: string, raw: Uint8Array): VerifierKey {
  checkKeyName(name)
  const key = createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' })
  const typed = Buffer.concat([Buffer.of(ed25519), raw])
  const noteId = Buffer.from(digest(Buffer.from(`${name}\n`), typed).subarray(0, 4))
  return {
    name,
    id: sha256(raw),
    vkey: `${name}+${noteId.toString('hex')}+${typed.toString('base64')}`,
    noteId,
    verify: (message, signature) => signature.length === 64 && verify(null, message, key, signature),
  }
}

/** @param seed 32 secret bytes */
export function signingKey(name: string, seed: Uint8Array): SigningKey {
  if (seed.length !== 32) throw new TypeError(`an Ed25519 seed has 32 bytes, not ${seed.length}`)
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spki.length)
  const own = verifierKey(name, raw)
  return {
    public: own,
    sign: (message) => sign(null, message, key),
    secret: () => {
      const typed = Buffer.concat([Buffer.of(ed25519), seed]).toString('base64')
      return `PRIVATE+KEY+${name}+${Buffer.from(own.noteId).toString('hex')}+${typed}`
    },
  }
}

/** @throws LedgerError `invalid-note` */
export function parseVerifierKey(vkey: string): VerifierKey {
  const [, name, hash, base64] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(vkey.trim()) ?? []
  const typed = Buffer.from(base64 ?? '', 'base64')
  if (name !== undefined && typed.length === 33 && typed[0] === ed25519) {
    const key = verifierKey(name, typed.subarray(1))
    if (Buffer.from(key.noteId).toString('hex') === hash) return key
  }
  throw new LedgerError('invalid-note', 'the public key is not an Ed25519 key of the form name+hash+base64')
}

/** @throws LedgerError `invalid-note` */
export function parseSigningKey(secret: string): SigningKey {
  const [, name, hash, base64] =
    /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(secret.trim()) ?? []
  const typed = Buffer.from(base64 ?? '', 'base64')
  if (name !== undefined && typed.length === 33 && typed[0] === ed25519) {
    const key = signingKey(name, typed.subarray(1))
    if (Buffer.from(key.public.noteId).toString('hex') === hash) return key
  }
  throw new LedgerError('invalid-note', 'the private key is not of the form PRIVATE+KEY+name+hash+base64')
}
