import { sharedColumn } from '../../kernel/shared-column.ts'
import type { Timeline } from './actions.ts'

/**
 * For each position p of a timeline, the stretch of the same object's positions within `seconds` before
 * and after, itself included: from `bounds[2 * p]` up to `bounds[2 * p + 1]`, side by side in memory.
 */
export interface Windows {
  readonly seconds: number
  readonly bounds: Int32Array
  /** Pairs of actions of any accounts within the window, an upper bound of the work ahead. */
  readonly actionPairs: number
  /** Actions in the fullest window. */
  readonly widest: number
}

/** Two pointers over each object: O(actions). */
export function windows(line: Timeline, seconds: number): Windows {
  const { time, objectStart, objectCount } = line
  const bounds = sharedColumn(Int32Array, 2 * time.length)
  let actionPairs = 0
  let widest = 0
  for (let o = 0; o < objectCount; o++) {
    const from = objectStart[o]!
    const to = objectStart[o + 1]!
    let first = from
    let beyond = from
    for (let p = from; p < to; p++) {
      while (time[p]! - time[first]! > seconds) first++
      while (beyond < to && time[beyond]! - time[p]! <= seconds) beyond++
      bounds[2 * p] = first
      bounds[2 * p + 1] = beyond
      actionPairs += beyond - p - 1
      widest = Math.max(widest, beyond - first)
    }
  }
  return { seconds, bounds, actionPairs, widest }
}
