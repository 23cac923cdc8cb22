import type { Rule } from './rules.ts'

/**
 * Which single change makes one name the other, if one does. Linear.
 * @param seen the observed name; @param own the protected one
 */
export function changeOf(seen: string, own: string): Rule | undefined {
  const difference = seen.length - own.length
  if (seen === own || Math.abs(difference) > 1) return undefined
  let at = 0
  while (at < seen.length && seen[at] === own[at]) at++
  if (difference === 1) {
    if (seen.slice(at + 1) !== own.slice(at)) return undefined
    return seen[at] === seen[at - 1] || seen[at] === seen[at + 1] ? 'repeated-letter' : 'added-letter'
  }
  if (difference === -1) {
    if (seen.slice(at) !== own.slice(at + 1)) return undefined
    return own[at] === own[at - 1] || own[at] === own[at + 1] ? 'repeated-letter' : 'dropped-letter'
  }
  if (seen.slice(at + 1) === own.slice(at + 1)) return 'replaced-letter'
  const swapped = seen[at] === own[at + 1] && seen[at + 1] === own[at]
  return swapped && seen.slice(at + 2) === own.slice(at + 2) ? 'swapped-letters' : undefined
}

/** Letters to change, add, take out or swap with their neighbour (optimal string alignment). Names are short: at most 120 letters. */
export function distance(a: string, b: string): number {
  if (a === b) return 0
  let before: number[] = []
  let last: number[] = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
