import type { Duck } from './duck.ts'
import type { Intake } from './intake.ts'
import { identifier, literal } from './sql.ts'

/** The columns of a Parquet file, each with SQL that writes its values as text. */
export async function parquetColumns(
  duck: Duck,
  intake: Intake,
): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const rows = await duck.rows(
    `DESCRIBE SELECT * FROM read_parquet(${literal(intake.path)}, binary_as_string = true)`,
    `reading ${intake.name}`,
  )
  return rows.map((row) => {
    const name = String(row['column_name'])
    return { name, text: asText(identifier(name), String(row['column_type'])) }
  })
}

function asText(column: string, type: string): string {
  if (type === 'VARCHAR') return column
  if (/\[\]$|^(STRUCT|MAP|UNION)/.test(type)) return `CAST(to_json(${column}) AS VARCHAR)`
  if (type === 'DOUBLE' || type === 'FLOAT') {
    return `CASE WHEN ${column} = floor(${column}) AND abs(${column}) < 9e15 THEN CAST(CAST(${column} AS BIGINT) AS VARCHAR) ELSE CAST(${column} AS VARCHAR) END`
  }
  return `CAST(${column} AS VARCHAR)`
}
