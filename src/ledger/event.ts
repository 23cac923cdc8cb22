import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import { LedgerError } from './errors.ts'
import { digest, type Hash, leafHash } from './merkle.ts'

export type Body = { readonly [key: string]: Json | undefined }

/** What someone wants to put on record. */
export interface Draft {
  /** Who acts: a person's or service's id. With a key of their own, the name of that key. */
  readonly author: string
  /** Lower-case words joined by dots or hyphens, e.g. `case.opened`. `ledger.*` is reserved. */
  readonly kind: string
  /** The record that the event belongs to, e.g. `FR27-7K3Q9D`. */
  readonly record: string
  readonly body: Body
  /** Milliseconds since 1970 as the author states it; the ledger's clock when absent. */
  readonly time?: number
  /** Sequence of the record's last event as the author saw it, or null for a new record: else a conflict. */
  readonly expected?: number | null
}

/** What the signature covers. Its place in the ledger is not part of it, so it can be signed elsewhere. */
export interface Act {
  readonly author: string
  /** Hexadecimal SHA-256 of the 16 bytes of salt and the canonical JSON of the body. */
  readonly body: string
  readonly kind: string
  /** The origin of the ledger, so that an act cannot be carried into another one. */
  readonly ledger: string
  readonly record: string
  /** Id of the key that signed: the author's own, or the instance's for them. */
  readonly signer: string
  readonly time: number
}

/** An act with its signature and its content, ready to be appended. */
export interface SignedAct {
  readonly act: Act
  readonly signature: Uint8Array
  readonly salt: Uint8Array
  /** Canonical JSON. */
  readonly content: string
  readonly expected?: number | null
}

/** An event as it lies in a store. `content` and `salt` are null once deleted by law. */
export interface StoredEvent {
  readonly sequence: number
  readonly act: Act
  /** When the ledger took it, milliseconds since 1970; never before the event in front of it. */
  readonly recorded: number
  readonly signature: Uint8Array
  /** The leaf hash: RFC 9162 over the canonical JSON of the entry. */
  readonly hash: Hash
  readonly salt: Uint8Array | null
  readonly content: string | null
}

/** An event as the rest of the program reads it. */
export interface LedgerEvent {
  readonly sequence: number
  readonly time: number
  readonly recorded: number
  readonly author: string
  readonly signer: string
  readonly kind: string
  readonly record: string
  /** Null once deleted by law. */
  readonly body: Body | null
  /** Hexadecimal leaf hash. */
  readonly hash: string
}

export const reserved = 'ledger.'
/** The record that holds the ledger's own events: its opening and its keys. */
export const ledgerRecord = 'ledger'
export const saltBytes = 16
export const maxContentBytes = 262_144
export const maxDepth = 64
export const noHash: Hash = new Uint8Array(32)
const maxTime = 253_402_300_799_999

/**
 * The canonical JSON of a body.
 * @throws LedgerError `invalid-event` for a value that JSON cannot carry, or too deep or too large a body
 */
export function bodyContent(body: Body): string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) invalid('the body must be an object')
  checkDepth(body)
  let content: string
  try {
    content = canonicalJson(body)
  } catch (error) {
    throw new LedgerError('invalid-event', error instanceof Error ? error.message : String(error))
  }
  if (Buffer.byteLength(content) > maxContentBytes) {
    throw new LedgerError('invalid-event', `the body is larger than ${maxContentBytes} bytes`, {
      hint: 'keep the document outside and record its hash',
    })
  }
  return content
}

function checkDepth(value: Json): void {
  let level: (Json | undefined)[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) invalid(`the body is nested deeper than ${maxDepth} levels`)
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null ? (Object.values(item) as Json[]) : [],
    )
  }
}

export function contentHash(salt: Uint8Array, content: string): Hash {
  return digest(salt, Buffer.from(content))
}

/** The bytes that the signature covers; the first line keeps them apart from signed notes. */
export function actBytes(act: Act): Uint8Array {
  return Buffer.from(`tocsin act v1\n${canonicalJson({ ...act })}`)
}

/** The canonical JSON of an entry, which is the leaf of the tree. */
export function entryJson(
  event: Pick<StoredEvent, 'sequence' | 'act' | 'recorded' | 'signature'>,
  previous: Hash,
): string {
  return canonicalJson({
    act: { ...event.act },
    previous: Buffer.from(previous).toString('hex'),
    recorded: event.recorded,
    sequence: event.sequence,
    signature: Buffer.from(event.signature).toString('base64'),
  })
}

export function entryHash(
  event: Pick<StoredEvent, 'sequence' | 'act' | 'recorded' | 'signature'>,
  previous: Hash,
): Hash {
  return leafHash(Buffer.from(entryJson(event, previous)))
}

/** @throws LedgerError `invalid-event` that names the field */
export function checkAct(act: Act): void {
  if (!/^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/.test(act.kind) || act.kind.length > 64) {
    invalid(`kind ${JSON.stringify(act.kind)} must be lower-case words joined by dots or hyphens`)
  }
  for (const field of ['author', 'record', 'ledger'] as const) {
    if (!/^[^\p{Cc}\p{Cs}]{1,200}$/u.test(act[field])) {
      invalid(`${field} must have 1 to 200 characters and no control characters`)
    }
  }
  if (!Number.isSafeInteger(act.time) || act.time < 0 || act.time > maxTime) {
    invalid('time must be whole milliseconds between the years 1970 and 9999')
  }
  for (const field of ['body', 'signer'] as const) {
    if (!/^[0-9a-f]{64}$/.test(act[field])) invalid(`${field} must be 64 hexadecimal digits`)
  }
}

/**
 * An act that came from outside, with nothing in it but what the ledger keeps: a member more would be part of
 * the signature and not of the record.
 * @throws LedgerError `invalid-event`, or `integrity` when the content is not the one that the act names
 */
export function receiveAct(signed: SignedAct): SignedAct {
  const { author, body, kind, ledger, record, signer, time } = signed.act
  const texts = [author, body, kind, ledger, record, signer, signed.content]
  const bytes = [signed.salt, signed.signature]
  if (texts.some((text) => typeof text !== 'string') || bytes.some((one) => !(one instanceof Uint8Array))) {
    invalid('a field of the act has the wrong type')
  }
  const act = { author, body, kind, ledger, record, signer, time }
  checkAct(act)
  const { salt, content, signature, expected } = signed
  if (salt.length !== saltBytes || !isCanonical(content)) {
    invalid('the content must be canonical JSON with 16 bytes of salt')
  }
  if (Buffer.from(contentHash(salt, content)).toString('hex') !== body) {
    throw new LedgerError('integrity', 'the content is not the one that was signed')
  }
  return { act, signature, salt, content, ...(expected === undefined ? {} : { expected }) }
}

function isCanonical(content: string): boolean {
  try {
    return bodyContent(JSON.parse(content) as Body) === content
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

function invalid(message: string): never {
  throw new LedgerError('invalid-event', message)
}

export function readEvent(stored: StoredEvent): LedgerEvent {
  const { act } = stored
  return {
    sequence: stored.sequence,
    time: act.time,
    recorded: stored.recorded,
    author: act.author,
    signer: act.signer,
    kind: act.kind,
    record: act.record,
    body: stored.content === null ? null : (JSON.parse(stored.content) as Body),
    hash: Buffer.from(stored.hash).toString('hex'),
  }
}
