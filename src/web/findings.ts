import type { CoordinationParameters, CoordinationResult } from '../detect/coordination/index.ts'
import type { Detector, Finding } from '../detect/index.ts'

export type {
  Community,
  CommunityMember,
  CoordinationResult,
  Edge,
  ObjectKind,
  Role,
} from '../detect/coordination/index.ts'

/** A finding without the places of its inputs on this machine, which no page tells. */
export type Shown<Parameters = unknown, Result = unknown> = Omit<Finding<Parameters, Result>, 'places'>

export type CoordinationFinding = Shown<CoordinationParameters, CoordinationResult>

export interface FindingSummary {
  readonly id: string
  /** ISO 8601, UTC. */
  readonly computedAt: string
}

/** Where the pages take findings from. */
export interface Findings {
  /** Newest first. */
  list(): Promise<readonly FindingSummary[]>
  get(id: string): Promise<Shown | undefined>
}

/** A finding as its detector's own pages know it; undefined when another detector made it. */
export function by<Parameters, Result>(
  { name }: Detector<Parameters, Result>,
  finding: Shown | undefined,
): Shown<Parameters, Result> | undefined {
  return finding?.body.detector.name === name ? (finding as Shown<Parameters, Result>) : undefined
}

/** What a page keeps of each finding of a detector, newest first. Each is read once, since findings never change. */
export function keptOf<Parameters, Result, Kept>(
  findings: Findings,
  detector: Detector<Parameters, Result>,
  keep: (finding: Shown<Parameters, Result>) => Kept,
): () => Promise<readonly Kept[]> {
  return keptOfAny(findings, (finding) => {
    const own = by(detector, finding)
    return own === undefined ? null : keep(own)
  })
}

/** The same of every finding; null for one that does not count. */
export function keptOfAny<Kept>(
  findings: Findings,
  keep: (finding: Shown) => Kept | null,
): () => Promise<readonly Kept[]> {
  const known = new Map<string, Kept | null>()
  return async () => {
    const kept: Kept[] = []
    for (const { id } of await findings.list()) {
      if (!known.has(id)) {
        const finding = await findings.get(id)
        if (finding === undefined) continue
        known.set(id, keep(finding))
      }
      const own = known.get(id) ?? null
      if (own !== null) kept.push(own)
    }
    return kept
  }
}

/** Keeps the last few findings read: they are named by their content and never change. */
export function rememberFindings(source: Findings, keep = 12): Findings {
  const known = new Map<string, Shown>()
  return {
    list: () => source.list(),
    async get(id) {
      const held = known.get(id)
      const found = held ?? (await source.get(id))
      if (found === undefined) return undefined
      known.delete(id)
      known.set(id, found)
      for (const oldest of known.keys()) {
        if (known.size <= keep) break
        known.delete(oldest)
      }
      return found
    },
  }
}

/** What the store of findings offers. */
export interface StoredFindings {
  list(): Promise<readonly FindingSummary[]>
  get(id: string): Promise<Finding | undefined>
}

/** The store's findings; where a file lay on this machine is left out. */
export function fromStore(store: StoredFindings): Findings {
  return {
    list: () => store.list(),
    async get(id) {
      const found = await store.get(id)
      if (found === undefined) return undefined
      const { hash, computedAt, body } = found
      return { id, hash, computedAt, body }
    },
  }
}
