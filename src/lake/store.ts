import { readFileSync } from 'node:fs'
import { chmod, link, mkdir, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { RandomBytes } from '../kernel/effects.ts'
import { LakeError, lakeError } from './errors.ts'
import type { Manifest } from './manifest.ts'
import { pseudonymKey } from './pseudonym.ts'

/** Where things lie in a store; `spec/lake.md` describes it. */
export function storePaths(store: string) {
  return {
    store,
    lake: join(store, 'lake'),
    vault: join(store, 'vault'),
    keys: join(store, 'keys'),
    temp: join(store, 'tmp'),
    key: join(store, 'keys', 'pseudonym.key'),
    manifest: join(store, 'lake', 'manifest.json'),
    lock: join(store, 'lake.lock'),
  } as const
}
export type StorePaths = ReturnType<typeof storePaths>

const emptyManifest: Manifest = { version: 2, segments: [], vaults: [], imports: [] }

/** Makes the folders and the key of a store; leaves what is there. @param dir created when missing */
export async function initStore(dir: string, randomBytes: RandomBytes): Promise<void> {
  const paths = storePaths(dir)
  try {
    for (const folder of [paths.lake, paths.vault, paths.keys, paths.temp])
      await mkdir(folder, { recursive: true, mode: 0o700 })
    await pseudonymKey(dir, randomBytes)
  } catch (error) {
    throw notWritable(dir, error) ?? lakeError(error, `making the store ${dir}`)
  }
}

function notWritable(store: string, error: unknown): LakeError | undefined {
  const { code } = error as { code?: string }
  if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') return undefined
  return new LakeError('not-writable', `the store ${store} cannot be written`, {
    hint: 'name another with --store, or make the folder writable',
    cause: error,
  })
}

/** The key of the pseudonyms. @throws LakeError `no-store` */
export async function readKey(store: string): Promise<Uint8Array> {
  try {
    const key = await readFile(storePaths(store).key)
    if (key.length === 32) return key
  } catch (error) {
    throw new LakeError('no-store', `there is no store in ${store}`, {
      hint: 'make one with tocsin init',
      cause: error,
    })
  }
  throw new LakeError('store-damaged', `${storePaths(store).key} is not 32 bytes long`, {
    hint: 'restore it from a backup; without it accounts get other pseudonyms',
  })
}

/** @throws LakeError `store-damaged` */
export async function readManifest(paths: StorePaths): Promise<Manifest> {
  let text: string
  try {
    text = await readFile(paths.manifest, 'utf8')
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return emptyManifest
    throw lakeError(error, 'reading the manifest')
  }
  // A new store has none, and what reads one takes longer to load than most commands to run.
  const { manifestSchema, newestManifest } = await import('./manifest.ts')
  let version: unknown
  try {
    const read = JSON.parse(text) as { version?: unknown }
    version = read.version
    return manifestSchema.parse(read)
  } catch (error) {
    if (typeof version === 'number' && version > newestManifest) {
      throw new LakeError(
        'store-newer',
        `${paths.manifest} has format ${version}, this program knows ${newestManifest}`,
        {
          hint: 'use the newer program that wrote it, or name another store with --store',
        },
      )
    }
    throw new LakeError('store-damaged', `${paths.manifest} is not a manifest`, {
      hint: 'restore it from a backup',
      cause: error,
    })
  }
}

/** Replaces the manifest: the one moment at which an import becomes real. */
export async function writeManifest(paths: StorePaths, manifest: Manifest): Promise<void> {
  const fresh = join(paths.temp, `manifest-${process.pid}.json`)
  await rm(fresh, { force: true })
  await writeDurably(fresh, `${JSON.stringify(manifest, null, 1)}\n`)
  await rename(fresh, paths.manifest)
  await syncFolder(paths.lake)
}

async function writeDurably(path: string, data: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(data)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Syncs a finished file and moves it to where it belongs. */
export async function settle(from: string, folder: string, name: string): Promise<void> {
  await chmod(from, 0o600)
  await syncFile(from)
  await rename(from, join(folder, name))
  await syncFolder(folder)
}

/** Returns once the disk holds the file. */
async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Milliseconds from one sync of a growing file to the next. */
const syncPause = 100

/**
 * Has the disk take a file while it is written, so that little is left at its end.
 * @returns once the disk holds all that was written
 */
export async function syncMeanwhile(path: string, writing: Promise<void>): Promise<void> {
  let written = false
  const end = writing.then(() => {
    written = true
  })
  for (;;) {
    await Promise.race([end, setTimeout(syncPause, undefined, { ref: false })])
    const last = written
    await syncFile(path).catch((error: unknown) => {
      // Before its end it may not be there yet.
      if (last) throw error
    })
    if (last) return
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Removes what an interrupted import left behind; call it only with the lock held. */
export async function sweep(paths: StorePaths): Promise<void> {
  const manifest = await readManifest(paths)
  const listed = new Set([...manifest.segments.map(({ name }) => name), 'manifest.json'])
  for (const name of await readdir(paths.lake))
    if (!listed.has(name)) await rm(join(paths.lake, name), { recursive: true })
  for (const name of await readdir(paths.vault)) {
    if (!manifest.vaults.includes(name)) await rm(join(paths.vault, name), { recursive: true })
  }
  for (const name of await readdir(paths.temp))
    if (!ofLivingProcess(name)) await rm(join(paths.temp, name), { recursive: true, force: true })
}

/** A fresh folder for temporary files that tells whose it is, so that a sweep leaves it alone while its owner lives. */
export function temporaryFolder(parent: string): Promise<string> {
  return mkdtemp(join(parent, `tocsin-${process.pid}-${startOf(process.pid) ?? 'x'}-`))
}

function ofLivingProcess(name: string): boolean {
  const [, pid, started] = /^tocsin-(\d+)-(\d+|x)-/.exec(name) ?? []
  return pid !== undefined && lives({ pid: Number(pid), started: started === 'x' ? undefined : started })
}

let locks = 0

/**
 * Keeps a second writer out; the owner is known by its process and the time it started.
 * @param patience milliseconds to wait for an owner that holds the lock only briefly
 * @returns a function that gives the lock back
 * @throws LakeError `store-busy`
 */
export async function lockStore(paths: StorePaths, patience = 0): Promise<() => Promise<void>> {
  const giveUp = performance.now() + patience
  const own = `${paths.lock}.${process.pid}.${++locks}`
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      // Linked into place, so that a lock never exists without its owner's name.
      await rm(own, { force: true })
      // Not synced: after a crash of the machine its owner is gone whatever the file says.
      await writeFile(own, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }), {
        flag: 'wx',
        mode: 0o600,
      })
      await link(own, paths.lock)
      return () => rm(paths.lock, { force: true })
    } catch (error) {
      const code = (error as { code?: string }).code
      if (code === 'ENOENT')
        throw new LakeError('no-store', 'there is no store here', { hint: 'make one with tocsin init' })
      if (code !== 'EEXIST') throw notWritable(paths.store, error) ?? lakeError(error, 'locking the store')
      if (await ownerLives(paths.lock)) {
        if (performance.now() < giveUp) {
          await setTimeout(20)
          attempt--
          continue
        }
        throw new LakeError('store-busy', 'another import is writing to this store', {
          hint: 'wait for it to end, then run the same command again',
        })
      }
      await rm(paths.lock, { force: true })
    } finally {
      await rm(own, { force: true })
    }
  }
  throw new LakeError('store-busy', 'another import is writing to this store')
}

interface Owner {
  readonly pid: number
  /** The kernel's ticks. */
  readonly started?: string | undefined
}

async function ownerLives(lock: string): Promise<boolean> {
  let text: string
  try {
    text = await readFile(lock, 'utf8')
  } catch {
    return false
  }
  try {
    const { pid, started } = JSON.parse(text) as { readonly pid?: unknown; readonly started?: unknown }
    return (
      Number.isSafeInteger(pid) &&
      Number(pid) > 0 &&
      lives({ pid: Number(pid), started: typeof started === 'string' ? started : undefined })
    )
  } catch {
    return false
  }
}

function lives(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
  const started = startOf(owner.pid)
  return started === undefined || owner.started === undefined || started === owner.started
}

/** When a process started, in the kernel's ticks; only Linux says. */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
