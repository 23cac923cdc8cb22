import type { DuckDBConnection } from '@duckdb/node-api'
import type { PostColumn } from './normalise.ts'

/** Where the rows of a relation came from; the shape that findings cite. */
export interface PostsInput {
  readonly source: 'file' | 'segment'
  readonly name: string
  /** Of the bytes as they lay on disk. */
  readonly sha256: string
  readonly rows: number
  readonly rejected: number
  readonly preset: string
}

/** Why rows were turned away, most frequent first. */
export interface RejectReason {
  readonly reason: string
  readonly rows: number
  /** Line (or row of a Parquet file) of the first one. */
  readonly firstLine: number
}

/**
 * Posts that SQL can read. Columns of `from`, all nullable but the first four:
 * `platform` VARCHAR, the account (see `accountColumn`) VARCHAR, `time` TIMESTAMP in UTC with microseconds,
 * `time_resolution` an ENUM or VARCHAR (`ms`, `s`, `m`, `h`, `d`), `text`, `language` VARCHAR, `links`, `hashtags`, `mentions`,
 * `media` VARCHAR[], `reshare_of`, `reply_to`, `object`, `native_id` VARCHAR, and `id` VARCHAR, 32 hexadecimal
 * digits, which is computed only where it is asked for.
 */
export interface PostsRelation {
  readonly connection: DuckDBConnection
  /** Of the engine's temporary files. */
  readonly folder: string
  /** A table expression of SQL. */
  readonly from: string
  readonly columns: readonly PostColumn[]
  /** `handle`: accounts as the file names them. `account`: pseudonyms. */
  readonly accountColumn: 'handle' | 'account'
  readonly inputs: readonly PostsInput[]
  /** Frees the engine and its temporary files. */
  close(): Promise<void>
}
