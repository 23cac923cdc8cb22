import { createHash, createHmac } from 'node:crypto'

/** Lower-case hexadecimal SHA-256 of bytes or of UTF-8 text. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** Lower-case hexadecimal HMAC-SHA-256 (RFC 2104). */
export function hmacSha256(key: Uint8Array, data: string | Uint8Array): string {
  return createHmac('sha256', key).update(data).digest('hex')
}
