/** The peer of an import: DuckDB's own copy of a file of CSV or JSON to Parquet. `node copy.mjs FILE OUT` */
import { DuckDBInstance } from '@duckdb/node-api'

const [file, out] = process.argv.slice(2).map((path) => path.replaceAll("'", "''"))
const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
const connection = await instance.connect()
const read = file.endsWith('.csv') ? 'read_csv' : 'read_json'
await connection.run(`COPY (FROM ${read}('${file}')) TO '${out}' (FORMAT parquet)`)
