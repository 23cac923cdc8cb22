import type { DuckDBConnection } from '@duckdb/node-api'
import { lakeError } from './errors.ts'
import { normaliserMacros } from './normalise.ts'
import { literal } from './sql.ts'

export interface Duck {
  readonly connection: DuckDBConnection
  /** Runs a statement; coded errors say what was being done. */
  run(sql: string, doing: string): Promise<void>
  /** All rows of a small result as plain values. */
  rows(sql: string, doing: string): Promise<Record<string, unknown>[]>
  close(): void
}

/**
 * An in-memory DuckDB that spills into `temp`, never loads extensions from the network and answers an abort.
 * @param memoryLimit megabytes
 */
export async function openDuck(temp: string, memoryLimit: number, signal?: AbortSignal): Promise<Duck> {
  // Loaded when it is needed: the engine's library takes longer to load than most commands to run.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: `${Math.max(64, Math.floor(memoryLimit))}MB`,
    temp_directory: temp,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'false',
  })
  const connection = await instance.connect()
  await connection.run(`SET TimeZone = 'UTC'; SET errors_as_json = false; ${normaliserMacros}`)
  const interrupt = () => connection.interrupt()
  signal?.addEventListener('abort', interrupt)
  return {
    connection,
    async run(sql, doing) {
      try {
        await connection.run(sql)
      } catch (error) {
        throw lakeError(error, doing)
      }
    },
    async rows(sql, doing) {
      try {
        const reader = await connection.runAndReadAll(sql)
        return reader.getRowObjectsJS() as Record<string, unknown>[]
      } catch (error) {
        throw lakeError(error, doing)
      }
    },
    close() {
      signal?.removeEventListener('abort', interrupt)
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** `read_csv` over clean records: every column is text, named `c0`, `c1` and so on. */
export function readCsv(
  path: string,
  columns: readonly string[],
  delimiter: string,
  header: boolean,
): string {
  const types = columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ')
  return (
    `read_csv(${literal(path)}, auto_detect = false, header = ${header}, delim = ${literal(delimiter)}, ` +
    `quote = '"', escape = '"', max_line_size = 4194304, buffer_size = 8388608, columns = {${types}})`
  )
}
