import type { Progress } from '../../kernel/effects.ts'
import { type PostsRelation, readColumns } from '../../lake/index.ts'
import { coverageOf } from '../coordination/coverage.ts'
import type { AccountName } from '../coordination/from-posts.ts'
import { Column } from '../coordination/numbering.ts'
import type { Coverage } from '../coordination/result.ts'
import { withoutHandles } from '../mentions.ts'
import { DistinctTexts, type Settled } from './distinct.ts'

/** A post as a page shows it. */
export interface PostWords {
  readonly id: string
  /** As written; whom it mentions under a pseudonym. */
  readonly text: string
  readonly language: string | null
}

/** Posts as numbers, and the way back to their words. */
export interface TextObservations {
  readonly settled: Settled
  /** Of each post: index into `accounts`, and milliseconds since 1970. */
  readonly account: Int32Array
  readonly time: Float64Array
  /** In an order of their names. */
  readonly accounts: readonly { readonly platform: string; readonly name: string }[]
  readonly reshares: number
  readonly coverage: Coverage
  /** By pseudonym, which of these names it has: a handle as in the data, or the pseudonym itself. */
  accountsNamed(names: ReadonlySet<string>): ReadonlyMap<string, string>
  /** The words of some posts, in their order. */
  words(posts: readonly number[]): Promise<readonly PostWords[]>
}

const parting = String.fromCharCode(31)

/** Reads every post with a text once. A reshare is left out: its words are those of whom it repeats. */
export async function observeTexts(
  relation: PostsRelation,
  name: AccountName,
  progress: Progress,
  signal: AbortSignal,
): Promise<TextObservations> {
  const select = ['platform', relation.accountColumn, 'epoch_ms(time)', 'text', 'reshare_of IS NOT NULL']
  const known = new Map<string, number>()
  const [account, time] = [new Column(), new Column()]
  const texts = new DistinctTexts()
  let [reshares, rows] = [0, 0]
  progress.start(
    'reading posts',
    relation.inputs.reduce((sum, input) => sum + input.rows, 0),
    'posts',
  )
  for await (const { count, columns } of readColumns(relation, select, `FROM ${relation.from}`)) {
    signal.throwIfAborted()
    const [platforms, handles, times, words, reshared] = columns
    for (let row = 0; row < count; row++) {
      if (reshared![row] === 'true') {
        reshares++
        continue
      }
      if (words![row] === '') continue
      const key = `${platforms![row]}${parting}${handles![row]}`
      const number = known.get(key) ?? known.size
      if (number === known.size) known.set(key, number)
      account.push(number)
      time.push(Number(times![row]))
      texts.add(words![row]!, Number(times![row]))
    }
    rows += count
    progress.at(rows)
  }
  progress.done()
  const order = [...known.keys()].sort()
  const place = new Int32Array(order.length)
  for (const [at, key] of order.entries()) place[known.get(key)!] = at
  const ranked = Int32Array.from(account.values(), (number) => place[number]!)
  const settled = texts.settle()
  const labels = order.map((key) => key.split(parting) as [platform: string, handle: string])
  const accounts = labels.map(([platform, handle]) => ({ platform, name: name(platform, handle) }))
  const keyOf = (post: number) => `${order[ranked[post]!]}${parting}${time.values()[post]}`
  return {
    settled,
    account: ranked,
    time: time.values(),
    accounts,
    accountsNamed: (names) =>
      new Map(
        accounts.flatMap((account, at) => {
          const said = [labels[at]![1], account.name].find((one) => names.has(one))
          return said === undefined ? [] : [[account.name, said] as const]
        }),
      ),
    reshares,
    coverage: await coverageOf(relation, []),
    async words(posts) {
      const wanted = new Map<string, PostWords[]>(posts.map((post) => [keyOf(post), []]))
      if (wanted.size > 0) {
        const rest = `FROM ${relation.from} WHERE text IS NOT NULL`
        for await (const { count, columns } of readColumns(relation, [...select, 'language', 'id'], rest)) {
          const [platforms, handles, times, words, reshared, languages, ids] = columns
          for (let row = 0; row < count; row++) {
            const key = `${platforms![row]}${parting}${handles![row]}${parting}${Number(times![row])}`
            const slot = reshared![row] === 'true' ? undefined : wanted.get(key)
            slot?.push({
              id: ids![row]!,
              text: words![row]!,
              language: languages![row] || null,
            })
          }
        }
      }
      return posts.map((post) => {
        const [platform] = labels[ranked[post]!]!
        const found = wanted.get(keyOf(post))!.sort((x, y) => (x.id < y.id ? -1 : 1))
        const own = found.find(({ text }) => settled.numberOf(text) === settled.textOf[post]) ?? found[0]!
        return { ...own, text: withoutHandles(own.text, (handle) => name(platform, handle)) }
      })
    },
  }
}
