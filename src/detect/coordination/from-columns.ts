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
      return habitsOf(actions, groups)
    },
  }
  return {
    kinds: new Map([['object', actions]]),
    names,
    coverage: coverage(actions),
    accountNumbers(wanted) {
      const found = new Map<string, number>()
      if (wanted.size === 0) return found
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
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  let fractional = false
  for (let row = 0; row < time.length; row++) {
    const at = time[row]!
    if (at < from) from = at
    if (at > to) to = at
    fractional ||= !Number.isInteger(at)
  }
  const first = Math.floor(from / daySeconds)
  const days = new Int32Array(Math.floor(to / daySeconds) - first + 1)
  for (let row = 0; row < time.length; row++) days[Math.floor(time[row]! / daySeconds) - first]!++
  return {
    posts: time.length,
    rejected: 0,
    accounts: accountCount,
    from: Math.round(from * 1000),
    to: Math.round(to * 1000),
    timeResolution: fractional ? 'ms' : 's',
    platforms: [{ platform: unnamed, posts: time.length, last: Math.round(to * 1000) }],
    unseen: objectKinds.filter((kind) => kind !== 'object'),
    perDay: Array.from(days, (posts, day) => ({ day: dayName(first + day), posts })).filter(
      ({ posts }) => posts > 0,
    ),
  }
}

const daySeconds = 86_400
const dayName = (day: number) => new Date(day * daySeconds * 1000).toISOString().slice(0, 10)

/** One look at the actions for all groups; an account may be in several. */
function habitsOf(
  { account, time, accountCount }: Actions,
  groups: readonly (readonly number[])[],
): Habits[] {
  const memberOf = new Map<number, number[]>()
  const asked = new Uint8Array(accountCount)
  groups.forEach((group, at) => {
    for (const member of group) {
      asked[member] = 1
      memberOf.set(member, [...(memberOf.get(member) ?? []), at])
    }
  })
  const hours = groups.map(() => new Array<number>(24).fill(0))
  for (let row = 0; row < time.length; row++) {
    if (asked[account[row]!] === 0) continue
    for (const at of memberOf.get(account[row]!)!) hours[at]![Math.floor(time[row]! / 3600) % 24]!++
  }
  return hours.map((counts) => ({ languages: [], hours: counts }))
}
