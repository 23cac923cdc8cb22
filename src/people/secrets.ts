import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { RandomBytes } from '../kernel/effects.ts'
import { sha256 } from '../kernel/hashing.ts'
import { base32OfHash } from '../kernel/ids.ts'

const bytes = 32

/** The key that signs cookies and challenges: made at the first use, readable by its owner only. @returns base64url */
export async function peopleKey(folder: string, randomBytes: RandomBytes): Promise<string> {
  const keys = join(folder, 'keys')
  const file = join(keys, 'people.key')
  const known = await readKey(file)
  if (known !== undefined) return known
  await mkdir(keys, { recursive: true, mode: 0o700 })
  const draft = `${file}.${Buffer.from(randomBytes(8)).toString('hex')}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(`${Buffer.from(randomBytes(bytes)).toString('base64url')}\n`)
    await handle.sync()
    // A link fails where a rename would overwrite: of two processes that start together, one makes the key.
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await handle.close()
    await rm(draft, { force: true })
  }
  return (await readKey(file))!
}

async function readKey(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text?.trim()
}

/** A secret of 256 random bits, to be shown once, e.g. in a link. */
export function newSecret(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(bytes)).toString('base64url')
}

/** How a secret lies in the table. It is random and long, so that a plain hash tells nothing. */
export function secretHash(secret: string): string {
  return sha256(`tocsin secret\n${secret}`)
}

/** A code for paper: 80 random bits as `XXXX-XXXX-XXXX-XXXX` in Crockford's base 32. */
export function newCode(randomBytes: RandomBytes): string {
  return base32OfHash(sha256(randomBytes(bytes)), 16)
    .match(/.{4}/g)!
    .join('-')
}

/** A code as somebody types it: any case and spacing, O for 0, I or L for 1. */
export function typedCode(text: string): string {
  const plain = text
    .slice(0, 100)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return plain.match(/.{1,4}/g)?.join('-') ?? ''
}

/** Id of a person, organisation, token, ...: a prefix and 40 random bits. */
export function newId(prefix: string, randomBytes: RandomBytes): string {
  return `${prefix}-${base32OfHash(sha256(randomBytes(bytes)), 8)}`
}
