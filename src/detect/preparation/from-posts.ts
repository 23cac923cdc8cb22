import { type PostsRelation, readColumns } from '../../lake/index.ts'
import type { Use } from './changes.ts'

const day = "epoch_ms(date_trunc('day', time)) // 86400000"

/** The days of each account by language, one account after another; the engine sorts, on disk where it must. */
export function accountDays(relation: PostsRelation): AsyncGenerator<readonly Use[]> {
  return usesOf(
    relation,
    ['platform', relation.accountColumn, day, "coalesce(language, '')", 'count(*)'],
    `FROM ${relation.from} GROUP BY ALL ORDER BY 1, 2, 3, 5 DESC, 4`,
  )
}

/** The same by hashtag, of the accounts that use any. */
export function accountHashtags(relation: PostsRelation): AsyncGenerator<readonly Use[]> {
  return usesOf(
    relation,
    ['platform', 'account', 'day', 'tag', 'count(*)'],
    `FROM (SELECT platform, ${relation.accountColumn} AS account, ${day} AS day, unnest(list_distinct(hashtags)) AS tag
      FROM ${relation.from} WHERE len(hashtags) > 0)
    GROUP BY ALL ORDER BY 1, 2, 3, 5 DESC, 4`,
  )
}

async function* usesOf(
  relation: PostsRelation,
  select: readonly string[],
  rest: string,
): AsyncGenerator<readonly Use[]> {
  let known = ''
  let own: Use[] = []
  for await (const { count, columns } of readColumns(relation, select, rest)) {
    const [platforms, accounts, days, things, posts] = columns
    for (let row = 0; row < count; row++) {
      const key = `${platforms![row]}\u001f${accounts![row]}`
      if (key !== known && own.length > 0) {
        yield own
        own = []
      }
      known = key
      own.push({ day: Number(days![row]), what: things![row]!, posts: Number(posts![row]) })
    }
  }
  if (own.length > 0) yield own
}
