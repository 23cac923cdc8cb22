import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import {
  type CoordinationParameters,
  type CoordinationResult,
  chanceEdges,
  type Declared,
  type DetectSettings,
  describe,
  detect,
  type Found,
  type KindInput,
  kindRule,
  type Observations,
  observeColumns,
  observePosts,
} from '../detect/coordination/index.ts'
import { type Finding, type FindingBody, type InputDigest, makeFinding } from '../detect/index.ts'
import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import { sha256 } from '../kernel/hashing.ts'
import { isoTime } from '../kernel/time.ts'
import {
  type ColumnMap,
  idsOfActions,
  initStore,
  openLake,
  openSource,
  type RejectReason,
  type Rejects,
  readActionColumns,
} from '../lake/index.ts'
import type { Context } from './context.ts'
import { drive } from './drive.ts'
import { AppError } from './errors.ts'
import { findingStore } from './findings.ts'
import { jitterBeside } from './self-check.ts'
import { together } from './together.ts'

export const detector = { name: 'coordination', version: '1' } as const

export type CoordinationFinding = Finding<CoordinationParameters, CoordinationResult>

export const scanDefaults = {
  window: 60,
  textWindow: 1200,
  q: 0.01,
  cap: 5000,
  jitter: 60,
  seed: 1,
} as const

/** What to look at, and how. Times in seconds. */
export interface ScanRequest {
  readonly files: readonly string[]
  readonly preset?: string | undefined
  readonly map?: ColumnMap | undefined
  readonly window: number
  readonly textWindow: number
  readonly q: number
  readonly cap: number
  readonly jitter: number
  readonly seed: number
  /** Affiliation by handle or pseudonym. */
  readonly affiliations: ReadonlyMap<string, string>
}

export interface ScanOutcome {
  readonly finding: CoordinationFinding
  /** Why rows of the input were left out, most frequent first. */
  readonly rejected: readonly RejectReason[]
  /** Handle by pseudonym, for every account with an edge. */
  readonly handles: ReadonlyMap<string, string>
}

/** A file or several as observations, with what a finding says of them. */
export interface Opened {
  readonly observed: Observations
  readonly inputs: readonly InputDigest[]
  readonly places: readonly string[]
  readonly rejects: readonly Rejects[]
  readonly handles: Map<string, string>
  close(): Promise<void>
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

/** Opens files as observations: straight from their bytes where they are simple enough, else through the engine. */
export async function openFiles(
  request: Pick<ScanRequest, 'files' | 'preset' | 'map'>,
  { config, effects }: Context,
  withContent: boolean,
): Promise<Opened> {
  const { files, preset, map } = request
  await initStore(config.store, effects.randomBytes)
  const { pseudonym } = await openLake(config)
  const handles = new Map<string, string>()
  const name = (platform: string, handle: string) => {
    const shown = pseudonym(platform, handle)
    handles.set(shown, handle)
    return shown
  }
  const temp = join(config.store, 'tmp')
  await mkdir(temp, { recursive: true })
  const [only] = files
  if (
    files.length === 1 &&
    only !== undefined &&
    only !== '-' &&
    map === undefined &&
    (preset ?? 'coortweet') === 'coortweet'
  ) {
    const columns = await quickly(only, withContent, effects.progress)
    if (columns !== undefined) {
      return {
        observed: observeColumns(columns, name, (rows) => idsOfActions(only, columns, rows, temp)),
        inputs: [
          {
            source: 'file',
            name: basename(only),
            sha256: columns.sha256,
            rows: columns.rows,
            rejected: 0,
            preset: 'coortweet',
          },
        ],
        places: [resolve(only)],
        rejects: [],
        handles,
        close: async () => {},
      }
    }
  }
  const source = await openSource(files, {
    preset,
    map,
    memoryLimit: config.memoryLimit,
    temp,
    stdin: effects.terminal.stdin,
    progress: effects.progress,
    signal: effects.signal,
  })
  try {
    const observed = await observePosts(source, name, effects.progress, effects.signal)
    return {
      observed,
      inputs: source.inputs.map((input) => ({ ...input, name: basename(input.name) })),
      places: files.map((file) => (file === '-' ? '-' : resolve(file))),
      rejects: source.rejects,
      handles,
      close: () => source.close(),
    }
  } catch (error) {
    await source.close()
    throw error
  }
}

async function quickly(file: string, withContent: boolean, progress: Context['effects']['progress']) {
  const bytes = await stat(file).then(
    ({ size }) => size,
    () => 0,
  )
  if (bytes === 0) return undefined
  progress.start(`reading ${basename(file)}`, bytes, 'bytes')
  const columns = readActionColumns(file, withContent, (read) => progress.at(read))
  progress.done()
  return columns
}

/** The body of the finding: detection, self-check and description, part by part. */
export async function coordination(
  request: ScanRequest,
  { observed, inputs }: Opened,
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
  const body = { detector, parameters, seed, inputs }
  const settings: DetectSettings = { q, cap, jitter, seed }
  const kinds = [...observed.kinds].map(([kind, actions]) => ({
    rule: kindRule(kind, window, textWindow),
    actions,
  }))
  const parts = await partsOf(context.config.store, sha256(canonicalJson(body as unknown as Json)))
  const over = new AbortController()
  try {
    const either = AbortSignal.any([context.effects.signal, over.signal])
    const jitter = jitterBeside(kinds, settings, parts.known, either, parts.keep)
    const rest = detected(kinds, settings, declared, observed, context, parts)
    const [jittered, { result, permuted }] = await together([jitter, rest])
    await parts.clear()
    return { ...body, result: { ...result, selfCheck: { ...result.selfCheck, permuted, jittered } } }
  } finally {
    over.abort()
  }
}

/** What this thread does: the detection, and while names are looked up the other half of the self-check. */
async function detected(
  kinds: readonly KindInput[],
  settings: DetectSettings,
  declared: Declared,
  observed: Observations,
  { effects: { progress, signal } }: Context,
  { known, keep }: Pick<Awaited<ReturnType<typeof partsOf>>, 'known' | 'keep'>,
) {
  const detection = await drive(detect(kinds, settings, declared, known), progress, signal, keep)
  const [result, permuted] = await together([
    describe(detection, settings, observed.coverage, observed.names),
    drive(chanceEdges(kinds, settings, 'permuted', known), progress, signal, keep),
  ])
  return { result, permuted }
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

/** What an interrupted scan with the same inputs and parameters has left, and where this one leaves its own. */
async function partsOf(store: string, id: string) {
  const folder = join(store, 'scans', id)
  const known = new Map<string, Found>()
  for (const name of await readdir(folder).catch(() => [])) {
    const text = name.endsWith('.json') ? await readFile(join(folder, name), 'utf8') : ''
    try {
      const { part, value } = JSON.parse(text) as { part: string; value: Found }
      known.set(part, value)
    } catch {
      // Cut off by a crash: that part is done again.
    }
  }
  return {
    known,
    async keep(part: string, value: unknown) {
      if (known.has(part)) return
      // Neither synced nor insisted on: a part that is lost, or that another scan of the same has just
      // cleared away, is only work done again.
      const path = join(folder, `${part.replaceAll(' ', '-')}.json`)
      const fresh = `${path}.${process.pid}`
      await mkdir(folder, { recursive: true })
        .then(() => writeFile(fresh, JSON.stringify({ part, value })))
        .then(() => rename(fresh, path))
        .catch(() => rm(fresh, { force: true }))
        .catch(() => undefined)
    },
    clear: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined),
  }
}
