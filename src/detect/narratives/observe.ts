import type { Progress } from '../../kernel/effects.ts'
import { type PostsRelation, readColumns } from '../../lake/index.ts'
import { coverageOf } from '../coordination/coverage.ts'
import type { AccountName } from '../coordination/from-posts.ts'
import type { Coverage } from '../coordination/result.ts'
import { withoutHandles } from '../mentions.ts'
import type { NarrativePosts } from './themes.ts'

export interface ObservedNarratives {
  readonly posts: NarrativePosts
  readonly reshares: number
  readonly coverage: Coverage
}

/** Reads every post with a text of its own, in an order that rows leave no trace in; mentions become pseudonyms. */
export async function observeNarratives(
  relation: PostsRelation,
  name: AccountName,
  progress: Progress,
  signal: AbortSignal,
): Promise<ObservedNarratives> {
  const account = relation.accountColumn
  const select = ['id', 'text', 'platform', account, 'epoch_ms(time)', 'language', 'reshare_of IS NOT NULL']
  const order = `epoch_ms(time), platform, ${account}, text, id`
  const [ids, texts, platforms, languages]: [string[], string[], string[], (string | null)[]] = [
    [],
    [],
    [],
    [],
  ]
  const [accounts, times]: [number[], number[]] = [[], []]
  const known = new Map<string, number>()
  let [reshares, rows] = [0, 0]
  progress.start(
    'reading posts',
    relation.inputs.reduce((total, input) => total + input.rows, 0),
    'posts',
  )
  const rest = `FROM ${relation.from} WHERE text IS NOT NULL ORDER BY ${order}`
  for await (const { count, columns: read } of readColumns(relation, select, rest)) {
    signal.throwIfAborted()
    const [id, text, platform, handle, at, language, reshared] = read
    for (let row = 0; row < count; row++) {
      if (reshared![row] === 'true') {
        reshares++
        continue
      }
      const key = `${platform![row]}\n${handle![row]}`
      const number = known.get(key) ?? known.size
      if (number === known.size) known.set(key, number)
      ids.push(id![row]!)
      texts.push(withoutHandles(text![row]!, (mentioned) => name(platform![row]!, mentioned)))
      platforms.push(platform![row]!)
      languages.push(language![row] || null)
      accounts.push(number)
      times.push(Number(at![row]))
    }
    rows += count
    progress.at(rows)
  }
  progress.done()
  const posts = { ids, texts, platforms, languages }
  return {
    posts: { ...posts, accounts: Int32Array.from(accounts), times: Float64Array.from(times) },
    reshares,
    coverage: await coverageOf(relation, []),
  }
}
