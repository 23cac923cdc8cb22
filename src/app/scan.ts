import { makeFinding } from '../detect/index.ts'
import { isoTime } from '../kernel/time.ts'
import type { RejectReason } from '../lake/index.ts'
import type { Context } from './context.ts'
import { type CoordinationFinding, coordination, type ScanRequest } from './coordination.ts'
import { findingStore } from './findings.ts'
import { openFiles } from './open-files.ts'

export const scanDefaults = {
  window: 60,
  textWindow: 1200,
  q: 0.01,
  cap: 5000,
  jitter: 60,
  seed: 1,
} as const

export interface ScanOutcome {
  readonly finding: CoordinationFinding
  /** Why rows of the input were left out, most frequent first. */
  readonly rejected: readonly RejectReason[]
  /** Handle by pseudonym, for every account with an edge. */
  readonly handles: ReadonlyMap<string, string>
}

/** Looks for accounts that act together, and keeps the finding in the store. */
export async function scan(request: ScanRequest, context: Context): Promise<ScanOutcome> {
  const { config, effects } = context
  const opened = await openFiles(request, context, false)
  try {
    const finding = makeFinding(
      await coordination(request, opened, context),
      isoTime(effects.clock()),
      opened.places,
    )
    await findingStore(config.store).save(finding)
    const shown = finding.body.result.accounts.map(
      (name) => [name, opened.handles.get(name) ?? name] as const,
    )
    const rejected = (await Promise.all(opened.rejects.map((file) => file.reasons()))).flat()
    return { finding, rejected, handles: new Map(shown) }
  } finally {
    await opened.close()
  }
}
