import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { Json } from '../kernel/canonical-json.ts'
import { LedgerError } from './errors.ts'
import type { StoredEvent } from './event.ts'
import { type EventRow, eventColumns, storedEvent } from './event-row.ts'
import { Frontier, type Hash, type NodeId, type TreeNode } from './merkle.ts'
import {
  type Commit,
  type Head,
  hex,
  type LedgerStore,
  type Locked,
  type Position,
  type ProjectionWrite,
  type Question,
  type StateRow,
  splitPeaks,
} from './store.ts'

const schema = `
CREATE TABLE IF NOT EXISTS ledger_head (
  one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, last BLOB NOT NULL,
  recorded INTEGER NOT NULL, peaks BLOB NOT NULL, note TEXT) STRICT;
CREATE TABLE IF NOT EXISTS ledger_event (
  sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL, recorded INTEGER NOT NULL, origin TEXT NOT NULL,
  author TEXT NOT NULL, signer BLOB NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL,
  body BLOB NOT NULL, signature BLOB NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS ledger_event_body ON ledger_event (body);
CREATE INDEX IF NOT EXISTS ledger_event_record ON ledger_event (record, sequence);
CREATE TABLE IF NOT EXISTS ledger_content (
  sequence INTEGER PRIMARY KEY, salt BLOB NOT NULL, content TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS ledger_node (
  level INTEGER NOT NULL, position INTEGER NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (level, position)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ledger_projection (
  name TEXT PRIMARY KEY, version INTEGER NOT NULL, next INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS ledger_projection_row (
  name TEXT NOT NULL, record TEXT NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (name, record)) STRICT, WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS ledger_event_fixed BEFORE UPDATE ON ledger_event
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS ledger_event_kept BEFORE DELETE ON ledger_event
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
INSERT OR IGNORE INTO ledger_head VALUES (1, 0, zeroblob(32), 0, x'', NULL);
`
/**
 * The embedded store: one SQLite file in WAL mode, synced on every commit.
 * @param wait milliseconds to wait for another process's turn
 */
export function openSqliteStore(file: string, wait = 30_000): LedgerStore {
  return guarded(() => new SqliteStore(file, wait))
}

class SqliteStore implements LedgerStore {
  readonly kind = 'sqlite'
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(file: string, wait: number) {
    this.#db = new DatabaseSync(file, { timeout: wait })
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
    this.#write(() => this.#db.exec(schema))
  }

  #run(sql: string, ...values: SQLInputValue[]): number | bigint {
    return this.#statement(sql).run(...values).changes
  }

  #get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined
  }

  #all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values) as Row[]
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql)
    if (statement === undefined) {
      statement = this.#db.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }

  #write<Result>(work: () => Result): Result {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.#db.exec('COMMIT')
      return result
    } catch (error) {
      // SQLite itself rolls back on a full disk.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }

  #head(): Head {
    const row = this.#get<{
      size: number
      last: Uint8Array
      recorded: number
      peaks: Uint8Array
      note: string | null
    }>('SELECT size, last, recorded, peaks, note FROM ledger_head')
    if (row === undefined) throw new LedgerError('integrity', 'the head of the ledger is missing')
    return { ...row, peaks: splitPeaks(row.peaks) }
  }

  async head(): Promise<Head> {
    return guarded(() => this.#head())
  }

  async commit(question: Question, build: (locked: Locked) => Commit | null): Promise<void> {
    const erased = guarded(() =>
      this.#write(() => {
        const commit = build({
          head: this.#head(),
          latest: this.#latest(question.records),
          known: this.#known(question.bodies),
        })
        if (commit === null) return false
        for (const event of commit.events) this.#insert(event)
        for (const node of commit.nodes) this.#insertNode(node)
        for (const sequence of commit.erase) {
          this.#run('DELETE FROM ledger_content WHERE sequence = ?', sequence)
        }
        const { size, last, recorded, peaks, note } = commit.head
        this.#run(
          'UPDATE ledger_head SET size = ?, last = ?, recorded = ?, peaks = ?, note = ?',
          ...[size, last, recorded, Buffer.concat(peaks), note],
        )
        return commit.erase.length > 0
      }),
    )
    // Deleted text would otherwise stay readable in the write-ahead log.
    if (erased) guarded(() => this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)'))
  }

  #latest(records: readonly string[]): Map<string, number> {
    const latest = new Map<string, number>()
    for (const record of records) {
      const row = this.#get<{ last: number | null }>(
        'SELECT max(sequence) AS last FROM ledger_event WHERE record = ?',
        record,
      )
      if (typeof row?.last === 'number') latest.set(record, row.last)
    }
    return latest
  }

  #known(bodies: readonly Hash[]): Set<string> {
    return new Set(
      bodies.filter((body) => this.#get('SELECT 1 FROM ledger_event WHERE body = ?', body)).map(hex),
    )
  }

  #insert(event: StoredEvent): void {
    const { sequence, act, recorded, signature, hash, salt, content } = event
    this.#run(
      `INSERT INTO ledger_event (sequence, time, recorded, origin, author, signer, kind, record, body,
        signature, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[sequence, act.time, recorded, act.ledger, act.author, Buffer.from(act.signer, 'hex'), act.kind],
      ...[act.record, Buffer.from(act.body, 'hex'), signature, hash],
    )
    if (salt !== null) this.#run('INSERT INTO ledger_content VALUES (?, ?, ?)', sequence, salt, content)
  }

  #insertNode(node: TreeNode): void {
    this.#run('INSERT INTO ledger_node VALUES (?, ?, ?)', node.level, node.index, node.hash)
  }

  async event(sequence: number): Promise<StoredEvent | null> {
    return (await this.range(sequence, 1)).find((event) => event.sequence === sequence) ?? null
  }

  async range(from: number, limit: number): Promise<StoredEvent[]> {
    const sql = `SELECT ${eventColumns} WHERE e.sequence >= ? ORDER BY e.sequence LIMIT ?`
    return guarded(() => this.#all<EventRow>(sql, from, limit).map(storedEvent))
  }

  async ofRecord(record: string, from: number, limit: number): Promise<StoredEvent[]> {
    const sql = `SELECT ${eventColumns} WHERE record = ? AND e.sequence >= ? ORDER BY e.sequence LIMIT ?`
    return guarded(() => this.#all<EventRow>(sql, record, from, limit).map(storedEvent))
  }

  async nodes(ids: readonly NodeId[]): Promise<(Hash | null)[]> {
    return guarded(() =>
      ids.map(({ level, index }) => {
        const row =
          level === 0
            ? this.#get<{ hash: Hash }>('SELECT hash FROM ledger_event WHERE sequence = ?', index)
            : this.#get<{ hash: Hash }>(
                'SELECT hash FROM ledger_node WHERE level = ? AND position = ?',
                ...[level, index],
              )
        return row?.hash ?? null
      }),
    )
  }

  async rebuildTree(): Promise<void> {
    guarded(() =>
      this.#write(() => {
        this.#db.exec('DELETE FROM ledger_node')
        const frontier = new Frontier()
        const leaves = this.#db.prepare('SELECT hash FROM ledger_event ORDER BY sequence').iterate()
        for (const leaf of leaves) {
          for (const node of frontier.add(leaf.hash as Hash)) this.#insertNode(node)
        }
        this.#run('UPDATE ledger_head SET peaks = ?', Buffer.concat(frontier.peaks))
      }),
    )
  }

  async damage(): Promise<string | null> {
    const found = guarded(() => this.#get<{ integrity_check: string }>('PRAGMA integrity_check(1)'))
    return found === undefined || found.integrity_check === 'ok' ? null : found.integrity_check
  }

  async position(projection: string): Promise<Position | null> {
    return guarded(() => this.#position(projection))
  }

  #position(projection: string): Position | null {
    return (
      this.#get<{ version: number; next: number }>(
        'SELECT version, next FROM ledger_projection WHERE name = ?',
        projection,
      ) ?? null
    )
  }

  async project({ name, from, to, rows, reset }: ProjectionWrite): Promise<boolean> {
    return guarded(() =>
      this.#write(() => {
        const now = this.#position(name)
        if (now?.version !== from?.version || now?.next !== from?.next) return false
        if (reset) this.#run('DELETE FROM ledger_projection_row WHERE name = ?', name)
        for (const [record, state] of rows) {
          if (state === null) {
            this.#run('DELETE FROM ledger_projection_row WHERE name = ? AND record = ?', name, record)
          } else {
            this.#run(
              'INSERT OR REPLACE INTO ledger_projection_row VALUES (?, ?, ?)',
              ...[name, record, JSON.stringify(state)],
            )
          }
        }
        this.#run('INSERT OR REPLACE INTO ledger_projection VALUES (?, ?, ?)', name, to.version, to.next)
        return true
      }),
    )
  }

  async rows(projection: string, after: string, limit: number): Promise<StateRow[]> {
    const sql = `SELECT record, state FROM ledger_projection_row WHERE name = ? AND record > ?
      ORDER BY record LIMIT ?`
    return guarded(() =>
      this.#all<{ record: string; state: string }>(sql, projection, after, limit).map((row) => ({
        record: row.record,
        state: JSON.parse(row.state) as Json,
      })),
    )
  }

  async states(projection: string, records: readonly string[]): Promise<ReadonlyMap<string, Json>> {
    const sql = 'SELECT state FROM ledger_projection_row WHERE name = ? AND record = ?'
    return guarded(() => {
      const states = new Map<string, Json>()
      for (const record of records) {
        const row = this.#get<{ state: string }>(sql, projection, record)
        if (row !== undefined) states.set(record, JSON.parse(row.state) as Json)
      }
      return states
    })
  }

  async close(): Promise<void> {
    this.#statements.clear()
    if (this.#db.isOpen) this.#db.close()
  }
}

/** SQLite's primary result codes. */
const sqlite = {
  busy: 5,
  locked: 6,
  readonly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cantOpen: 14,
  notADb: 26,
}

export function guarded<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof LedgerError || !(error instanceof Error) || !('errcode' in error)) throw error
    const primary = Number(error.errcode) & 0xff
    if (primary === sqlite.full || primary === sqlite.ioError) {
      throw new LedgerError('disk-full', `the ledger cannot be written: ${error.message}`, {
        cause: error,
        hint: 'free some space and try again; everything acknowledged so far is kept',
      })
    }
    if (primary === sqlite.busy || primary === sqlite.locked) {
      throw new LedgerError('busy', 'another process is writing to the ledger', { cause: error })
    }
    if (primary === sqlite.corrupt || primary === sqlite.notADb) {
      throw new LedgerError('integrity', `the file of the ledger is damaged: ${error.message}`, {
        cause: error,
        hint: 'keep a copy of it and restore from an export with tocsin ledger import',
      })
    }
    if (primary === sqlite.cantOpen || primary === sqlite.readonly) {
      throw new LedgerError('unavailable', `the ledger cannot be opened: ${error.message}`, { cause: error })
    }
    throw error
  }
}
