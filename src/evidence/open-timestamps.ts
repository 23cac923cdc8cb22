import { createHash } from 'node:crypto'
import { EvidenceError } from './errors.ts'

/**
 * Reading OpenTimestamps proofs (format version 1 of opentimestamps.org): a proof is a tree of operations on the
 * digest of the file, with attestations at its leaves.
 */

/** Where a proof says that the digest was seen. */
export type Attestation =
  /** The block of that height must have this Merkle root, as block explorers write it. Any copy of the chain tells. */
  | { readonly kind: 'bitcoin'; readonly height: number; readonly merkleRoot: string }
  /** A calendar server promised to have it attested. */
  | { readonly kind: 'pending'; readonly calendar: string }
  | { readonly kind: 'unknown'; readonly tag: string }
  /** Behind an operation that is not known here. */
  | { readonly kind: 'unreadable'; readonly operation: string }

const magic = Buffer.from('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294', 'hex')
const bitcoinTag = '0588960d73d71901'
const pendingTag = '83dfe30d2ef90c8e'

const bounds = { proof: 1 << 20, message: 4096, payload: 8192, depth: 256 } as const

const digestOf =
  (algorithm: string) =>
  (message: Buffer): Buffer =>
    createHash(algorithm).update(message).digest()

const plain: Readonly<Record<number, (message: Buffer) => Buffer>> = {
  2: digestOf('sha1'),
  3: digestOf('ripemd160'),
  8: digestOf('sha256'),
  242: (message) => Buffer.from(message).reverse(),
  243: (message) => Buffer.from(message.toString('hex')),
}
const append = 0xf0
const prepend = 0xf1
const sha256Operation = 8

/**
 * @param proof bytes of a `.ots` file
 * @param sha256 digest of the file it shall be about
 * @throws EvidenceError `proof-invalid`
 */
export function readOpenTimestamps(proof: Uint8Array, sha256: string): readonly Attestation[] {
  if (proof.length > bounds.proof) throw wrong(`is larger than ${bounds.proof} bytes`)
  const reader = new Reader(Buffer.from(proof))
  if (!reader.take(magic.length).equals(magic)) throw wrong('does not begin as one')
  if (reader.number() !== 1) throw wrong('has another version than 1')
  if (reader.byte() !== sha256Operation) throw wrong('is over another digest than SHA-256')
  const message = reader.take(32)
  if (message.toString('hex') !== sha256) throw wrong('is of other content')
  const found: Attestation[] = []
  readTree(reader, message, found, 0)
  if (!reader.atEnd) throw wrong('has bytes after its end')
  return found
}

function readTree(reader: Reader, message: Buffer | string, found: Attestation[], depth: number): void {
  if (depth > bounds.depth) throw wrong(`is nested deeper than ${bounds.depth} operations`)
  for (;;) {
    const tag = reader.byte()
    const more = tag === 0xff
    const operation = more ? reader.byte() : tag
    if (operation === 0) found.push(attestation(reader, message))
    else readTree(reader, applied(reader, operation, message), found, depth + 1)
    if (!more) return
  }
}

/** @param message a text instead of bytes once an operation on the way is not known */
function applied(reader: Reader, operation: number, message: Buffer | string): Buffer | string {
  if (operation === append || operation === prepend) {
    const argument = reader.bytes(bounds.message)
    if (typeof message === 'string') return message
    const joined = operation === append ? [message, argument] : [argument, message]
    return within(Buffer.concat(joined))
  }
  if (typeof message === 'string') return message
  try {
    const known = plain[operation]
    return known === undefined ? operation.toString(16) : within(known(message))
  } catch (error) {
    if (error instanceof EvidenceError) throw error
    // Some builds of OpenSSL leave RIPEMD-160 out.
    return operation.toString(16)
  }
}

function within(message: Buffer): Buffer {
  if (message.length > bounds.message) throw wrong(`makes a message of more than ${bounds.message} bytes`)
  return message
}

function attestation(reader: Reader, message: Buffer | string): Attestation {
  const tag = reader.take(8).toString('hex')
  const payload = new Reader(reader.bytes(bounds.payload))
  if (typeof message === 'string') return { kind: 'unreadable', operation: message }
  if (tag === bitcoinTag) {
    return {
      kind: 'bitcoin',
      height: payload.number(),
      merkleRoot: Buffer.from(message).reverse().toString('hex'),
    }
  }
  if (tag === pendingTag) return { kind: 'pending', calendar: payload.bytes(1000).toString('utf8') }
  return { kind: 'unknown', tag }
}

class Reader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  take(length: number): Buffer {
    const end = this.#at + length
    if (end > this.#bytes.length) throw wrong('ends too early')
    const taken = this.#bytes.subarray(this.#at, end)
    this.#at = end
    return taken
  }

  byte(): number {
    return this.take(1)[0]!
  }

  /** LEB128, unsigned. */
  number(): number {
    let value = 0
    for (let shift = 0; shift < 42; shift += 7) {
      const byte = this.byte()
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
    throw wrong('has a number that is too large')
  }

  bytes(most: number): Buffer {
    const length = this.number()
    if (length > most) throw wrong(`has a part of more than ${most} bytes`)
    return this.take(length)
  }
}

function wrong(what: string): EvidenceError {
  return new EvidenceError('proof-invalid', `the OpenTimestamps proof ${what}`, {
    hint: 'give the .ots file that was made for this file',
  })
}
