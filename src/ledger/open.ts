import { existsSync } from 'node:fs'
import { link, mkdir, open as openFile, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Clock, RandomBytes } from '../kernel/effects.ts'
import { sha256 } from '../kernel/hashing.ts'
import { LedgerError } from './errors.ts'
import { parseSigningKey, type SigningKey, signingKey } from './keys.ts'
import { Ledger } from './ledger.ts'
import { openPostgresShelf } from './postgres-shelf.ts'
import { openPostgresStore } from './postgres-store.ts'
import type { Shelf } from './shelf.ts'
import { openSqliteShelf } from './sqlite-shelf.ts'
import { openSqliteStore } from './sqlite-store.ts'
import type { LedgerStore } from './store.ts'

export interface LedgerPlace {
  /** Folder of the embedded store; also holds the key. */
  readonly folder: string
  /** PostgreSQL instead of the embedded store. */
  readonly databaseUrl?: string | null
}

export function keyFile(folder: string): string {
  return join(folder, 'keys', 'ledger.key')
}

/** @throws LedgerError `not-found` when there is no ledger and none is to be made */
export async function openLedgerStore(
  { folder, databaseUrl }: LedgerPlace,
  { create = true }: { create?: boolean } = {},
): Promise<LedgerStore> {
  if (databaseUrl) return openPostgresStore(databaseUrl)
  const file = join(folder, 'ledger.sqlite')
  if (create) await mkdir(folder, { recursive: true })
  else if (!existsSync(file)) {
    throw new LedgerError('not-found', `there is no ledger in ${folder}`, {
      hint: 'name the folder with --store, or take one in with tocsin ledger import',
    })
  }
  return openSqliteStore(file)
}

/** The shelf that belongs to a ledger. */
export async function openShelf({ folder, databaseUrl }: LedgerPlace): Promise<Shelf> {
  if (databaseUrl) return openPostgresShelf(databaseUrl)
  await mkdir(folder, { recursive: true })
  return openSqliteShelf(join(folder, 'shelf.sqlite'))
}

/** Opens the ledger of an instance, and on the first day makes its key and its first event. */
export async function openLedger(
  place: LedgerPlace,
  effects: { readonly clock: Clock; readonly randomBytes: RandomBytes },
): Promise<Ledger> {
  const store = await openLedgerStore(place)
  try {
    // A ledger that came by import has no key here, and must not get one of its own.
    const { size } = await store.head()
    const key = size === 0 ? await createKey(place.folder, effects.randomBytes) : await readKey(place.folder)
    return await Ledger.open({ store, ...effects, ...(key === null ? {} : { key }) })
  } catch (error) {
    await store.close()
    throw error
  }
}

/** @returns the key in the folder, or null when there is none */
export async function readKey(folder: string): Promise<SigningKey | null> {
  try {
    return parseSigningKey(await readFile(keyFile(folder), 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    if (error instanceof LedgerError)
      throw new LedgerError(error.code, `${keyFile(folder)}: ${error.message}`)
    throw error
  }
}

async function createKey(folder: string, randomBytes: RandomBytes): Promise<SigningKey> {
  const existing = await readKey(folder)
  if (existing !== null) return existing
  const seed = randomBytes(32)
  const publicId = signingKey('tocsin', seed).public.id
  const key = signingKey(`tocsin/${sha256(publicId).slice(0, 16)}`, seed)
  const file = keyFile(folder)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${Buffer.from(randomBytes(8)).toString('hex')}`
  const handle = await openFile(draft, 'wx', 0o600)
  try {
    await handle.writeFile(`${key.secret()}\n`)
    await handle.sync()
    // A link fails where a rename would overwrite: of two processes that start together, one makes the key.
    await link(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await handle.close()
    await rm(draft)
  }
  const made = await readKey(folder)
  if (made === null) throw new LedgerError('unavailable', `${file} cannot be written`)
  return made
}
