import { sharedColumn } from '../../kernel/shared-column.ts'
import { sorter } from './sorter.ts'

/**
 * What was observed, as columns of numbers: action `i` says that `account[i]` acted on `object[i]` at
 * `time[i]`. Accounts and objects are numbered from 0 without gaps; the names live elsewhere.
 */
export interface Actions {
  readonly account: Int32Array
  readonly object: Int32Array
  /** Seconds since 1970, with fractions where the data has them. */
  readonly time: Float64Array
  readonly accountCount: number
  readonly objectCount: number
}

/**
 * The same actions ordered by object, then time, then account, with two indices: where each object's
 * actions begin, and which positions belong to each account. Order of the input rows leaves no trace. All of it lies
 * in memory that threads share.
 */
export interface Timeline {
  readonly account: Int32Array
  readonly object: Int32Array
  readonly time: Float64Array
  /** `source[p]`: row of the action in the input. */
  readonly source: Int32Array
  readonly accountCount: number
  readonly objectCount: number
  /** Positions of object `o`: from `objectStart[o]` up to `objectStart[o + 1]`. */
  readonly objectStart: Int32Array
  /** Positions of account `a`, ascending: `byAccount[accountStart[a]]` and on. */
  readonly accountStart: Int32Array
  readonly byAccount: Int32Array
}

/** Sorts by counting: O(actions + accounts + objects), and O(m log m) inside an object whose m actions arrive unsorted. */
export function timeline(actions: Actions): Timeline {
  const { accountCount, objectCount } = actions
  const size = actions.account.length
  const objectStart = starts(actions.object, objectCount)
  const source = scatter(actions.object, objectStart)
  const time = sharedColumn(Float64Array, size)
  const account = sharedColumn(Int32Array, size)
  const object = sharedColumn(Int32Array, size)
  for (let p = 0; p < size; p++) {
    const row = source[p]!
    time[p] = actions.time[row]!
    account[p] = actions.account[row]!
  }
  const sort = sorter({ time, account, source })
  for (let o = 0; o < objectCount; o++) {
    const from = objectStart[o]!
    const to = objectStart[o + 1]!
    sort(from, to)
    object.fill(o, from, to)
  }
  return withAccounts({ account, object, time, source, accountCount, objectCount, objectStart })
}

/** With the index by account, which is made from the column of accounts. */
export function withAccounts(line: Omit<Timeline, 'accountStart' | 'byAccount'>): Timeline {
  const accountStart = starts(line.account, line.accountCount)
  return { ...line, accountStart, byAccount: scatter(line.account, accountStart) }
}

/** Where each key's run begins once sorted; one entry more than there are keys. */
function starts(keys: Int32Array, keyCount: number): Int32Array {
  const start = sharedColumn(Int32Array, keyCount + 1)
  for (let i = 0; i < keys.length; i++) start[keys[i]! + 1]!++
  for (let k = 0; k < keyCount; k++) start[k + 1]! += start[k]!
  return start
}

/** Row numbers grouped by key, in their old order inside each group. */
function scatter(keys: Int32Array, start: Int32Array): Int32Array {
  const next = start.slice()
  const rows = sharedColumn(Int32Array, keys.length)
  for (let i = 0; i < keys.length; i++) rows[next[keys[i]!]!++] = i
  return rows
}
