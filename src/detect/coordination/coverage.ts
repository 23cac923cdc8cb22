import type { PostsRelation } from '../../lake/index.ts'
import type { Coverage, ObjectKind } from './result.ts'

/** What of the world the data can see at all. Milliseconds that are all zero are seconds. @param unseen kinds without any object */
export async function coverageOf(relation: PostsRelation, unseen: readonly ObjectKind[]): Promise<Coverage> {
  const { connection, from, accountColumn, inputs } = relation
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJS()
  const [totals] = await rows(
    `SELECT count(*), count(DISTINCT (platform, ${accountColumn})), epoch_ms(min(time)), epoch_ms(max(time)),
            CASE WHEN bool_or(time <> date_trunc('second', time)) THEN 'ms'
                 ELSE replace(mode(time_resolution ORDER BY time_resolution), 'ms', 's') END
     FROM ${from}`,
  )
  const platforms = await rows(
    `SELECT platform, count(*), epoch_ms(max(time)) FROM ${from} GROUP BY ALL ORDER BY 2 DESC, 1`,
  )
  const days = await rows(
    `SELECT strftime(time, '%Y-%m-%d') AS day, count(*) FROM ${from} GROUP BY ALL ORDER BY day`,
  )
  const [posts, accounts, first, last, resolution] = totals!
  return {
    posts: Number(posts),
    rejected: inputs.reduce((sum, { rejected }) => sum + rejected, 0),
    accounts: Number(accounts),
    from: Number(first),
    to: Number(last),
    timeResolution: String(resolution),
    platforms: platforms.map(([platform, count, seen]) => ({
      platform: String(platform),
      posts: Number(count),
      last: Number(seen),
    })),
    unseen,
    perDay: days.map(([day, count]) => ({ day: String(day), posts: Number(count) })),
  }
}
