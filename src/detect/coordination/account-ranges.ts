import type { Timeline } from './actions.ts'

/** Parts into which threads divide the accounts: always so many, so that no result depends on threads. */
export const ranges = 32

/** The first account of a range, and the first of the next: each has about as many actions. */
export function accountsOf(line: Timeline, range: number): readonly [from: number, to: number] {
  return [firstOf(line, range), firstOf(line, range + 1)]
}

function firstOf({ accountStart, accountCount, account }: Timeline, range: number): number {
  if (range === ranges) return accountCount
  const actions = (account.length / ranges) * range
  let low = 0
  let high = accountCount
  while (low < high) {
    const middle = (low + high) >> 1
    if (accountStart[middle]! < actions) low = middle + 1
    else high = middle
  }
  return low
}
