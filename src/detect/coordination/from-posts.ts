import type { Progress } from '../../kernel/effects.ts'
import { hash53 } from '../../kernel/text.ts'
import { type PostsRelation, readColumns } from '../../lake/index.ts'
import { withoutHandles } from '../mentions.ts'
import { type Actions, timeline } from './actions.ts'
import type { ContentActions } from './compatible.ts'
import { coverageOf } from './coverage.ts'
import type { EvidenceRequest, Habits, Names } from './describe.ts'
import { Column, ranked } from './numbering.ts'
import { objectsOf, type PostTraits } from './objects.ts'
import type { Observations } from './observations.ts'
import { type ObjectKind, objectKinds } from './result.ts'

/** How an account is shown: a pseudonym, or the handle where the reader may see it. */
export type AccountName = (platform: string, account: string) => string

const parting = String.fromCharCode(31)
const partingEntries = String.fromCharCode(30)
const listed = (column: string) => `array_to_string(${column}, chr(30))`
const traitColumns = [
  'text',
  listed('links'),
  listed('hashtags'),
  listed('media'),
  'reshare_of',
  'reply_to',
  'object',
] as const

/**
 * Reads every post once. Accounts, objects and actions end up in an order that does not depend on that of the
 * rows, which an engine with several threads does not keep.
 */
export async function observePosts(
  relation: PostsRelation,
  name: AccountName,
  progress: Progress,
  signal: AbortSignal,
): Promise<Observations> {
  const account = relation.accountColumn
  const known = new Map<string, number>()
  const columns = new Map(
    objectKinds.map((kind) => [
      kind,
      { account: new Column(), object: new Column(), time: new Column(), content: new Column() },
    ]),
  )
  const total = relation.inputs.reduce((sum, { rows }) => sum + rows, 0)
  progress.start('reading posts', total, 'posts')
  let rows = 0
  const select = ['platform', account, 'epoch(time)', ...traitColumns, 'native_id']
  for await (const { count, columns: cells } of readColumns(relation, select, `FROM ${relation.from}`)) {
    signal.throwIfAborted()
    const [platforms, accounts, times, ...rest] = cells
    for (let row = 0; row < count; row++) {
      const key = `${platforms![row]}${parting}${accounts![row]}`
      const number = known.get(key) ?? known.size
      if (number === known.size) known.set(key, number)
      const post = traits(rest, row)
      const time = Number(times![row])
      for (const kind of objectKinds) {
        for (const object of objectsOf(kind, post)) {
          const column = columns.get(kind)!
          column.account.push(number)
          column.object.push(hash53(object))
          column.time.push(time)
          if (kind === 'object' || kind === 'link') {
            column.content.push(hash53(rest[7]![row] || `${key} ${time} ${post.text}`))
          }
        }
      }
    }
    rows += count
    progress.at(rows)
  }
  progress.done()
  const order = [...known.keys()].sort()
  const place = new Int32Array(order.length)
  order.forEach((key, at) => {
    place[known.get(key)!] = at
  })
  const kinds = new Map<ObjectKind, Actions>()
  const hashes = new Map<ObjectKind, Float64Array>()
  const contents = new Map<ObjectKind, Float64Array>()
  for (const [kind, column] of columns) {
    if (column.time.size === 0) continue
    const { ranks, distinct } = ranked(column.object.values())
    hashes.set(kind, distinct)
    const line = timeline({
      account: Int32Array.from(column.account.values(), (number) => place[number]!),
      object: ranks,
      time: column.time.values(),
      accountCount: order.length,
      objectCount: distinct.length,
    })
    kinds.set(kind, line)
    if (column.content.size > 0)
      contents.set(
        kind,
        Float64Array.from(line.source, (row) => column.content.values()[row]!),
      )
  }
  const labels = order.map((key) => key.split(parting) as [platform: string, account: string])
  return {
    kinds,
    names: namesIn(relation, kinds, hashes, labels, name),
    coverage: await coverageOf(
      relation,
      objectKinds.filter((kind) => !kinds.has(kind)),
    ),
    accountNumbers: (names) =>
      new Map(
        (names.size === 0 ? [] : labels).flatMap(([platform, own], at) => {
          const shown = names.has(own) ? own : name(platform, own)
          return names.has(shown) ? [[shown, at] as const] : []
        }),
      ),
    contentActions: () => withContent(kinds, contents),
  }
}

function withContent(
  kinds: ReadonlyMap<ObjectKind, Actions>,
  contents: ReadonlyMap<ObjectKind, Float64Array>,
): ContentActions {
  const kind: ObjectKind = kinds.has('object') ? 'object' : 'link'
  const actions = kinds.get(kind)
  if (actions === undefined) throw new TypeError('no kind of object to compare')
  const { ranks, distinct } = ranked(contents.get(kind)!)
  return { ...actions, content: ranks, contentCount: distinct.length, selfReference: new Set() }
}

function namesIn(
  relation: PostsRelation,
  kinds: ReadonlyMap<ObjectKind, Actions>,
  hashes: ReadonlyMap<ObjectKind, Float64Array>,
  labels: readonly (readonly [platform: string, account: string])[],
  name: AccountName,
): Names {
  const { connection, from, accountColumn } = relation
  const wanted = async (accounts: ReadonlySet<number>) => {
    await connection.run(
      'CREATE OR REPLACE TEMP TABLE wanted (number INTEGER, platform VARCHAR, account VARCHAR)',
    )
    const appender = await connection.createAppender('wanted')
    for (const number of accounts) {
      appender.appendInteger(number)
      appender.appendVarchar(labels[number]![0])
      appender.appendVarchar(labels[number]![1])
      appender.endRow()
    }
    appender.closeSync()
  }
  const joined = `${from} posts JOIN wanted ON posts.platform = wanted.platform AND posts.${accountColumn} = wanted.account`
  return {
    async accounts(numbers) {
      return numbers.map((number) => name(...labels[number]!))
    },
    async evidence(requests) {
      const index = new Map<string, { request: EvidenceRequest; at: number }[]>()
      const out = requests.map(({ rows }) => ({ object: '', posts: rows.map(() => '') }))
      const accounts = new Set<number>()
      requests.forEach((request, at) => {
        const { account, time } = kinds.get(request.kind)!
        for (const row of request.rows) {
          const key = `${account[row]} ${time[row]}`
          accounts.add(account[row]!)
          index.set(key, [...(index.get(key) ?? []), { request, at }])
        }
      })
      if (accounts.size === 0) return out
      await wanted(accounts)
      const select = ['wanted.number', 'epoch(time)', ...traitColumns, 'id']
      const rest = `FROM ${joined} ORDER BY id`
      for await (const { count, columns } of readColumns(relation, select, rest)) {
        const [numbers, times, ...rest] = columns
        for (let row = 0; row < count; row++) {
          const who = Number(numbers![row])
          const asked = index.get(`${who} ${Number(times![row])}`)
          if (asked === undefined) continue
          const post = { ...traits(rest, row), id: rest[7]![row]! }
          for (const { request, at } of asked) {
            const { account, time } = kinds.get(request.kind)!
            const slots = request.rows.flatMap((asking, slot) =>
              account[asking] === who && time[asking] === Number(times![row]) ? [slot] : [],
            )
            const hash = hashes.get(request.kind)![request.object]!
            fill(out[at]!, request.kind, hash, slots, post, (handle) => name(labels[who]![0], handle))
          }
        }
      }
      return out
    },
    async habits(groups) {
      await wanted(new Set(groups.flat()))
      const reader = await connection.runAndReadAll(
        `SELECT wanted.number, coalesce(language, ''), hour(time), count(*) FROM ${joined} GROUP BY ALL`,
      )
      const counts = reader.getRowsJS() as [number, string, bigint | number, bigint][]
      return groups.map((group) => habitsOf(new Set(group), counts))
    },
  }
}

/** What names a post: a number or an address. Some files give the author's handle instead. */
const postId = /^(?:\d+$|[^\s]*[/:])/

/**
 * Puts a post's id, and the object in the words of the first such post, where they were asked for. Whom a text
 * mentions is shown under a pseudonym, as whoever wrote it.
 */
function fill(
  target: { object: string; posts: string[] },
  kind: ObjectKind,
  hash: number,
  slots: readonly number[],
  post: PostTraits & { readonly id: string },
  pseudonym: (handle: string) => string,
): void {
  const object = objectsOf(kind, post).find((one) => hash53(one) === hash)
  if (object === undefined) return
  for (const slot of slots) if (target.posts[slot] === '') target.posts[slot] = post.id
  if (target.object !== '') return
  target.object = shown(kind, object, post, pseudonym)
}

function shown(
  kind: ObjectKind,
  object: string,
  { text, reshareOf, replyTo }: PostTraits,
  pseudonym: (handle: string) => string,
): string {
  const target = kind === 'reshare' ? reshareOf : kind === 'reply' ? replyTo : null
  if (target !== null) return postId.test(target) ? object : object.replace(target, () => pseudonym(target))
  return kind === 'text' ? withoutHandles(text!, pseudonym) : object
}

function habitsOf(
  group: ReadonlySet<number>,
  counts: readonly [number, string, bigint | number, bigint][],
): Habits {
  const hours = new Array<number>(24).fill(0)
  const languages = new Map<string, number>()
  let all = 0
  for (const [number, language, hour, posts] of counts) {
    if (!group.has(number)) continue
    hours[Number(hour)]! += Number(posts)
    if (language === '') continue
    all += Number(posts)
    languages.set(language, (languages.get(language) ?? 0) + Number(posts))
  }
  return {
    hours,
    languages: [...languages]
      .map(([language, posts]) => ({ language, share: Number((posts / all).toFixed(3)) }))
      .sort((x, y) => y.share - x.share || (x.language < y.language ? -1 : 1)),
  }
}

function traits(rest: readonly (readonly string[])[], row: number): PostTraits {
  const text = (at: number) => rest[at]![row] || null
  const list = (at: number) => text(at)?.split(partingEntries) ?? []
  return {
    text: text(0),
    links: list(1),
    hashtags: list(2),
    media: list(3),
    reshareOf: text(4),
    replyTo: text(5),
    object: text(6),
  }
}
