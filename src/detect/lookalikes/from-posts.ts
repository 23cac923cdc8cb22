import { type PostsRelation, readColumns } from '../../lake/index.ts'
import type { Sighting } from './result.ts'

const host = `lower(regexp_extract(link, '^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?([^/?#:]+)', 1))`

/** The hosts that posts link to, each with the number of links and the day of the first, in the order of their names. */
export async function* linkedHosts(relation: PostsRelation): AsyncGenerator<readonly Sighting[]> {
  const sql = `SELECT ${host} AS host, count(*), strftime(min(time), '%Y-%m-%d')
    FROM (SELECT time, unnest(links) AS link FROM ${relation.from}) GROUP BY host HAVING host <> '' ORDER BY host`
  for await (const { count, columns } of readColumns(relation, sql)) {
    const [hosts, times, days] = columns
    yield Array.from({ length: count }, (_, row) => ({
      what: 'domain',
      name: String(hosts![row]),
      day: days![row] === null ? null : String(days![row]),
      times: Number(times![row]),
    }))
  }
}
