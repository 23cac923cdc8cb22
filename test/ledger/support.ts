import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { Ledger, type LedgerStore, type SigningKey, signingKey } from '../../src/ledger/index.ts'
import { openPostgresStore } from '../../src/ledger/postgres-store.ts'
import { openSqliteStore } from '../../src/ledger/sqlite-store.ts'

export const root = join(import.meta.dirname, '..', '..')
export const childFile = fileURLToPath(new URL('./writer-child.ts', import.meta.url))

export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'tocsin-ledger-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** The same key for the same name, in every run. */
export const testKey = (name: string): SigningKey =>
  signingKey(name, createHash('sha256').update(`test key of ${name}`).digest())

export const instanceKey = testKey('example.org/cell')

export interface TestClock {
  (): number
  set(now: number): void
}

export function testClock(start = Date.UTC(2027, 3, 1)): TestClock {
  let now = start
  return Object.assign(() => now++, {
    set: (value: number) => {
      now = value
    },
  })
}

export async function openTestLedger(
  store: LedgerStore,
  options: { key?: SigningKey | null; clock?: () => number } = {},
): Promise<Ledger> {
  const key = options.key === undefined ? instanceKey : options.key
  const effects = { clock: options.clock ?? testClock(), randomBytes: (size: number) => randomBytes(size) }
  return Ledger.open({ store, ...effects, ...(key === null ? {} : { key }) })
}

export const note = (n: number, record = `R-${n % 5}`) => ({
  author: 'ana',
  kind: 'case.noted',
  record,
  body: { n, text: `note ${n} \u2028 "quoted" é 😂` },
})

export async function filled(store: LedgerStore, count: number): Promise<Ledger> {
  const ledger = await openTestLedger(store)
  await Promise.all(Array.from({ length: count }, (_, n) => ledger.append(note(n))))
  return ledger
}

/** A kind of store that the common tests run on. */
export interface Engine {
  readonly name: string
  /** A new, empty store each time. */
  fresh(): Promise<OpenStore>
  stop(): Promise<void>
}

export interface OpenStore {
  readonly store: LedgerStore
  /** Null for the embedded store. */
  readonly databaseUrl: string | null
  /** Opens the same data once more. */
  again(): Promise<LedgerStore>
  /** What somebody with access to the files or the database can do. */
  tamper(sql: string): Promise<void>
  /** All bytes on disk as text, where that can be read. */
  bytes(): string | null
  remove(): Promise<void>
}

/** Column types differ; the tampering statements of the tests use this name for bytes from hexadecimal. */
export const sqliteEngine: Engine = {
  name: 'sqlite',
  async fresh() {
    const folder = temporaryFolder()
    const file = join(folder.path, 'ledger.sqlite')
    const store = openSqliteStore(file)
    const { DatabaseSync } = await import('node:sqlite')
    const { readFileSync } = await import('node:fs')
    return {
      store,
      databaseUrl: null,
      again: async () => openSqliteStore(file),
      async tamper(sql) {
        const db = new DatabaseSync(file, { timeout: 5_000 })
        db.exec('DROP TRIGGER IF EXISTS ledger_event_fixed; DROP TRIGGER IF EXISTS ledger_event_kept')
        db.exec(sql)
        db.close()
      },
      bytes: () =>
        readdirSync(folder.path)
          .map((name) => readFileSync(join(folder.path, name), 'latin1'))
          .join(''),
      async remove() {
        await store.close()
        folder.remove()
      },
    }
  },
  async stop() {},
}

/** Debian keeps the server's programs out of the path, one folder a version. */
function findPostgres(): string | null {
  const base = '/usr/lib/postgresql'
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : []
  const found = versions
    .map((version) => join(base, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')))
  return found ?? null
}

/** Why PostgreSQL cannot be tested here, or null. */
export function postgresMissing(): string | null {
  return findPostgres() === null
    ? 'no PostgreSQL server is installed under /usr/lib/postgresql (package postgresql)'
    : null
}

/**
 * Starts a server of its own in a temporary folder, reached through a socket in it. It does not sync to disk:
 * the tests end processes, not the machine.
 */
export async function startPostgres(): Promise<Engine & { readonly url: string }> {
  const bin = findPostgres()!
  const folder = temporaryFolder()
  const data = join(folder.path, 'data')
  // The server refuses to run as root, so there it runs as nobody.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  if (nobody.uid !== undefined) chownSync(folder.path, nobody.uid, nobody.gid)
  const options = { cwd: folder.path, ...nobody }
  const auth = ['-U', 'tocsin', '-A', 'trust', '-E', 'UTF8', '--no-locale']
  const init = spawnSync(join(bin, 'initdb'), ['-D', data, ...auth], { encoding: 'utf8', ...options })
  if (init.status !== 0) throw new Error(`initdb failed: ${init.stderr}`)
  const settings = ['-k', folder.path, '-c', 'listen_addresses=', '-c', 'fsync=off']
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...options,
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    let log = ''
    server.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString()
      if (log.includes('ready to accept connections')) resolve()
    })
    server.once('exit', () => reject(new Error(`postgres ended: ${log}`)))
  })
  const url = (database: string) => `postgres://tocsin@/${database}?host=${encodeURIComponent(folder.path)}`
  const run = async (database: string, sql: string) => {
    const client = new pg.Client(url(database))
    await client.connect()
    try {
      await client.query(sql)
    } finally {
      await client.end()
    }
  }
  let databases = 0
  return {
    name: 'postgresql',
    url: url('postgres'),
    async fresh() {
      const database = `ledger_${databases++}`
      await run('postgres', `CREATE DATABASE ${database}`)
      const store = await openPostgresStore(url(database))
      return {
        store,
        databaseUrl: url(database),
        again: () => openPostgresStore(url(database)),
        tamper: (sql) =>
          run(
            database,
            `DROP TRIGGER IF EXISTS ledger_event_kept ON ledger_event; ${sql.replaceAll(/x'([0-9a-f]*)'/g, "'\\x$1'")}`,
          ),
        bytes: () => null,
        remove: () => store.close(),
      }
    },
    async stop() {
      server.kill('SIGINT')
      await ended
      folder.remove()
    },
  }
}

export function writeTemporary(folder: string, name: string, text: string | Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

/** Runs the independent verifier on a file. */
export function independentVerifier(file: string, key?: string): { status: number | null; output: string } {
  const args = [join(root, 'spec', 'verify-ledger.mjs'), file, ...(key === undefined ? [] : [key])]
  const ran = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { status: ran.status, output: ran.stdout + ran.stderr }
}
