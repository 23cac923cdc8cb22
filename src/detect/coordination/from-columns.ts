import type { ActionColumns } from '../../lake/index.ts'
import type { Actions } from './actions.ts'
import type { ContentActions } from './compatible.ts'
import type { Habits, Names } from './describe.ts'
import type { AccountName } from './from-posts.ts'
import type { Observations } from './observations.ts'
import { type Coverage, objectKinds } from './result.ts'

const unnamed = 'unknown'

/**
 * The observations of CooRTweet's four columns: one kind of object, given; no texts, languages or platforms.
 * @param idOf content ids of the posts at rows
 */
export function observeColumns(
  columns: ActionColumns,
  name: AccountName,
  idOf: (rows: readonly number[]) => Promise<readonly string[]>,
): Observations {
  const { account, object, time, accounts, objects } = columns
  const actions: Actions = {
    account,
    object,
    time,
    accountCount: accounts.count,
    objectCount: objects.count,
  }
  const names: Names = {
    async accounts(numbers) {
      return numbers.map((number) => name(unnamed, accounts.text(number)))
    },
    async evidence(requests) {
      const ids = await idOf(requests.flatMap(({ rows }) => rows))
      let next = 0
      return requests.map(({ object: number, rows }) => ({
        object: objects.text(number),
        posts: rows.map(() => ids[next++]!),
      }))
    },
    async habits(groups) {
      return groups.map((group) => habitsOf(actions, new Set(group)))
    },
  }
  return {
    kinds: new Map([['object', actions]]),
    names,
    coverage: coverage(actions),
    accountNumbers(wanted) {
      const found = new Map<string, number>()
      for (let number = 0; number < accounts.count; number++) {
        const handle = accounts.text(number)
        const shown = wanted.has(handle) ? handle : name(unnamed, handle)
        if (wanted.has(shown)) found.set(shown, number)
      }
      return found
    },
    contentActions: () => withContent(columns, actions),
  }
}

function withContent({ content, contents, objects }: ActionColumns, actions: Actions): ContentActions {
  if (content === undefined) throw new TypeError('the columns were read without their contents')
  const texts = new Map<string, number>()
  for (let number = 0; number < objects.count; number++) texts.set(objects.text(number), number)
  const sameObject = Int32Array.from(
    { length: contents.count },
    (_, at) => texts.get(contents.text(at)) ?? -1,
  )
  const selfReference = new Set<number>()
  content.forEach((number, row) => {
    if (sameObject[number] === actions.object[row]) selfReference.add(row)
  })
  return { ...actions, content, contentCount: contents.count, selfReference }
}

function coverage({ time, accountCount }: Actions): Coverage {
  const days = new Map<number, number>()
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  let fractional = false
  for (const at of time) {
    if (at < from) from = at
    if (at > to) to = at
    if (!fractional && at !== Math.floor(at)) fractional = true
    const day = Math.floor(at / 86_400)
    days.set(day, (days.get(day) ?? 0) + 1)
  }
  return {
    posts: time.length,
    rejected: 0,
    accounts: accountCount,
    from: Math.round(from * 1000),
    to: Math.round(to * 1000),
    timeResolution: fractional ? 'ms' : 's',
    platforms: [{ platform: unnamed, posts: time.length, last: Math.round(to * 1000) }],
    unseen: objectKinds.filter((kind) => kind !== 'object'),
    perDay: [...days]
      .sort(([x], [y]) => x - y)
      .map(([day, posts]) => ({ day: new Date(day * 86_400_000).toISOString().slice(0, 10), posts })),
  }
}

function habitsOf({ account, time }: Actions, group: ReadonlySet<number>): Habits {
  const hours = new Array<number>(24).fill(0)
  for (let row = 0; row < time.length; row++) {
    if (group.has(account[row]!)) hours[Math.floor(time[row]! / 3600) % 24]!++
  }
  return { languages: [], hours }
}
