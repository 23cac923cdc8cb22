/** One day of an account's posts in one language, or with one hashtag; days since 1970. */
export interface Use {
  readonly day: number
  readonly what: string
  readonly posts: number
}

export interface Change {
  readonly day: number
  /** What it turned to. */
  readonly to: string
}

/** Uses on each side that make a change. */
export const fewestUses = 5

/** Where four in five of the uses before are of one thing and four in five after of another: the first day of the second. Linear. */
export function turnedTo(days: readonly Use[]): Change | undefined {
  const before = leaders(days)
  const after = leaders([...days].reverse()).reverse()
  const at = days.findIndex(({ what }, i) => {
    const [was, is] = [before[i]!, after[i]!]
    if (was.uses < fewestUses || is.uses < fewestUses) return false
    return is.what === what && was.what !== what && mostly(was) && mostly(is)
  })
  return at < 0 ? undefined : { day: days[at]!.day, to: days[at]!.what }
}

interface Leader {
  readonly what: string
  readonly times: number
  readonly uses: number
}

const mostly = ({ times, uses }: Leader) => times >= 0.8 * uses

/** What was used most before each place in a list, and at last in all of it. */
function leaders(days: readonly Use[]): Leader[] {
  const counts = new Map<string, number>()
  let leader: Leader = { what: '', times: 0, uses: 0 }
  const found = [leader]
  for (const { what, posts } of days) {
    const times = (counts.get(what) ?? 0) + posts
    counts.set(what, times)
    const uses = leader.uses + posts
    leader = times > leader.times ? { what, times, uses } : { ...leader, uses }
    found.push(leader)
  }
  return found
}

/** How often each thing was used on one side of a day. */
class Side {
  private readonly counts = new Map<string, number>()
  uses = 0
  /** Uses of what is used at least twice. */
  again = 0

  add(what: string, change: number): void {
    const was = this.of(what)
    const is = was + change
    this.counts.set(what, is)
    this.uses += change
    this.again += (is > 1 ? is : 0) - (was > 1 ? was : 0)
  }

  of(what: string): number {
    return this.counts.get(what) ?? 0
  }
}

/**
 * Where what is used before and after a day has one use in five in common at the most, as a share of the side with fewer,
 * while on each side half of the uses come back: the day on which they have the least in common. Linear in the uses.
 * @param days in order
 */
export function turnedAway(days: readonly Use[]): Change | undefined {
  const [before, after] = [new Side(), new Side()]
  for (const { what, posts } of days) after.add(what, posts)
  let common = 0
  let best: { readonly day: number; readonly share: number; readonly at: number } | undefined
  for (const [at, { day, what, posts }] of days.entries()) {
    const enough = before.uses >= fewestUses && after.uses >= fewestUses
    if (day !== days[at - 1]?.day && enough) {
      const share = common / Math.min(before.uses, after.uses)
      const steady = 2 * before.again >= before.uses && 2 * after.again >= after.uses
      if (steady && share <= 0.2 && (best === undefined || share < best.share)) best = { day, share, at }
    }
    common -= Math.min(before.of(what), after.of(what))
    before.add(what, posts)
    after.add(what, -posts)
    common += Math.min(before.of(what), after.of(what))
  }
  if (best === undefined) return undefined
  const counts = new Map<string, number>()
  for (const { what, posts } of days.slice(best.at)) counts.set(what, (counts.get(what) ?? 0) + posts)
  return { day: best.day, to: most(counts)[0] }
}

export function most(counts: ReadonlyMap<string, number>): readonly [what: string, times: number] {
  let best: readonly [string, number] = ['', 0]
  for (const [what, times] of counts)
    if (times > best[1] || (times === best[1] && what < best[0])) best = [what, times]
  return best
}
