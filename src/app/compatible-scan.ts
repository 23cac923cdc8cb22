import { type CompatibleEdge, compatibleEdges } from '../detect/coordination/index.ts'
import type { Context } from './context.ts'
import { AppError } from './errors.ts'
import { openFiles } from './open-files.ts'
import type { FilesRequest } from './open-posts.ts'

export interface CompatibleRequest extends FilesRequest {
  /** Seconds; CooRTweet's `time_window`. */
  readonly window: number
  /** CooRTweet's `min_participation`. */
  readonly minShared: number
}

export interface CompatibleOutcome {
  readonly edges: readonly CompatibleEdge[]
  /** Pseudonyms by number, for accounts with an edge. */
  readonly names: ReadonlyMap<number, string>
  readonly handles: ReadonlyMap<string, string>
}

/** CooRTweet's edges for the same settings. They carry no error rate, so they are no finding and are not kept. */
export async function compatibleScan(
  request: CompatibleRequest,
  context: Context,
): Promise<CompatibleOutcome> {
  const opened = await openFiles(request, context, true)
  try {
    const { observed, handles } = opened
    if (!observed.kinds.has('object') && !observed.kinds.has('link')) {
      throw new AppError('nothing-to-compare', 'no post has an object or a link to compare', {
        hint: "CooRTweet's columns are object_id, account_id, content_id and timestamp_share",
      })
    }
    const edges = compatibleEdges(observed.contentActions(), request)
    const numbers = [...new Set(edges.flatMap(({ a, b }) => [a, b]))]
    const names = await observed.names.accounts(numbers)
    return { edges, names: new Map(numbers.map((number, at) => [number, names[at]!])), handles }
  } finally {
    await opened.close()
  }
}
