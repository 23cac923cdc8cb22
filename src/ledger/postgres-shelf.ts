import type pg from 'pg'
import type { Json } from '../kernel/canonical-json.ts'
import { guarded, openPool, schemaLock, transaction } from './postgres-store.ts'
import type { Shelf, Slip } from './shelf.ts'
import { lastKey, type SlipRow, slipOf } from './slip-row.ts'

const schema = `CREATE TABLE IF NOT EXISTS shelf_slip (
  space text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, value text NOT NULL, version integer NOT NULL,
  PRIMARY KEY (space, key))`

export async function openPostgresShelf(url: string): Promise<Shelf> {
  const pool = openPool(url)
  try {
    await guarded(() =>
      transaction(pool, async (client) => {
        await client.query('SELECT pg_advisory_xact_lock($1)', [schemaLock])
        await client.query(schema)
      }),
    )
  } catch (error) {
    await pool.end()
    throw error
  }
  return new PostgresShelf(pool)
}

class PostgresShelf implements Shelf {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async #rows(sql: string, values: readonly unknown[]): Promise<readonly SlipRow[]> {
    return guarded(async () => (await this.#pool.query(sql, [...values])).rows as SlipRow[])
  }

  async #changed(sql: string, values: readonly unknown[]): Promise<number> {
    return guarded(async () => (await this.#pool.query(sql, [...values])).rowCount ?? 0)
  }

  async get(space: string, key: string): Promise<Slip | null> {
    const sql = 'SELECT key, value, version FROM shelf_slip WHERE space = $1 AND key = $2'
    const [row] = await this.#rows(sql, [space, key])
    return row === undefined ? null : slipOf(row)
  }

  async list(space: string, prefix: string, limit: number): Promise<readonly Slip[]> {
    const sql = `SELECT key, value, version FROM shelf_slip WHERE space = $1 AND key >= $2 AND key < $3
      ORDER BY key LIMIT $4`
    return (await this.#rows(sql, [space, prefix, lastKey(prefix), limit])).map(slipOf)
  }

  async put(space: string, key: string, value: Json, expected: number | null): Promise<boolean> {
    const given = [space, key, JSON.stringify(value)]
    const insert = 'INSERT INTO shelf_slip VALUES ($1, $2, $3, 1) ON CONFLICT (space, key) DO '
    if (expected === null) {
      const sql = `${insert} UPDATE SET value = excluded.value, version = shelf_slip.version + 1`
      return (await this.#changed(sql, given)) === 1
    }
    if (expected === 0) return (await this.#changed(`${insert} NOTHING`, given)) === 1
    const sql = `UPDATE shelf_slip SET value = $3, version = version + 1
      WHERE space = $1 AND key = $2 AND version = $4`
    return (await this.#changed(sql, [...given, expected])) === 1
  }

  async remove(space: string, key: string): Promise<void> {
    await this.#changed('DELETE FROM shelf_slip WHERE space = $1 AND key = $2', [space, key])
  }

  async close(): Promise<void> {
    if (!this.#pool.ended) await this.#pool.end()
  }
}
