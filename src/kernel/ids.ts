import { createHash } from 'node:crypto'
import { sha256 } from './hashing.ts'

/** Crockford's base 32: no I, L, O or U, so that an id survives being read aloud or copied from paper. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `length` characters of Crockford base 32 from the leading bits of a hexadecimal hash. */
export function base32OfHash(hex: string, length: number): string {
  let bits = BigInt(`0x${hex}`) >> BigInt(hex.length * 4 - length * 5)
  let out = ''
  for (let i = 0; i < length; i++) {
    out = alphabet[Number(bits & 31n)] + out
    bits >>= 5n
  }
  return out
}

/** A short id derived from content, e.g. `F-7K3Q9D4M2X`: the same content always has the same id. */
export function contentId(prefix: string, content: string | Uint8Array, length = 10): string {
  return `${prefix}-${base32OfHash(sha256(content), length)}`
}

/** A UUID that the name alone determines: version 5 of RFC 9562, section 5.5. @param namespace a UUID */
export function uuid5(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
