import type { CoordinationParameters, CoordinationResult } from '../detect/coordination/result.ts'
import type { Finding } from '../detect/finding.ts'

export type {
  Community,
  CommunityMember,
  CoordinationResult,
  Coverage,
  Edge,
  ObjectKind,
  Role,
  SharedObject,
} from '../detect/coordination/result.ts'
export { objectKinds } from '../detect/coordination/result.ts'

export type CoordinationFinding = Finding<CoordinationParameters, CoordinationResult>

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
