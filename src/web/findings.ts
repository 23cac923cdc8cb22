import type { CoordinationParameters, CoordinationResult } from '../detect/coordination/index.ts'
import type { Finding } from '../detect/index.ts'

export type {
  Community,
  CommunityMember,
  CoordinationResult,
  Edge,
  ObjectKind,
  Role,
} from '../detect/coordination/index.ts'

/** Without the places of its inputs on this machine, which no page tells. */
export type CoordinationFinding = Omit<Finding<CoordinationParameters, CoordinationResult>, 'places'>

export interface FindingSummary {
  readonly id: string
  /** ISO 8601, UTC. */
  readonly computedAt: string
}

/** Where the pages take findings from. */
export interface Findings {
  /** Newest first. */
  list(): Promise<readonly FindingSummary[]>
  get(id: string): Promise<CoordinationFinding | undefined>
}

/** Keeps the last few findings read: they are named by their content and never change. */
export function rememberFindings(source: Findings, keep = 12): Findings {
  const known = new Map<string, CoordinationFinding>()
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

/** What the store of findings offers; findings of other detectors have their own pages. */
export interface StoredFindings {
  list(): Promise<readonly FindingSummary[]>
  get(id: string): Promise<Finding | undefined>
}

/** The store's findings of the detector `coordination`; where a file lay on this machine is left out. */
export function fromStore(store: StoredFindings): Findings {
  return {
    list: () => store.list(),
    async get(id) {
      const found = await store.get(id)
      if (found === undefined || found.body.detector.name !== 'coordination') return undefined
      const { hash, computedAt, body } = found as unknown as CoordinationFinding
      return { id, hash, computedAt, body }
    },
  }
}
