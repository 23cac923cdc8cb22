import { type PostsRelation, readColumns } from '../../lake/index.ts'
import type { AccountDay } from './detect.ts'

/** The days of each account, one account after another; the engine sorts, on disk where it must. */
export async function* accountDays(relation: PostsRelation): AsyncGenerator<readonly AccountDay[]> {
  const sql = `SELECT platform, ${relation.accountColumn}, epoch_ms(date_trunc('day', time)) // 86400000, coalesce(language, ''), count(*)
    FROM ${relation.from} GROUP BY ALL ORDER BY 1, 2, 3, 5 DESC, 4`
  let known = ''
  let own: AccountDay[] = []
  for await (const { count, columns } of readColumns(relation, sql)) {
    const [platforms, accounts, days, languages, posts] = columns
    for (let row = 0; row < count; row++) {
      const key = `${platforms![row]}\u001f${accounts![row]}`
      if (key !== known && own.length > 0) {
        yield own
        own = []
      }
      known = key
      own.push({ day: Number(days![row]), language: String(languages![row]), posts: Number(posts![row]) })
    }
  }
  if (own.length > 0) yield own
}
