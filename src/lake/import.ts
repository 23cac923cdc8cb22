import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Progress } from '../kernel/effects.ts'
import { type Duck, openDuck } from './duck.ts'
import { type Fresh, withoutDuplicates } from './duplicates.ts'
import { LakeError, lakeError, throwIfCancelled } from './errors.ts'
import { type Intake, takeIn } from './intake.ts'
import type { Manifest, Segment } from './manifest.ts'
import type { ColumnMap } from './map.ts'
import { emptyColumn } from './normalise.ts'
import { pseudonymSql } from './pseudonym-sql.ts'
import type { Reject } from './rejects.ts'
import type { RejectReason } from './relation.ts'
import { storedColumns, vaultSql } from './segments.ts'
import { identifier, literal } from './sql.ts'
import { type Staged, stageFile } from './stage.ts'
import {
  lockStore,
  readKey,
  readManifest,
  type StorePaths,
  settle,
  sweep,
  syncFile,
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

interface Import extends Job {
  readonly duck: Duck
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
  const duck = await openDuck(join(spool, 'spill'), memoryLimit, effects.signal)
  try {
    return await store({ ...job, duck }, manifest, intake)
  } finally {
    duck.close()
  }
}

async function store(job: Import, manifest: Manifest, intake: Intake): Promise<ImportReceipt> {
  const { paths, duck, spool, name, index, options, effects } = job
  const staged = await stageFile(duck, intake, index, { ...options, ...effects, spool })
  if (options.onReject !== undefined) {
    for await (const reject of staged.rejects.all()) options.onReject(name, reject)
  }
  throwIfCancelled(effects.signal)
  effects.progress?.start(`storing ${name}`, staged.rows, 'posts')
  const posts = await postsOf(job, staged)
  const fresh = await withoutDuplicates(duck, paths, manifest.segments, staged, posts)
  const written = fresh.rows === 0 ? undefined : await writeSegment(job, manifest, staged, fresh)
  throwIfCancelled(effects.signal)
  const { sha256, preset, rows, rejected } = staged
  const others = manifest.imports.filter((record) => record.sha256 !== sha256 || record.preset !== preset)
  await writeManifest(paths, {
    version: 2,
    segments: written === undefined ? manifest.segments : [...manifest.segments, written.segment],
    vaults: written?.vault === undefined ? manifest.vaults : [...manifest.vaults, written.vault],
    imports: [...others, { sha256, bytes: intake.bytes, preset, rows, rejected }],
  })
  effects.progress?.done()
  const reasons = await staged.rejects.reasons()
  return {
    file: name,
    sha256,
    preset,
    rows,
    added: fresh.rows,
    duplicates: rows - fresh.rows,
    rejected,
    reasons,
    known: false,
  }
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

/** A view of the staged rows under pseudonyms, each with the number of its row. */
async function postsOf({ duck, key }: Import, { table, has }: Staged): Promise<string> {
  const platform = has.has('platform') ? 'platform' : emptyColumn('platform')
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE accounts AS ${pseudonymSql(key, `(SELECT DISTINCT ${platform} AS platform, handle FROM ${table})`)}`,
    'naming accounts',
  )
  const columns = storedColumns.filter((column) => has.has(column)).map((column) => `s.${identifier(column)}`)
  const [platforms] = await duck.rows('SELECT count(DISTINCT platform) AS n FROM accounts', 'naming accounts')
  const on =
    Number(platforms?.['n']) > 1 ? 'a.platform = s.platform AND a.handle = s.handle' : 'a.handle = s.handle'
  await duck.run(
    `CREATE OR REPLACE TEMP VIEW staged_posts AS
     SELECT s.rowid AS place, a.account, ${columns.join(', ')} FROM ${table} s JOIN accounts a ON ${on}`,
    'naming accounts',
  )
  return 'staged_posts'
}

/** Fast rather than small: packing with zstd gave files two thirds the size in a third more time. Dictionaries only for what repeats much. */
const segmentFormat = 'COMPRESSION snappy, DICTIONARY_SIZE_LIMIT 5000, WRITE_BLOOM_FILTER false'

async function writeSegment(
  { duck, paths, spool, effects }: Import,
  manifest: Manifest,
  staged: Staged,
  fresh: Fresh,
): Promise<{ segment: Segment; vault: string | undefined }> {
  const segmentFile = join(spool, 'segment.parquet')
  await duck.run(
    `COPY ${fresh.from} TO ${literal(segmentFile)} (FORMAT parquet, ${segmentFormat})`,
    'writing the segment',
  )
  throwIfCancelled(effects.signal)
  // The disk and the hash have their time while the vault is written.
  const settling = Promise.all([hashFile(segmentFile), syncFile(segmentFile)])
  settling.catch(() => {})
  const vaultFile = join(spool, 'vault.parquet')
  const newAccounts = await writeVault(duck, vaultSql(paths, manifest.vaults), vaultFile)
  const [span] = await duck.rows(
    `SELECT epoch_ms(min(time)) AS first, epoch_ms(max(time)) AS last FROM read_parquet(${literal(segmentFile)})`,
    'reading back',
  )
  const [sha256] = await settling
  throwIfCancelled(effects.signal)
  const { size } = await stat(segmentFile)
  const name = `${sha256.slice(0, 32)}-${manifest.segments.length}.parquet`
  if (newAccounts) await settle(vaultFile, paths.vault, name)
  await settle(segmentFile, paths.lake, name)
  const columns = ['account', ...storedColumns.filter((column) => staged.has.has(column))]
  return {
    segment: {
      name,
      sha256,
      bytes: size,
      rows: fresh.rows,
      from: Number(span?.['first']),
      to: Number(span?.['last']),
      columns,
      rejected: staged.rejected,
      preset: staged.preset,
    },
    vault: newAccounts ? name : undefined,
  }
}

/** Writes the accounts that the vault does not know yet. @returns whether there are any */
async function writeVault(duck: Duck, known: string | undefined, file: string): Promise<boolean> {
  const unseen =
    known === undefined ? 'FROM accounts' : `FROM accounts a ANTI JOIN ${known} v ON a.account = v.account`
  const [accounts] = await duck.rows(`SELECT count(*) AS n FROM (${unseen})`, 'counting accounts')
  if (Number(accounts?.['n']) === 0) return false
  await duck.run(
    `COPY (SELECT platform, handle, account FROM (${unseen})) TO ${literal(file)} (FORMAT parquet)`,
    'writing the vault',
  )
  return true
}
