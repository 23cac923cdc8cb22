import type { Actions } from './actions.ts'
import { communities, type Group } from './communities.ts'
import { type KindRule, type KindTest, testKind } from './kind-test.ts'
import { type Declared, type NetworkEdge, network } from './network.ts'
import { jittered, permuted } from './self-check.ts'

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
  /** Seconds of the interval inside which the self-check moves every action. */
  readonly jitter: number
  readonly seed: number
  readonly selfCheck: boolean
}

/** Accounts and objects by number, for `describe` to give names. */
export interface Detection {
  readonly tested: readonly KindTest[]
  readonly edges: readonly NetworkEdge[]
  readonly groups: readonly Group[]
  /** Edges that the same rule accepts where nothing can be coordinated; absent when not asked for. */
  readonly selfCheck?: { readonly permuted: number; readonly jittered: number }
}

/** Pure: the same inputs and settings give the same detection. @param step called before each part of the work */
export function detect(
  inputs: readonly KindInput[],
  settings: DetectSettings,
  declared: Declared,
  step: (name: string) => void = () => {},
): Detection {
  const { q, cap, seed } = settings
  const test = (change: (actions: Actions) => Actions, name: string) =>
    inputs.map(({ rule, actions }) => {
      step(`${name} ${rule.kind}`)
      return testKind(rule, change(actions), q, cap)
    })
  const edgesAfter = (change: (actions: Actions) => Actions, name: string) =>
    network(test(change, name), q, new Map()).length
  const tested = test((actions) => actions, 'testing')
  const edges = network(tested, q, declared)
  const groups = communities(edges, declared, seed)
  if (!settings.selfCheck) return { tested, edges, groups }
  return {
    tested,
    edges,
    groups,
    selfCheck: {
      permuted: edgesAfter((actions) => permuted(actions, seed), 'checking by permutation:'),
      jittered: edgesAfter((actions) => jittered(actions, settings.jitter, seed), 'checking by jitter:'),
    },
  }
}
