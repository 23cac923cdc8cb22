import { alone, type Crew, type Job } from '../crew.ts'
import { type Actions, type Timeline, timeline } from './actions.ts'
import { type Exposure, exposure } from './exposure.ts'
import type { ObjectKind } from './result.ts'
import { jittered, permuted } from './self-check.ts'
import { type Shares, shares } from './significance.ts'
import { type Windows, windows } from './windows.ts'
import { outOf, type Steps } from './work.ts'

/** How one kind of object is looked at. */
export interface KindRule {
  readonly kind: ObjectKind
  /** Seconds within which two actions count as together. */
  readonly window: number
  /**
   * Seconds within which several encounters of a pair are one occasion; 0 where an act takes more than
   * one click, such as writing the same text.
   */
  readonly occasion: number
}

/** One kind's rule and the actions it applies to. Accounts have the same numbers in every kind. */
export interface KindInput {
  readonly rule: KindRule
  readonly actions: Actions
}

/** The same in order, ready for its test. */
export interface KindLine {
  readonly rule: KindRule
  readonly line: Timeline
  readonly near: Windows
  readonly exposed: Exposure
  readonly shares: Shares
}

/** Kinds as they were seen, and as the self-check has them: with the accounts dealt out anew, and with the times moved. */
export interface KindLines {
  readonly seen: readonly KindLine[]
  readonly permuted: readonly KindLine[]
  readonly jittered: readonly KindLine[]
}

export interface LineSettings {
  /** Actions on one object within one window beyond which they count as exposure only. */
  readonly cap: number
  /** Windows of the interval inside which the self-check moves every action. */
  readonly jitter: number
  readonly seed: number
}

export function kindLine({ rule, actions }: KindInput, { cap }: Pick<LineSettings, 'cap'>): KindLine {
  const line = timeline(actions)
  const near = windows(line, rule.window)
  return { rule, line, near, exposed: exposure(line, near, cap), shares: shares(line) }
}

export function* kindLines(
  inputs: readonly KindInput[],
  settings: LineSettings,
  crew: Crew = alone,
): Steps<KindLines> {
  const total = Math.max(...inputs.map(({ actions }) => actions.accountCount))
  yield { step: 'sorting', count: 0, total }
  const laid = yield* outOf(total, crew.run(layOut, { inputs, settings }, 0, 2 * inputs.length))
  const every = (part: number, at: number) => inputs.map((_, kind) => laid[2 * kind + part]![at]!)
  return { seen: every(0, 0), permuted: every(0, 1), jittered: every(1, 0) }
}

interface State {
  readonly inputs: readonly KindInput[]
  readonly settings: LineSettings
}

/**
 * Two parts a kind, about the same work: as it was seen and with the accounts dealt out anew, which leaves the times and
 * with them the windows as they are; with the times moved.
 */
export const layOut: Job<State, readonly KindLine[]> = {
  name: 'coordination: lay out',
  perform: ({ inputs, settings }) =>
    function* (part) {
      const { cap, jitter, seed } = settings
      const { rule, actions } = inputs[part >> 1]!
      yield { count: part, total: 2 * inputs.length }
      if (part % 2 === 1) {
        return [kindLine({ rule, actions: jittered(actions, rule.window * jitter, seed) }, settings)]
      }
      const seen = kindLine({ rule, actions }, settings)
      const line = permuted(seen.line, actions, seed)
      return [seen, { ...seen, line, exposed: exposure(line, seen.near, cap) }]
    },
}
