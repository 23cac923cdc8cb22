import type { NetworkEdge } from './network.ts'
import type { Role } from './result.ts'

/** Encounters in which an account has to have been first before that says anything. */
const leastFirsts = 5

/** The share of its encounters in which a copied account was second at the most; chance and the clock need some. */
const rarelySecond = 0.1

/** The share in which it was first by itself: where times are coarse, many are at once. */
const oftenFirst = 0.5

/**
 * Tells who is copied from who copies, by who came first when two members met. Whoever is hardly ever second
 * may never have heard of the others: shadows can attach themselves to anybody. Such an account is shown as
 * copied and takes no part in the group's suspicion; those who are hardly ever first then are its followers.
 * @param edges those inside the group
 */
export function roles(members: readonly number[], edges: readonly NetworkEdge[]): Map<number, Role> {
  const met = new Map(members.map((account) => [account, { first: 0, same: 0, second: 0 }]))
  for (const { a, b, order } of edges) {
    const [first, same, second] = order
    const [one, other] = [met.get(a), met.get(b)]
    if (one === undefined || other === undefined) continue
    one.first += first
    one.same += same
    one.second += second
    other.first += second
    other.same += same
    other.second += first
  }
  const shares = (account: number) => {
    const { first, same, second } = met.get(account)!
    const all = Math.max(1, first + same + second)
    return { firsts: first, first: first / all, second: second / all }
  }
  const copied = new Set(
    members.filter((account) => {
      const { firsts, first, second } = shares(account)
      return firsts >= leastFirsts && first >= oftenFirst && second <= rarelySecond
    }),
  )
  return new Map(
    members.map((account) => {
      if (copied.has(account)) return [account, 'copied']
      const follows = edges.some(
        ({ a, b }) => (a === account && copied.has(b)) || (b === account && copied.has(a)),
      )
      return [account, follows && shares(account).first <= oftenFirst ? 'follower' : 'member']
    }),
  )
}
