import { DatabaseSync } from 'node:sqlite'
import type { Json } from '../kernel/canonical-json.ts'
import type { Shelf, Slip } from './shelf.ts'
import { lastKey, type SlipRow, slipOf } from './slip-row.ts'
import { guarded } from './sqlite-store.ts'

const schema = `CREATE TABLE IF NOT EXISTS shelf_slip (
  space TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (space, key)) STRICT, WITHOUT ROWID`

/** @param file a path, or `:memory:` for a shelf that ends with the process */
export function openSqliteShelf(file: string): Shelf {
  return guarded(() => new SqliteShelf(file))
}

class SqliteShelf implements Shelf {
  readonly #db: DatabaseSync

  constructor(file: string) {
    this.#db = new DatabaseSync(file, { timeout: 30_000 })
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
    this.#db.exec(schema)
  }

  async get(space: string, key: string): Promise<Slip | null> {
    return guarded(() => {
      const sql = 'SELECT key, value, version FROM shelf_slip WHERE space = ? AND key = ?'
      const row = this.#db.prepare(sql).get(space, key) as SlipRow | undefined
      return row === undefined ? null : slipOf(row)
    })
  }

  async list(space: string, prefix: string, limit: number): Promise<readonly Slip[]> {
    return guarded(() => {
      const sql = `SELECT key, value, version FROM shelf_slip WHERE space = ? AND key >= ? AND key < ?
        ORDER BY key LIMIT ?`
      const rows = this.#db.prepare(sql).all(space, prefix, lastKey(prefix), limit)
      return (rows as unknown as SlipRow[]).map(slipOf)
    })
  }

  async put(space: string, key: string, value: Json, expected: number | null): Promise<boolean> {
    const text = JSON.stringify(value)
    return guarded(() => {
      const insert = 'INSERT INTO shelf_slip VALUES (?, ?, ?, 1) ON CONFLICT (space, key) DO '
      if (expected === null) {
        this.#db
          .prepare(`${insert} UPDATE SET value = excluded.value, version = version + 1`)
          .run(space, key, text)
        return true
      }
      if (expected === 0) return this.#db.prepare(`${insert} NOTHING`).run(space, key, text).changes === 1
      const sql =
        'UPDATE shelf_slip SET value = ?, version = version + 1 WHERE space = ? AND key = ? AND version = ?'
      return this.#db.prepare(sql).run(text, space, key, expected).changes === 1
    })
  }

  async remove(space: string, key: string): Promise<void> {
    guarded(() => {
      this.#db.prepare('DELETE FROM shelf_slip WHERE space = ? AND key = ?').run(space, key)
      // A discarded draft would otherwise stay readable in the write-ahead log.
      this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    })
  }

  async close(): Promise<void> {
    if (this.#db.isOpen) this.#db.close()
  }
}
