import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Progress } from '../kernel/effects.ts'
import { type Duck, openDuck } from './duck.ts'
import { withoutDuplicates } from './duplicates.ts'
import { LakeError, lakeError, throwIfCancelled } from './errors.ts'
import { type Intake, takeIn } from './intake.ts'
import type { Manifest } from './manifest.ts'
import type { ColumnMap } from './map.ts'
import type { Reject } from './rejects.ts'
import type { RejectReason } from './relation.ts'
import { draftSegment, type SegmentDraft, settleSegment, underPseudonyms } from './segment-draft.ts'
import { vaultSql } from './segments.ts'
import { type Staged, stageFile } from './stage.ts'
import {
  lockStore,
  readKey,
  readManifest,
  type StorePaths,
  sweep,
  temporaryFolder,
  writeManifest,
} from './store.ts'
import { hashFile } from './survey.ts'

/** Milliseconds: whoever opens a store holds its lock for a moment. */
const patience = 500

export interface ImportOptions {
  readonly preset?: string | undefined
  readonly map?: ColumnMap | undefined
  readonly byteLimit?: number | undefined
  /** Called for each row that was set aside, in the order of the files. */
  readonly onReject?: (file: string, reject: Reject) => void
}

/** What became of one file. `rows = added + duplicates`; rejected rows come on top. */
export interface ImportReceipt {
  readonly file: string
  readonly sha256: string
  readonly preset: string
  readonly rows: number
  readonly added: number
  readonly duplicates: number
  readonly rejected: number
  readonly reasons: readonly RejectReason[]
  /** These very bytes had been imported before. */
  readonly known: boolean
}

export interface ImportEffects {
  readonly progress?: Progress | undefined
  readonly signal?: AbortSignal | undefined
  readonly stdin?: NodeJS.ReadableStream | undefined
}

/**
 * Imports files one after the other; each becomes one segment and is committed by replacing the manifest.
 * What was committed before an error or an interruption stays.
 */
export async function* importFiles(
  folder: string,
  paths: StorePaths,
  memoryLimit: number,
  names: readonly string[],
  options: ImportOptions,
  effects: ImportEffects,
): AsyncGenerator<ImportReceipt> {
  const key = await readKey(folder)
  const unlock = await lockStore(paths, patience)
  try {
    await sweep(paths)
    for (const [index, name] of names.entries()) {
      throwIfCancelled(effects.signal)
      const spool = await temporaryFolder(paths.temp)
      try {
        yield await importFile({ paths, key, memoryLimit, spool, name, index, options, effects })
      } catch (error) {
        if (effects.signal?.aborted) {
          throw new LakeError(
            'cancelled',
            `importing ${name}: interrupted; the store is as it was before this file`,
          )
        }
        throw lakeError(error, `importing ${name}`)
      } finally {
        await rm(spool, { recursive: true, force: true })
      }
    }
  } finally {
    await unlock()
  }
}

interface Job {
  readonly paths: StorePaths
  readonly key: Uint8Array
  readonly memoryLimit: number
  readonly spool: string
  readonly name: string
  readonly index: number
  readonly options: ImportOptions
  readonly effects: ImportEffects
}

async function importFile(job: Job): Promise<ImportReceipt> {
  const { paths, spool, name, index, options, effects, memoryLimit } = job
  const manifest = await readManifest(paths)
  const intake = await takeIn(name, index, { ...options, ...effects, spool })
  const known = await knownImport(manifest, intake, options, effects.signal)
  if (known !== undefined) {
    const { sha256, preset, rows, rejected } = known
    const nothing = { added: 0, duplicates: rows, reasons: [], known: true }
    return { file: name, sha256, preset, rows, rejected, ...nothing }
  }
  const opening = openDuck(join(spool, 'spill'), memoryLimit, effects.signal)
  let prepared: Prepared
  try {
    prepared = await prepare(job, opening, manifest, intake)
  } finally {
    const duck = await opening
    duck.close()
  }
  return commit(job, manifest, intake, prepared)
}

/** One file read and written under temporary names: all that needs the engine. */
interface Prepared {
  readonly staged: Staged
  readonly reasons: readonly RejectReason[]
  readonly added: number
  /** Absent where nothing is added. */
  readonly draft: SegmentDraft | undefined
}

async function prepare(
  job: Job,
  opening: Promise<Duck>,
  manifest: Manifest,
  intake: Intake,
): Promise<Prepared> {
  const { paths, key, spool, name, index, options, effects } = job
  const staged = await stageFile(opening, intake, index, { ...options, ...effects, spool })
  if (options.onReject !== undefined) {
    for await (const reject of staged.rejects.all()) options.onReject(name, reject)
  }
  const reasons = await staged.rejects.reasons()
  throwIfCancelled(effects.signal)
  effects.progress?.start(`storing ${name}`, staged.rows, 'posts')
  const duck = await opening
  const posts = await underPseudonyms(duck, key, staged)
  const fresh = await withoutDuplicates(duck, paths, manifest.segments, staged, posts)
  throwIfCancelled(effects.signal)
  const vault = vaultSql(paths, manifest.vaults)
  const draft = fresh.rows === 0 ? undefined : await draftSegment(duck, spool, staged, fresh, vault)
  return { staged, reasons, added: fresh.rows, draft }
}

/** Puts what was prepared into the store. */
async function commit(
  { paths, name, effects }: Job,
  manifest: Manifest,
  intake: Intake,
  { staged, reasons, added, draft }: Prepared,
): Promise<ImportReceipt> {
  const { sha256, preset, rows, rejected } = staged
  const settled =
    draft &&
    (await settleSegment(paths, draft, manifest.segments.length, () => throwIfCancelled(effects.signal)))
  throwIfCancelled(effects.signal)
  const others = manifest.imports.filter((record) => record.sha256 !== sha256 || record.preset !== preset)
  await writeManifest(paths, {
    version: 2,
    segments: settled === undefined ? manifest.segments : [...manifest.segments, settled.segment],
    vaults: settled?.vault === undefined ? manifest.vaults : [...manifest.vaults, settled.vault],
    imports: [...others, { sha256, bytes: intake.bytes, preset, rows, rejected }],
  })
  effects.progress?.done()
  const duplicates = rows - added
  return { file: name, sha256, preset, rows, added, duplicates, rejected, reasons, known: false }
}

/** The earlier import of the same bytes under the same reading, if there was one. */
async function knownImport(
  manifest: Manifest,
  intake: Intake,
  options: ImportOptions,
  signal: AbortSignal | undefined,
): Promise<Manifest['imports'][number] | undefined> {
  const similar = manifest.imports.filter(
    ({ bytes, preset }) =>
      bytes === intake.bytes &&
      options.map === undefined &&
      preset !== 'map' &&
      (options.preset ?? preset) === preset,
  )
  if (similar.length === 0 || options.onReject !== undefined) return undefined
  const sha256 = intake.sha256 ?? (await hashFile(intake.path, signal))
  return similar.find((record) => record.sha256 === sha256)
}
