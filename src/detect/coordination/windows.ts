import type { Timeline } from './actions.ts'

/**
 * For each position of a timeline, the stretch of the same object's positions within `seconds` before
 * and after: from `low[p]` up to `high[p]`, itself included.
 */
export interface Windows {
  readonly seconds: number
  readonly low: Int32Array
  readonly high: Int32Array
  /** Pairs of actions of any accounts within the window, an upper bound of the work ahead. */
  readonly actionPairs: number
}

/** Two pointers over each object: O(actions). */
export function windows(line: Timeline, seconds: number): Windows {
  const { time, objectStart, objectCount } = line
  const low = new Int32Array(time.length)
  const high = new Int32Array(time.length)
  let actionPairs = 0
  for (let o = 0; o < objectCount; o++) {
    const from = objectStart[o]!
    const to = objectStart[o + 1]!
    let first = from
    let beyond = from
    for (let p = from; p < to; p++) {
      while (time[p]! - time[first]! > seconds) first++
      while (beyond < to && time[beyond]! - time[p]! <= seconds) beyond++
      low[p] = first
      high[p] = beyond
      actionPairs += beyond - p - 1
    }
  }
  return { seconds, low, high, actionPairs }
}
