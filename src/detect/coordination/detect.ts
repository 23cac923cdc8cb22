import type { Actions } from './actions.ts'
import { communities, type Group } from './communities.ts'
import { type Found, type KindRule, type KindTest, testKind } from './kind-test.ts'
import { type Declared, type NetworkEdge, network } from './network.ts'
import { precedence } from './precedence.ts'
import { jittered, permuted } from './self-check.ts'
import type { Steps } from './work.ts'

/** One kind's rule and the actions it applies to. Accounts have the same numbers in every kind. */
export interface KindInput {
  readonly rule: KindRule
  readonly actions: Actions
}

export interface DetectSettings {
  /** False discovery rate. */
  readonly q: number
  /** Actions on one object within one window beyond which they count as exposure only. */
  readonly cap: number
  /** Windows of the interval inside which the self-check moves every action. */
  readonly jitter: number
  readonly seed: number
}

/** Accounts and objects by number, for `describe` to give names. */
export interface Detection {
  readonly tested: readonly KindTest[]
  readonly edges: readonly NetworkEdge[]
  readonly groups: readonly Group[]
}

/** Edges that the same rule accepts where nothing can be coordinated. */
export interface CheckedEdges {
  readonly permuted: number
  readonly jittered: number
}

/** Parts of an earlier, unfinished run with the same inputs and settings, by name. */
export type KnownParts = ReadonlyMap<string, Found>

/** Pure: the same inputs and settings give the same detection, whatever parts of it are known already. */
export function* detect(
  inputs: readonly KindInput[],
  settings: DetectSettings,
  declared: Declared,
  known: KnownParts = new Map(),
): Steps<Detection> {
  const tested = yield* testAll(inputs, settings, (actions) => actions, 'testing', known)
  const edges = network(tested, settings.q, declared)
  return { tested, edges, groups: communities(edges, declared, settings.seed, precedence(tested, edges)) }
}

/** The two ways in which the self-check makes actions that nobody can have coordinated. */
const chances: Readonly<
  Record<keyof CheckedEdges, (settings: DetectSettings) => (actions: Actions, rule: KindRule) => Actions>
> = {
  permuted:
    ({ seed }) =>
    (actions) =>
      permuted(actions, seed),
  jittered:
    ({ seed, jitter }) =>
    (actions, { window }) =>
      jittered(actions, window * jitter, seed),
}

/** How many edges the same rule accepts with the accounts dealt out anew, or with the times moved. */
export function* chanceEdges(
  inputs: readonly KindInput[],
  settings: DetectSettings,
  how: keyof CheckedEdges,
  known: KnownParts = new Map(),
): Steps<number> {
  const tested = yield* testAll(inputs, settings, chances[how](settings), how, known)
  return network(tested, settings.q, new Map()).length
}

function* testAll(
  inputs: readonly KindInput[],
  { q, cap }: DetectSettings,
  change: (actions: Actions, rule: KindRule) => Actions,
  doing: string,
  known: KnownParts,
): Steps<KindTest[]> {
  const tested: KindTest[] = []
  for (const { rule, actions } of inputs) {
    const name = `${doing} ${rule.kind}`
    const total = actions.accountCount
    yield { step: name, count: 0, total }
    const test = yield* testKind(rule, change(actions, rule), q, cap, known.get(name))
    const { candidates, coActions, pairs } = test
    yield { count: total, total, part: { name, value: { candidates, coActions, pairs } } }
    tested.push(test)
  }
  return tested
}
