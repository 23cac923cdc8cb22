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
