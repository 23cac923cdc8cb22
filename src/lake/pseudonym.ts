import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { RandomBytes } from '../kernel/effects.ts'
import { hmacSha256 } from '../kernel/hashing.ts'
import { base32OfHash } from '../kernel/ids.ts'

const keyBytes = 32

/** The name under which an account is stored and shown: the same handle always has the same, and only the key's holder can tell which. */
export type Pseudonymiser = (platform: string, handle: string) => string

/** What a pseudonym looks like. */
const pseudonym = /^a[0-9A-HJKMNP-TV-Z]{16}$/

/**
 * `a` and 16 characters of HMAC-SHA-256 over platform and handle. What already is a pseudonym stays, so that posts
 * under pseudonyms give the same finding on a machine that has another key. @param key 32 bytes
 */
export function pseudonymiser(key: Uint8Array): Pseudonymiser {
  return (platform, handle) =>
    pseudonym.test(handle) ? handle : `a${base32OfHash(hmacSha256(key, `${platform}\n${handle}`), 16)}`
}

/** The store's key, made at its first use. Two processes that make it at once agree on one. */
export async function pseudonymKey(store: string, randomBytes: RandomBytes): Promise<Uint8Array> {
  const path = join(store, 'keys', 'pseudonym.key')
  const known = await readFile(path).catch(() => undefined)
  if (known !== undefined && known.length === keyBytes) return known
  await mkdir(join(store, 'keys'), { recursive: true, mode: 0o700 })
  const temporary = `${path}.${randomUUID()}.tmp`
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(randomBytes(keyBytes))
    await file.sync()
  } finally {
    await file.close()
  }
  await link(temporary, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(temporary, { force: true })
  return readFile(path)
}
