import { alone, type Crew } from '../crew.ts'
import { communities, type Group } from './communities.ts'
import { type Found, type KindTest, testKind } from './kind-test.ts'
import type { KindLine, KindLines, LineSettings } from './lines.ts'
import { type Declared, type NetworkEdge, network } from './network.ts'
import { precedence } from './precedence.ts'
import type { Steps } from './work.ts'

export interface DetectSettings extends LineSettings {
  /** False discovery rate. */
  readonly q: number
}

/** Accounts and objects by number, for `describe` to give names. */
export interface Detection {
  readonly tested: readonly KindTest[]
  readonly edges: readonly NetworkEdge[]
  readonly groups: readonly Group[]
}

/** Parts of an earlier, unfinished run with the same inputs and settings, by name. */
export type KnownParts = ReadonlyMap<string, Found>

/**
 * Tests every kind. Pure: the same kinds and settings give the same, whoever works on it and whatever parts of it are known
 * already.
 * @param doing how the steps and the parts begin
 */
export function* testKinds(
  kinds: readonly KindLine[],
  { q }: DetectSettings,
  crew: Crew = alone,
  known: KnownParts = new Map(),
  doing = 'testing',
): Steps<KindTest[]> {
  const tested: KindTest[] = []
  for (const kind of kinds) {
    const total = kind.line.accountCount
    const name = `${doing} ${kind.rule.kind}`
    yield { step: name, count: 0, total }
    const test = yield* testKind(kind, q, crew, known.get(name))
    const { candidates, coActions, pairs } = test
    yield { count: total, total, part: { name, value: { candidates, coActions, pairs } } }
    tested.push(test)
  }
  return tested
}

/** How many edges the same rule accepts of kinds as the self-check has them. */
export function* chanceEdges(
  moved: 'permuted' | 'jittered',
  lines: KindLines,
  settings: DetectSettings,
  crew: Crew = alone,
  known: KnownParts = new Map(),
): Steps<number> {
  const tested = yield* testKinds(lines[moved], settings, crew, known, moved)
  return network(tested, settings.q, new Map()).length
}

export function detect(
  tested: readonly KindTest[],
  { q, seed }: DetectSettings,
  declared: Declared,
): Detection {
  const edges = network(tested, q, declared)
  return { tested, edges, groups: communities(edges, declared, seed, precedence(tested, edges)) }
}
