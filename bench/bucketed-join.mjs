/**
 * The peer: co-actions within a window as one join in DuckDB SQL, bucketed by time so that it need not
 * compare everybody with everybody, and the pairs with at least two objects in common. No significance.
 * `node bucketed-join.mjs FILE SECONDS`
 */
import { DuckDBInstance } from '@duckdb/node-api'

const [file, seconds] = [process.argv[2], Number(process.argv[3])]
const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
const connection = await instance.connect()
await connection.run(`
  CREATE TEMP TABLE acts AS
    WITH raw AS (SELECT object_id, account_id, timestamp_share::BIGINT AS t FROM read_csv('${file.replaceAll("'", "''")}')),
         accounts AS (SELECT account_id, row_number() OVER ()::INTEGER AS account FROM (SELECT DISTINCT account_id FROM raw)),
         objects AS (SELECT object_id, row_number() OVER ()::INTEGER AS object FROM (SELECT DISTINCT object_id FROM raw))
    SELECT object, account, t, t // ${seconds + 1} AS bucket FROM raw JOIN accounts USING (account_id) JOIN objects USING (object_id)`)
const reader = await connection.runAndReadAll(`
  WITH spread AS (SELECT object, account, t, bucket + step AS bucket, step FROM acts, (VALUES (0), (1)) steps(step)),
       met AS (
         SELECT DISTINCT least(a.account, b.account) AS one, greatest(a.account, b.account) AS other, a.object
         FROM acts a JOIN spread b ON a.object = b.object AND a.bucket = b.bucket AND a.account <> b.account
          AND abs(a.t - b.t) <= ${seconds} AND (b.step = 1 OR a.account < b.account))
  SELECT count(*), sum(objects) FROM (SELECT one, other, count(*) AS objects FROM met GROUP BY ALL HAVING count(*) >= 2)`)
process.stdout.write(`${reader.getRows()[0].join(' ')}\n`)
