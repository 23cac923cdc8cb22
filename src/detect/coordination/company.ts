import type { Windows } from './windows.ts'

/**
 * The positions at which anybody else can be met, by account: from `place[start[a]]` up to `place[start[a + 1]]`,
 * three numbers each, the position and the bounds of its window. Side by side, because walking from
 * account to position to window waits for memory at each step, and most positions have nobody near.
 */
export interface Company {
  readonly start: Int32Array
  readonly place: Int32Array
}

/** @param partner by position: the account, or -1 where it counts as exposure only */
export function inCompany(accountCount: number, { bounds }: Windows, partner: Int32Array): Company {
  const start = new Int32Array(accountCount + 1)
  const alone = (p: number) => partner[p] === -1 || bounds[2 * p + 1]! - bounds[2 * p]! < 2
  for (let p = 0; p < partner.length; p++) if (!alone(p)) start[partner[p]! + 1]! += 3
  for (let a = 0; a < accountCount; a++) start[a + 1]! += start[a]!
  const next = start.slice()
  const place = new Int32Array(start[accountCount]!)
  for (let p = 0; p < partner.length; p++) {
    if (alone(p)) continue
    const at = next[partner[p]!]!
    next[partner[p]!] = at + 3
    place[at] = p
    place[at + 1] = bounds[2 * p]!
    place[at + 2] = bounds[2 * p + 1]!
  }
  return { start, place }
}
