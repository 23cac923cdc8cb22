import { type Actions, type Timeline, timeline } from './actions.ts'
import { communities, type Group } from './communities.ts'
import { type Found, type KindRule, type KindTest, testKind } from './kind-test.ts'
import { type Declared, type NetworkEdge, network } from './network.ts'
import { precedence } from './precedence.ts'
import { jittered, permuted } from './self-check.ts'
import type { Windows } from './windows.ts'
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

/** Parts of an earlier, unfinished run with the same inputs and settings, by name. */
export type KnownParts = ReadonlyMap<string, Found>

/** Pure: the same inputs and settings give the same detection, whatever parts of it are known already. */
export function* detect(
  inputs: readonly KindInput[],
  settings: DetectSettings,
  declared: Declared,
  known: KnownParts = new Map(),
): Steps<Detection> {
  const kinds = inputs.map(({ rule, actions }) => ({
    rule,
    accountCount: actions.accountCount,
    line: () => timeline(actions),
  }))
  const tested = yield* testAll(kinds, settings, 'testing', known)
  const edges = network(tested, settings.q, declared)
  return { tested, edges, groups: communities(edges, declared, settings.seed, precedence(tested, edges)) }
}

/**
 * How many edges the same rule accepts where the accounts of what was tested are dealt out anew. Times stay, and with
 * them their windows.
 */
export function* permutedEdges(
  tested: readonly KindTest[],
  settings: DetectSettings,
  known: KnownParts = new Map(),
): Steps<number> {
  const kinds = tested.map(({ rule, line, near }) => ({
    rule,
    accountCount: line.accountCount,
    line: () => permuted(line, settings.seed),
    near,
  }))
  return accepted(yield* testAll(kinds, settings, 'permuted', known), settings)
}

/** How many edges the same rule accepts where the times are moved. */
export function* jitteredEdges(
  inputs: readonly KindInput[],
  settings: DetectSettings,
  known: KnownParts = new Map(),
): Steps<number> {
  const { seed, jitter } = settings
  const kinds = inputs.map(({ rule, actions }) => ({
    rule,
    accountCount: actions.accountCount,
    line: () => timeline(jittered(actions, rule.window * jitter, seed)),
  }))
  return accepted(yield* testAll(kinds, settings, 'jittered', known), settings)
}

const accepted = (tested: readonly KindTest[], { q }: DetectSettings) => network(tested, q, new Map()).length

interface KindLine {
  readonly rule: KindRule
  readonly accountCount: number
  /** Made when its turn comes, so that only one is held at a time. */
  line(): Timeline
  readonly near?: Windows
}

function* testAll(
  kinds: readonly KindLine[],
  { q, cap }: DetectSettings,
  doing: string,
  known: KnownParts,
): Steps<KindTest[]> {
  const tested: KindTest[] = []
  for (const { rule, accountCount: total, line, near } of kinds) {
    const name = `${doing} ${rule.kind}`
    yield { step: name, count: 0, total }
    const test = yield* testKind(rule, line(), q, cap, near, known.get(name))
    const { candidates, coActions, pairs } = test
    yield { count: total, total, part: { name, value: { candidates, coActions, pairs } } }
    tested.push(test)
  }
  return tested
}
