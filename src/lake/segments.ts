import { join } from 'node:path'
import type { Segment } from './manifest.ts'
import { emptyColumn, type PostColumn, postColumns } from './normalise.ts'
import { identifier, literal } from './sql.ts'
import type { StorePaths } from './store.ts'

export type StoredColumn = Exclude<PostColumn, 'id' | 'handle'>

/** What a segment keeps of a post beside its `account`, where the file had it; see `spec/lake.md`. */
export const storedColumns = postColumns.filter((column) => column !== 'id' && column !== 'handle')

/** A table expression over segments: `account`, and the columns asked for. */
export function segmentsSql(
  paths: StorePaths,
  segments: readonly Segment[],
  columns: readonly StoredColumn[],
): string {
  const named = (column: StoredColumn, has: boolean) =>
    has ? identifier(column) : `${emptyColumn(column)} AS ${identifier(column)}`
  const each = segments.map(({ name, columns: has }) => {
    const selected = columns.map((column) => named(column, has.includes(column)))
    const file = literal(join(paths.lake, name))
    return `SELECT ${['account', ...selected].join(', ')} FROM read_parquet(${file})`
  })
  const none = ['NULL::VARCHAR AS account', ...columns.map((column) => named(column, false))]
  return `(${each.length > 0 ? each.join(' UNION ALL ') : `SELECT ${none.join(', ')} WHERE false`})`
}

/** A table expression `platform, handle, account`, or `undefined` when the vault is empty. */
export function vaultSql(paths: StorePaths, vaults: readonly string[]): string | undefined {
  if (vaults.length === 0) return undefined
  return `read_parquet([${vaults.map((name) => literal(join(paths.vault, name))).join(', ')}])`
}
