import { open } from 'node:fs/promises'
import type { Place } from './csv-reader.ts'
import { type Duck, readCsv } from './duck.ts'
import { limits } from './limits.ts'
import type { RejectReason } from './relation.ts'
import { SpoolWriter, spoolCell } from './spool-writer.ts'

/** A row that was turned away. */
export interface Reject {
  readonly line: number
  readonly reason: string
  /** The row as it stands in the file, cut at 64 KiB. */
  readonly raw: string
}

export interface Rejects {
  readonly count: number
  /** Most frequent first. */
  reasons(): Promise<readonly RejectReason[]>
  /** In the order of the file; readable until the relation or import that made them is closed. */
  all(): AsyncGenerator<Reject>
}

/** Places and reasons of rows that a reader turned away, on disk. */
export class RejectSpool {
  readonly path: string
  private readonly writer: SpoolWriter

  constructor(path: string) {
    this.path = path
    this.writer = new SpoolWriter(path)
  }

  get rows(): number {
    return this.writer.rows
  }

  add(place: Place, reason: string): void {
    this.writer.text(`${place.line},${place.offset},${place.length},${spoolCell(reason)}\n`)
    this.writer.rows++
  }

  close(): void {
    this.writer.close()
  }
}

/**
 * @param semantic SQL of `line, byte_at, byte_size, reason` (and `raw`), reason NULL for good rows
 * @param source file whose bytes `[at, at + size)` are the rejected row
 */
export async function rejectsTable(
  duck: Duck,
  table: string,
  spool: RejectSpool | undefined,
  semantic: string | undefined,
  source: string | undefined,
): Promise<Rejects> {
  const parts = [
    ...(spool === undefined || spool.rows === 0
      ? []
      : [
          `SELECT CAST(line AS BIGINT) AS line, CAST(byte_at AS BIGINT) AS byte_at, CAST(byte_size AS BIGINT) AS byte_size, reason, NULL::VARCHAR AS raw
           FROM ${readCsv(spool.path, ['line', 'byte_at', 'byte_size', 'reason'], ',', false)}`,
        ]),
    ...(semantic === undefined
      ? []
      : [
          `SELECT * FROM (SELECT line, byte_at, byte_size, reason, ${source === undefined ? 'raw' : 'NULL::VARCHAR AS raw'} FROM (${semantic})) WHERE reason IS NOT NULL`,
        ]),
  ]
  if (parts.length === 0) {
    return { count: 0, reasons: async () => [], async *all() {} }
  }
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE ${table} AS ${parts.join(' UNION ALL ')}`,
    'setting bad rows aside',
  )
  const [total] = await duck.rows(`SELECT count(*) AS n FROM ${table}`, 'counting')
  return {
    count: Number(total?.['n']),
    async reasons() {
      const rows = await duck.rows(
        `SELECT reason, count(*) AS n, min(line) AS line FROM ${table} GROUP BY reason ORDER BY n DESC, line LIMIT 100`,
        'counting',
      )
      return rows.map((row) => ({
        reason: String(row['reason']),
        rows: Number(row['n']),
        firstLine: Number(row['line']),
      }))
    },
    async *all() {
      const file = source === undefined ? undefined : await open(source)
      const buffer = Buffer.alloc(limits.rawKept)
      try {
        const result = await duck.connection.stream(
          `SELECT line, byte_at, byte_size, reason, raw FROM ${table} ORDER BY line`,
        )
        for await (const rows of result.yieldRowsJs()) {
          for (const [line, at, size, reason, raw] of rows) {
            let shown = String(raw ?? '').slice(0, limits.rawKept)
            if (file !== undefined && at !== null) {
              const wanted = Math.min(Number(size), limits.rawKept)
              const { bytesRead } = await file.read(buffer, 0, wanted, Number(at))
              shown = buffer.toString('utf8', 0, bytesRead)
            }
            yield { line: Number(line), reason: String(reason), raw: shown }
          }
        }
      } finally {
        await file?.close()
      }
    },
  }
}
