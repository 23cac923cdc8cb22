import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { PeopleError } from './errors.ts'
import type { PeopleSettings } from './settings.ts'

/** A database as better-auth takes it. */
export interface PeopleDatabase {
  readonly handle: DatabaseSync | pg.Pool
  /** Runs work that makes tables while no other process does. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

type Place = Pick<PeopleSettings, 'folder' | 'databaseUrl'>

const fileOf = (folder: string): string => join(folder, 'people.sqlite')
/** Any fixed number: the advisory lock under which the tables are made. */
const schemaLock = 7_206_512

export function openDatabase({ folder, databaseUrl }: Place): PeopleDatabase {
  if (databaseUrl !== null) return openPool(databaseUrl)
  mkdirSync(folder, { recursive: true })
  const file = fileOf(folder)
  closeSync(openSync(file, 'a', 0o600))
  const handle = openFile(file, { timeout: 5000 })
  handle.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  return {
    handle,
    // Of two processes that start together one finds the tables made: the second look says so.
    alone: (work) => work().catch(() => work()),
    close: async () => {
      if (handle.isOpen) handle.close()
    },
  }
}

function openFile(file: string, options: ConstructorParameters<typeof DatabaseSync>[1]): DatabaseSync {
  try {
    return new DatabaseSync(file, options)
  } catch (error) {
    throw unavailable(error)
  }
}

function openPool(url: string): PeopleDatabase {
  const bigint = 20
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === bigint ? Number : pg.types.getTypeParser(oid, format as 'text'),
    },
  })
  // An idle connection that breaks must not end the process; the next query says what is wrong.
  pool.on('error', () => {})
  return {
    handle: pool,
    async alone(work) {
      const client = await pool.connect().catch((error: unknown) => {
        throw unavailable(error)
      })
      try {
        await client.query('SELECT pg_advisory_lock($1)', [schemaLock])
        return await work()
      } finally {
        await client.query('SELECT pg_advisory_unlock($1)', [schemaLock]).catch(() => {})
        client.release()
      }
    },
    close: async () => {
      if (!pool.ended) await pool.end()
    },
  }
}

/** Whether anybody is in the table: asked at each start, so without loading what signs people in. */
export async function anybodyThere({ folder, databaseUrl }: Place): Promise<boolean> {
  if (databaseUrl === null) {
    if (!existsSync(fileOf(folder))) return false
    const db = openFile(fileOf(folder), { readOnly: true })
    try {
      const table = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'people_user'").get()
      return table !== undefined && db.prepare('SELECT 1 FROM people_user LIMIT 1').get() !== undefined
    } finally {
      db.close()
    }
  }
  const client = new pg.Client(databaseUrl)
  try {
    await client.connect()
    const table = await client.query<{ there: boolean }>(
      "SELECT to_regclass('people_user') IS NOT NULL AS there",
    )
    if (table.rows[0]?.there !== true) return false
    return (await client.query('SELECT 1 FROM people_user LIMIT 1')).rows.length > 0
  } catch (error) {
    throw unavailable(error)
  } finally {
    await client.end().catch(() => {})
  }
}

function unavailable(error: unknown): PeopleError {
  const why = error instanceof Error ? error.message : String(error)
  return new PeopleError('people-unavailable', `the table of people cannot be opened: ${why}`, {
    hint: 'check DATABASE_URL, or the folder of the store',
    cause: error,
  })
}
