import {
  type CoordinationParameters,
  type CoordinationResult,
  chanceEdges,
  type Declared,
  type DetectSettings,
  describe,
  detect,
  kindLines,
  kindRule,
  type Observations,
  type Steps,
  testKinds,
} from '../detect/coordination/index.ts'
import { type Crew, coordinationDetector, type Finding, type FindingBody } from '../detect/index.ts'
import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import { sha256 } from '../kernel/hashing.ts'
import type { Context } from './context.ts'
import { drive } from './drive.ts'
import { AppError } from './errors.ts'
import type { Opened } from './open-files.ts'
import type { FilesRequest } from './open-posts.ts'
import { scanParts } from './scan-parts.ts'
import { together } from './together.ts'

export type CoordinationFinding = Finding<CoordinationParameters, CoordinationResult>

/** What to look at, and how. Times in seconds. */
export interface ScanRequest extends FilesRequest {
  readonly window: number
  readonly textWindow: number
  readonly q: number
  readonly cap: number
  readonly jitter: number
  readonly seed: number
  /** Affiliation by handle or pseudonym. */
  readonly affiliations: ReadonlyMap<string, string>
}

/**
 * The body of the finding: detection, self-check and description, part by part.
 * @param crew changes nothing but the time it takes
 */
export async function coordination(
  request: ScanRequest,
  { observed, inputs }: Opened,
  crew: Crew,
  context: Context,
): Promise<FindingBody<CoordinationParameters, CoordinationResult>> {
  const { window, textWindow, q, cap, jitter, seed } = request
  if (observed.kinds.size === 0) {
    throw new AppError('nothing-to-compare', 'no post has a link, text, reshare or other object to compare', {
      hint: 'see docs/guide.md for what a file needs',
    })
  }
  withinMemory(observed, context.config.memoryLimit)
  const declared = declaredNumbers(request.affiliations, observed)
  const names = await observed.names.accounts([...declared.keys()])
  const parameters: CoordinationParameters = {
    window,
    textWindow,
    q,
    cap,
    jitter,
    kinds: [...observed.kinds.keys()],
    affiliations: [...declared.values()]
      .map((affiliation, at) => ({ account: names[at]!, affiliation }))
      .sort((x, y) => (x.account < y.account ? -1 : 1)),
    map: (request.map ?? null) as Json,
  }
  const { name, version } = coordinationDetector
  const body = { detector: { name, version }, parameters, seed, inputs }
  const settings: DetectSettings = { q, cap, jitter, seed }
  const kinds = [...observed.kinds].map(([kind, actions]) => ({
    rule: kindRule(kind, window, textWindow),
    actions,
  }))
  const parts = await scanParts(context.config.store, sha256(canonicalJson(body as unknown as Json)))
  const { progress, signal } = context.effects
  const driven = <Result>(work: Steps<Result>) => drive(work, progress, signal, parts.keep)
  const lines = await driven(kindLines(kinds, settings, crew))
  const jittered = await driven(chanceEdges('jittered', lines, settings, crew, parts.known))
  const tested = await driven(testKinds(lines.seen, settings, crew, parts.known))
  // The other threads get their work first, and this one joins them when everything is described.
  const [permuted, result] = await together([
    driven(chanceEdges('permuted', lines, settings, crew, parts.known)),
    describe(detect(tested, settings, declared), settings, observed.coverage, observed.names),
  ])
  await parts.clear()
  return { ...body, result: { ...result, selfCheck: { ...result.selfCheck, permuted, jittered } } }
}

/** Bytes that detection and its self-check hold an action, measured at a million and at five million posts. */
const bytesAnAction = 200

/** @throws AppError `memory-limit` before the work begins, rather than running out in the middle of it */
function withinMemory({ kinds }: Observations, limit: number): void {
  const largest = Math.max(...[...kinds.values()].map(({ account }) => account.length))
  const needed = Math.ceil((largest * bytesAnAction) / 2 ** 20)
  if (needed <= limit) return
  throw new AppError(
    'memory-limit',
    `the scan of ${largest} actions needs about ${needed} MB, and the limit is ${limit} MB`,
    { hint: `--memory-limit ${needed} allows it, or scan fewer days at a time` },
  )
}

function declaredNumbers(affiliations: ReadonlyMap<string, string>, observed: Observations): Declared {
  const numbers = observed.accountNumbers(new Set(affiliations.keys()))
  return new Map([...numbers].map(([name, number]) => [number, affiliations.get(name)!]))
}
