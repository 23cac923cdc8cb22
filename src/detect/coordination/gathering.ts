import { type KindTest, meetings } from './kind-test.ts'
import type { NetworkEdge } from './network.ts'
import type { ObjectKind } from './result.ts'

/** One object that members of a group met on, with each member's action there. */
export interface Gathering {
  readonly kind: ObjectKind
  /** Number of the object among those of its kind. */
  readonly object: number
  /** Accounts of the whole data that acted on it. */
  readonly everyone: number
  /** In order of time. `row` is the action's row in the kind's input. */
  readonly actions: readonly { readonly account: number; readonly time: number; readonly row: number }[]
}

/** What the given edges met on. Each account counts once an object, with its earliest action in a meeting. */
export function gatherings(tested: readonly KindTest[], edges: readonly NetworkEdge[]): Gathering[] {
  const found: Gathering[] = []
  for (const kind of tested) {
    const { line } = kind
    const positions = new Map<number, Map<number, number>>()
    const note = (object: number, account: number, at: number) => {
      const members = positions.get(object) ?? new Map<number, number>()
      positions.set(object, members)
      const known = members.get(account)
      if (known === undefined || at < known) members.set(account, at)
    }
    for (const edge of edges) {
      if (!edge.evidence.some((one) => one.kind === kind.rule.kind)) continue
      for (const { object, own, other } of meetings(kind, edge.a, edge.b)) {
        note(object, edge.a, own)
        note(object, edge.b, other)
      }
    }
    for (const [object, members] of positions) {
      const actions = [...members]
        .map(([account, at]) => ({ account, time: line.time[at]!, row: line.source[at]! }))
        .sort((x, y) => x.time - y.time || x.account - y.account)
      found.push({ kind: kind.rule.kind, object, everyone: everyone(kind, object), actions })
    }
  }
  return found.sort(
    (x, y) =>
      y.actions.length - x.actions.length || earlier(x, y) || x.everyone - y.everyone || x.object - y.object,
  )
}

/** By the first action whose times differ. */
function earlier(x: Gathering, y: Gathering): number {
  const at = x.actions.findIndex(({ time }, index) => time !== y.actions[index]!.time)
  return at === -1 ? 0 : x.actions[at]!.time - y.actions[at]!.time
}

function everyone({ line }: KindTest, object: number): number {
  return new Set(line.account.subarray(line.objectStart[object]!, line.objectStart[object + 1]!)).size
}
