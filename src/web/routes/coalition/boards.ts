import type { Context } from 'hono'
import type { RecordView } from '../../../records/index.ts'
import { seenOf } from '../../answers.ts'
import type { WebContext } from '../../web-context.ts'

/** A coalition with all that is on record under it, as far as the reader may see it. */
export interface Board {
  readonly coalition: RecordView
  readonly members: readonly RecordView[]
  readonly redLines: readonly RecordView[]
  readonly violations: readonly RecordView[]
  /** What threatened members asked for. */
  readonly requests: readonly RecordView[]
  readonly elections: readonly RecordView[]
}

export async function boardsOf(c: Context, web: WebContext): Promise<readonly Board[]> {
  const [coalitions, members, redLines, violations, requests, elections] = await Promise.all(
    ['coalition', 'member', 'red-line', 'violation', 'support-request', 'election'].map((name) =>
      seenOf(c, web, name),
    ),
  )
  const own = (records: readonly RecordView[], id: string) =>
    records.filter(({ fields }) => fields.coalition === id)
  return coalitions!.map((coalition) => ({
    coalition,
    members: own(members!, coalition.id).toSorted((a, b) =>
      String(a.fields.country).localeCompare(String(b.fields.country)),
    ),
    redLines: own(redLines!, coalition.id),
    requests: own(requests!, coalition.id),
    elections: elections!,
    violations: violations!.filter(({ fields }) =>
      own(redLines!, coalition.id).some(({ id }) => id === fields.redLine),
    ),
  }))
}
