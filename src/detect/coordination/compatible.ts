import { type Actions, type Timeline, timeline } from './actions.ts'
import { type Windows, windows } from './windows.ts'

/** Actions as CooRTweet takes them: each row also has the content in which the act was done. */
export interface ContentActions extends Actions {
  /** Number of the row's content id. */
  readonly content: Int32Array
  readonly contentCount: number
  /** Rows whose content id and object id are the same text: a post cannot be coordinated with itself. */
  readonly selfReference: ReadonlySet<number>
}

export interface CompatibleSettings {
  /** Seconds; `time_window` there. */
  readonly window: number
  /** `min_participation` there: rows an account needs before, and coordinated rows after, the search. */
  readonly minShared: number
}

/** Two actions of different accounts on one object; `first` is not later than `second`. Rows of the input. */
export interface CompatiblePair {
  readonly first: number
  readonly second: number
  /** Seconds, at least 0. */
  readonly delta: number
}

export interface CompatibleEdge {
  readonly a: number
  readonly b: number
  /** Pairs of actions, not distinct objects. */
  readonly weight: number
}

interface Search {
  readonly line: Timeline
  readonly near: Windows
  readonly usable: (p: number, q: number) => boolean
}

/**
 * The pairs that CooRTweet 2.1's `detect_groups` returns for the same settings: within an object and the window,
 * never the same account or the same content, and at least one side's content belongs to an account
 * with `minShared` coordinated rows.
 */
export function* compatiblePairs(
  actions: ContentActions,
  settings: CompatibleSettings,
): Generator<CompatiblePair> {
  const { line, near, usable } = search(actions, settings)
  for (let p = 0; p < line.account.length; p++) {
    for (let q = p + 1; q < near.bounds[2 * p + 1]!; q++) {
      if (usable(p, q))
        yield { first: line.source[p]!, second: line.source[q]!, delta: line.time[q]! - line.time[p]! }
    }
  }
}

/** The edges of its `generate_coordinated_network`: the pairs counted by account, a < b, in ascending order. */
export function compatibleEdges(actions: ContentActions, settings: CompatibleSettings): CompatibleEdge[] {
  const { line, near, usable } = search(actions, settings)
  const { account, accountCount, accountStart, byAccount } = line
  const edges: CompatibleEdge[] = []
  const count = new Int32Array(accountCount)
  for (let a = 0; a < accountCount; a++) {
    const partners: number[] = []
    for (let i = accountStart[a]!; i < accountStart[a + 1]!; i++) {
      const p = byAccount[i]!
      for (let q = near.bounds[2 * p]!; q < near.bounds[2 * p + 1]!; q++) {
        const b = account[q]!
        if (b <= a || !usable(p, q)) continue
        if (count[b] === 0) partners.push(b)
        count[b]!++
      }
    }
    for (const b of partners.sort((x, y) => x - y)) {
      edges.push({ a, b, weight: count[b]! })
      count[b] = 0
    }
  }
  return edges
}

function search(actions: ContentActions, { window, minShared }: CompatibleSettings): Search {
  const line = busyTimeline(actions, minShared)
  const near = windows(line, window)
  const content = line.source.map((row) => actions.content[row]!)
  const joins = (p: number, q: number) =>
    line.account[p] !== line.account[q] &&
    content[p] !== content[q] &&
    !actions.selfReference.has(line.source[p]!) &&
    !actions.selfReference.has(line.source[q]!)
  const met = new Uint8Array(actions.contentCount)
  for (let p = 0; p < content.length; p++) {
    for (let q = p + 1; q < near.bounds[2 * p + 1]!; q++) {
      if ((met[content[p]!] && met[content[q]!]) || !joins(p, q)) continue
      met[content[p]!] = 1
      met[content[q]!] = 1
    }
  }
  const kept = new Uint8Array(actions.contentCount)
  for (let a = 0; a < line.accountCount; a++) {
    const own = line.byAccount.subarray(line.accountStart[a]!, line.accountStart[a + 1]!)
    const coordinated = own.filter((p) => met[content[p]!] === 1)
    if (coordinated.length >= minShared) for (const p of coordinated) kept[content[p]!] = 1
  }
  return { line, near, usable: (p, q) => (kept[content[p]!] === 1 || kept[content[q]!] === 1) && joins(p, q) }
}

/** The timeline of accounts with at least `least` rows; `source` still names rows of the whole input. */
function busyTimeline(actions: ContentActions, least: number): Timeline {
  const rows = new Int32Array(actions.accountCount)
  for (const a of actions.account) rows[a]!++
  const chosen = Int32Array.from(actions.account.keys()).filter(
    (row) => rows[actions.account[row]!]! >= least,
  )
  const line = timeline({
    account: chosen.map((row) => actions.account[row]!),
    object: chosen.map((row) => actions.object[row]!),
    time: Float64Array.from(chosen, (row) => actions.time[row]!),
    accountCount: actions.accountCount,
    objectCount: actions.objectCount,
  })
  return { ...line, source: line.source.map((at) => chosen[at]!) }
}
