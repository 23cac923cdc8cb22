import pg from 'pg'
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

/** Any fixed number: the advisory lock under which the tables are made. */
export const schemaLock = 7_206_511
const schema = `
CREATE TABLE IF NOT EXISTS ledger_head (
  one integer PRIMARY KEY CHECK (one = 1), size bigint NOT NULL, last bytea NOT NULL,
  recorded bigint NOT NULL, peaks bytea NOT NULL, note text);
CREATE TABLE IF NOT EXISTS ledger_event (
  sequence bigint PRIMARY KEY, time bigint NOT NULL, recorded bigint NOT NULL, origin text NOT NULL,
  author text NOT NULL, signer bytea NOT NULL, kind text NOT NULL, record text COLLATE "C" NOT NULL,
  body bytea NOT NULL UNIQUE, signature bytea NOT NULL, hash bytea NOT NULL);
CREATE INDEX IF NOT EXISTS ledger_event_record ON ledger_event (record, sequence);
CREATE TABLE IF NOT EXISTS ledger_content (
  sequence bigint PRIMARY KEY, salt bytea NOT NULL, content text NOT NULL);
CREATE TABLE IF NOT EXISTS ledger_node (
  level integer NOT NULL, position bigint NOT NULL, hash bytea NOT NULL, PRIMARY KEY (level, position));
CREATE TABLE IF NOT EXISTS ledger_projection (
  name text PRIMARY KEY, version integer NOT NULL, next bigint NOT NULL);
CREATE TABLE IF NOT EXISTS ledger_projection_row (
  name text NOT NULL, record text COLLATE "C" NOT NULL, state text NOT NULL, PRIMARY KEY (name, record));
CREATE OR REPLACE FUNCTION ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$;
CREATE OR REPLACE TRIGGER ledger_event_kept BEFORE UPDATE OR DELETE ON ledger_event
  FOR EACH ROW EXECUTE FUNCTION ledger_append_only();
INSERT INTO ledger_head VALUES (1, 0, decode(repeat('00', 32), 'hex'), 0, '', NULL) ON CONFLICT DO NOTHING;
`

/** @param url `postgres://user@host/database`, also with a socket folder */
export function openPool(url: string): pg.Pool {
  const bigint = 20
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    // An acknowledged event must outlive a crash of the server, whatever its settings say.
    options: '-c synchronous_commit=on',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === bigint ? Number : pg.types.getTypeParser(oid, format as 'text'),
    },
  })
  // An idle connection that breaks must not end the process; the next query says what is wrong.
  pool.on('error', () => {})
  return pool
}

/** The store of a team: PostgreSQL. */
export async function openPostgresStore(url: string): Promise<LedgerStore> {
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
  return new PostgresStore(pool)
}

class PostgresStore implements LedgerStore {
  readonly kind = 'postgresql'
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async #rows<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return guarded(async () => (await this.#pool.query(sql, [...values])).rows as Row[])
  }

  async head(): Promise<Head> {
    return toHead(await this.#rows<HeadRow>('SELECT size, last, recorded, peaks, note FROM ledger_head'))
  }

  async commit(question: Question, build: (locked: Locked) => Commit | null): Promise<void> {
    await guarded(() =>
      transaction(this.#pool, async (client) => {
        const head = await client.query<HeadRow>(
          'SELECT size, last, recorded, peaks, note FROM ledger_head FOR UPDATE',
        )
        const latest = await client.query<{ record: string; last: number }>(
          `SELECT asked.record, (SELECT max(sequence) FROM ledger_event e WHERE e.record = asked.record) AS last
           FROM unnest($1::text[]) AS asked(record)`,
          [question.records],
        )
        const known =
          question.bodies.length === 0
            ? { rows: [] }
            : await client.query<{ body: Uint8Array }>(
                'SELECT body FROM ledger_event WHERE body = ANY($1::bytea[])',
                [question.bodies],
              )
        const commit = build({
          head: toHead(head.rows),
          latest: new Map(
            latest.rows.filter((row) => row.last !== null).map((row) => [row.record, row.last]),
          ),
          known: new Set(known.rows.map((row) => hex(row.body))),
        })
        if (commit !== null) await write(client, commit)
      }),
    )
  }

  async event(sequence: number): Promise<StoredEvent | null> {
    return (await this.range(sequence, 1)).find((event) => event.sequence === sequence) ?? null
  }

  async range(from: number, limit: number): Promise<StoredEvent[]> {
    const sql = `SELECT ${eventColumns} WHERE e.sequence >= $1 ORDER BY e.sequence LIMIT $2`
    return (await this.#rows<EventRow>(sql, [from, limit])).map(storedEvent)
  }

  async ofRecord(record: string, from: number, limit: number): Promise<StoredEvent[]> {
    const sql = `SELECT ${eventColumns} WHERE record = $1 AND e.sequence >= $2 ORDER BY e.sequence LIMIT $3`
    return (await this.#rows<EventRow>(sql, [record, from, limit])).map(storedEvent)
  }

  async nodes(ids: readonly NodeId[]): Promise<(Hash | null)[]> {
    const rows = await this.#rows<{ hash: Hash | null }>(
      `SELECT CASE WHEN asked.level = 0 THEN (SELECT hash FROM ledger_event WHERE sequence = asked.position)
         ELSE (SELECT hash FROM ledger_node n WHERE n.level = asked.level AND n.position = asked.position)
         END AS hash
       FROM unnest($1::int[], $2::bigint[]) WITH ORDINALITY AS asked(level, position, place) ORDER BY place`,
      [ids.map((id) => id.level), ids.map((id) => id.index)],
    )
    return rows.map((row) => row.hash)
  }

  async rebuildTree(): Promise<void> {
    await guarded(() =>
      transaction(this.#pool, async (client) => {
        await client.query('SELECT 1 FROM ledger_head FOR UPDATE')
        await client.query('DELETE FROM ledger_node')
        const frontier = new Frontier()
        for (let leaves = 1; leaves > 0; ) {
          const found = await client.query<{ hash: Hash }>(
            'SELECT hash FROM ledger_event WHERE sequence >= $1 ORDER BY sequence LIMIT 10000',
            [frontier.size],
          )
          leaves = found.rows.length
          await writeNodes(
            client,
            found.rows.flatMap((row) => frontier.add(row.hash)),
          )
        }
        await client.query('UPDATE ledger_head SET peaks = $1', [Buffer.concat(frontier.peaks)])
      }),
    )
  }

  /** PostgreSQL finds damage when it reads, by page checksums where the server has them. */
  async damage(): Promise<string | null> {
    return null
  }

  async position(projection: string): Promise<Position | null> {
    const sql = 'SELECT version, next FROM ledger_projection WHERE name = $1'
    return (await this.#rows<Position>(sql, [projection]))[0] ?? null
  }

  async project({ name, from, to, rows, reset }: ProjectionWrite): Promise<boolean> {
    return guarded(() =>
      transaction(this.#pool, async (client) => {
        await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [schemaLock, name])
        const found = await client.query<Position>(
          'SELECT version, next FROM ledger_projection WHERE name = $1',
          [name],
        )
        const now = found.rows[0]
        if (now?.version !== from?.version || now?.next !== from?.next) return false
        if (reset) await client.query('DELETE FROM ledger_projection_row WHERE name = $1', [name])
        const kept = [...rows].filter(([, state]) => state !== null)
        const gone = [...rows].filter(([, state]) => state === null).map(([record]) => record)
        if (gone.length > 0) {
          const sql = 'DELETE FROM ledger_projection_row WHERE name = $1 AND record = ANY($2::text[])'
          await client.query(sql, [name, gone])
        }
        await client.query(
          `INSERT INTO ledger_projection_row SELECT $1, * FROM unnest($2::text[], $3::text[])
           ON CONFLICT (name, record) DO UPDATE SET state = excluded.state`,
          [name, kept.map(([record]) => record), kept.map(([, state]) => JSON.stringify(state))],
        )
        await client.query(
          `INSERT INTO ledger_projection VALUES ($1, $2, $3)
           ON CONFLICT (name) DO UPDATE SET version = excluded.version, next = excluded.next`,
          [name, to.version, to.next],
        )
        return true
      }),
    )
  }

  async rows(projection: string, after: string, limit: number): Promise<StateRow[]> {
    const rows = await this.#rows<{ record: string; state: string }>(
      `SELECT record, state FROM ledger_projection_row WHERE name = $1 AND record > $2 ORDER BY record LIMIT $3`,
      [projection, after, limit],
    )
    return rows.map((row) => ({ record: row.record, state: JSON.parse(row.state) as Json }))
  }

  async states(projection: string, records: readonly string[]): Promise<ReadonlyMap<string, Json>> {
    const rows = await this.#rows<{ record: string; state: string }>(
      'SELECT record, state FROM ledger_projection_row WHERE name = $1 AND record = ANY($2::text[])',
      [projection, records],
    )
    return new Map(rows.map((row) => [row.record, JSON.parse(row.state) as Json]))
  }

  async close(): Promise<void> {
    if (!this.#pool.ended) await this.#pool.end()
  }
}

interface HeadRow {
  size: number
  last: Uint8Array
  recorded: number
  peaks: Uint8Array
  note: string | null
}

function toHead(rows: readonly HeadRow[]): Head {
  const row = rows[0]
  if (row === undefined) throw new LedgerError('integrity', 'the head of the ledger is missing')
  return { ...row, peaks: splitPeaks(row.peaks) }
}

async function write(client: pg.PoolClient, { head, events, nodes, erase }: Commit): Promise<void> {
  const bytes = (text: string) => Buffer.from(text, 'hex')
  await client.query(
    `INSERT INTO ledger_event SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[],
       $5::text[], $6::bytea[], $7::text[], $8::text[], $9::bytea[], $10::bytea[], $11::bytea[])`,
    [
      events.map((event) => event.sequence),
      events.map((event) => event.act.time),
      events.map((event) => event.recorded),
      events.map((event) => event.act.ledger),
      events.map((event) => event.act.author),
      events.map((event) => bytes(event.act.signer)),
      events.map((event) => event.act.kind),
      events.map((event) => event.act.record),
      events.map((event) => bytes(event.act.body)),
      events.map((event) => event.signature),
      events.map((event) => event.hash),
    ],
  )
  const kept = events.filter((event) => event.salt !== null)
  await client.query(
    'INSERT INTO ledger_content SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::text[])',
    [
      kept.map((event) => event.sequence),
      kept.map((event) => event.salt),
      kept.map((event) => event.content),
    ],
  )
  await writeNodes(client, nodes)
  if (erase.length > 0) {
    await client.query('DELETE FROM ledger_content WHERE sequence = ANY($1::bigint[])', [erase])
  }
  await client.query('UPDATE ledger_head SET size = $1, last = $2, recorded = $3, peaks = $4, note = $5', [
    head.size,
    head.last,
    head.recorded,
    Buffer.concat(head.peaks),
    head.note,
  ])
}

async function writeNodes(client: pg.PoolClient, nodes: readonly TreeNode[]): Promise<void> {
  await client.query('INSERT INTO ledger_node SELECT * FROM unnest($1::int[], $2::bigint[], $3::bytea[])', [
    nodes.map((node) => node.level),
    nodes.map((node) => node.index),
    nodes.map((node) => node.hash),
  ])
}

export async function transaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}

export async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof LedgerError || !(error instanceof Error)) throw error
    const code = 'code' in error ? String(error.code) : ''
    const options = { cause: error }
    // PostgreSQL's error classes, appendix A of its manual.
    if (code === '53100') throw new LedgerError('disk-full', 'the disk of the database is full', options)
    if (code.startsWith('XX')) {
      throw new LedgerError('integrity', `the database is damaged: ${error.message}`, options)
    }
    if (
      /^(08|28|3D|53|57)/.test(code) ||
      /^E[A-Z]+$/.test(code) ||
      /terminated|timeout/.test(error.message)
    ) {
      throw new LedgerError('unavailable', `the database cannot be reached: ${error.message}`, {
        cause: error,
        hint: 'check DATABASE_URL and that the server runs',
      })
    }
    throw error
  }
}
