import type { Gathering } from './gathering.ts'
import type { Role } from './result.ts'

/** Objects on which an account has to have been first before that says anything. */
const leastFirsts = 3

/** The share of its objects on which a copied account was strictly first; the rest is left to the clock. */
const always = 0.95

/**
 * Tells who is copied from who copies. Whoever was strictly first on (nearly) every object shared with
 * the group may never have heard of it: shadows can attach themselves to anybody. Such an account is
 * shown as copied and takes no part in the group's suspicion; the others then are its followers if they
 * were never first themselves.
 */
export function roles(members: readonly number[], shared: readonly Gathering[]): Map<number, Role> {
  const taken = new Map(members.map((account) => [account, { objects: 0, firsts: 0 }]))
  for (const { actions } of shared) {
    const [first, second] = actions
    if (first === undefined || second === undefined) continue
    for (const { account } of actions) {
      const tally = taken.get(account)
      if (tally !== undefined) tally.objects++
    }
    const leader = taken.get(first.account)
    if (leader !== undefined && first.time < second.time) leader.firsts++
  }
  const copied = new Set(
    [...taken].filter(([, t]) => t.objects >= leastFirsts && t.firsts >= always * t.objects).map(([a]) => a),
  )
  return new Map(
    members.map((account) => {
      if (copied.has(account)) return [account, 'copied']
      return [account, copied.size > 0 && taken.get(account)!.firsts === 0 ? 'follower' : 'member']
    }),
  )
}
