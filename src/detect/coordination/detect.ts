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

/** Pure: the same kinds and settings give the same detection, whoever works on it and whatever parts of it are known already. */
export function* detect(
  kinds: readonly KindLine[],
  settings: DetectSettings,
  declared: Declared,
  crew: Crew = alone,
  known: KnownParts = new Map(),
): Steps<Detection> {
  const tested = yield* testAll(kinds, settings, 'testing', crew, known)
  const edges = network(tested, settings.q, declared)
  return { tested, edges, groups: communities(edges, declared, settings.seed, precedence(tested, edges)) }
}

/** How many edges the same rule accepts of kinds as the self-check has them. */
export function* chanceEdges(
  moved: 'permuted' | 'jittered',
  lines: KindLines,
  settings: DetectSettings,
  crew: Crew = alone,
  known: KnownParts = new Map(),
): Steps<number> {
  const tested = yield* testAll(lines[moved], settings, moved, crew, known)
  return network(tested, settings.q, new Map()).length
}

function* testAll(
  kinds: readonly KindLine[],
  { q }: DetectSettings,
  doing: string,
  crew: Crew,
  known: KnownParts,
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
