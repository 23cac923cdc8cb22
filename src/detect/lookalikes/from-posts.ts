import { type PostsRelation, readColumns } from '../../lake/index.ts'
import type { Sighting } from './result.ts'

const host = `lower(regexp_extract(link, '^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?([^/?#:]+)', 1))`

/** The hosts that posts link to, each with the number of links and the day of the first, in the order of their names. */
export async function* linkedHosts(relation: PostsRelation): AsyncGenerator<readonly Sighting[]> {
  const select = [`${host} AS host`, 'count(*)', "strftime(min(time), '%Y-%m-%d')"]
  const rest = `FROM (SELECT time, unnest(links) AS link FROM ${relation.from}) GROUP BY host HAVING host <> '' ORDER BY host`
  for await (const { count, columns } of readColumns(relation, select, rest)) {
    const [hosts, times, days] = columns
    yield Array.from({ length: count }, (_, row) => ({
      what: 'domain',
      name: hosts![row]!,
      day: days![row] || null,
      times: Number(times![row]),
    }))
  }
}
