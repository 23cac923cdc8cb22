import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Progress } from '../kernel/effects.ts'
import { type Duck, openDuck } from './duck.ts'
import { LakeError, lakeError, throwIfCancelled } from './errors.ts'
import { type Intake, takeIn } from './intake.ts'
import type { Manifest, Segment } from './manifest.ts'
import type { ColumnMap } from './map.ts'
import { emptyColumn, type PostColumn, postColumns } from './normalise.ts'
import { pseudonymSql } from './pseudonym-sql.ts'
import type { Reject } from './rejects.ts'
import type { RejectReason } from './relation.ts'
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
  /** Posts with the id of another post but different content: a forged collision, kept. */
  readonly collisions: number
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
    const nothing = { added: 0, duplicates: rows, reasons: [], known: true, collisions: 0 }
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
  const staged = await stageFile(duck, intake, index, { ...options, ...effects, spool, storeIds: true })
  if (options.onReject !== undefined) {
    for await (const reject of staged.rejects.all()) options.onReject(name, reject)
  }
  throwIfCancelled(effects.signal)
  effects.progress?.start(`storing ${name}`, staged.rows, 'posts')
  const posts = await postsOf(job, staged)
  const { fresh, added, collisions } = await withoutDuplicates(job, manifest, staged, posts)
  const written = added === 0 ? undefined : await writeSegment(job, manifest, staged, fresh, added)
  throwIfCancelled(effects.signal)
  const { sha256, preset, rows, rejected } = staged
  const others = manifest.imports.filter((record) => record.sha256 !== sha256 || record.preset !== preset)
  await writeManifest(paths, {
    version: 1,
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
    added,
    duplicates: rows - added,
    rejected,
    reasons,
    known: false,
    collisions,
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

const storedColumns = postColumns.filter((column) => column !== 'id' && column !== 'handle')

/** A view of the staged rows with pseudonyms beside the handles. */
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
     SELECT s.id_high, s.id_low, a.account, ${columns.join(', ')} FROM ${table} s JOIN accounts a ON ${on}`,
    'naming accounts',
  )
  return 'staged_posts'
}

interface Fresh {
  /** A table expression of the posts that are new. */
  readonly fresh: string
  readonly added: number
  readonly collisions: number
}

/** Leaves out posts that are there already. Equal ids only point at candidates: all of the content is compared. */
async function withoutDuplicates(
  { duck, paths }: Import,
  manifest: Manifest,
  staged: Staged,
  posts: string,
): Promise<Fresh> {
  const [span] = await duck.rows(
    `SELECT count(DISTINCT id_high) AS ids, epoch_ms(min(time)) AS first, epoch_ms(max(time)) AS last FROM ${staged.table}`,
    'looking for duplicates',
  )
  const [first, last] = [Number(span?.['first']), Number(span?.['last'])]
  let from = posts
  let added = staged.rows
  let collisions = 0
  if (Number(span?.['ids']) < staged.rows) {
    await duck.run(
      `CREATE OR REPLACE TEMP TABLE doubled AS SELECT id_high, id_low FROM ${staged.table} GROUP BY ALL HAVING count(*) > 1;
       CREATE OR REPLACE TEMP TABLE distinct_posts AS
         FROM ${from} p ANTI JOIN doubled d ON p.id_high = d.id_high AND p.id_low = d.id_low
         UNION ALL SELECT DISTINCT * FROM (FROM ${from} p SEMI JOIN doubled d ON p.id_high = d.id_high AND p.id_low = d.id_low)`,
      'leaving out duplicates',
    )
    from = 'distinct_posts'
    const [counted] = await duck.rows(
      `SELECT count(*) AS n, count(DISTINCT (id_high, id_low)) AS ids FROM ${from}`,
      'counting',
    )
    added = Number(counted?.['n'])
    collisions += added - Number(counted?.['ids'])
  }
  const near = manifest.segments.filter((segment) => segment.from <= last && segment.to >= first)
  if (near.length === 0) return { fresh: from, added, collisions }
  const existing = segmentsSql(paths, near, ['account', ...storedColumns])
  const columns = ['account', ...storedColumns].map((column) =>
    staged.has.has(column as PostColumn) || column === 'account'
      ? { name: column, ours: `p.${identifier(column)}` }
      : { name: column, ours: emptyColumn(column as PostColumn) },
  )
  const same = columns
    .filter(({ name }) => name !== 'time_resolution')
    .map(({ name, ours }) => `${ours} IS NOT DISTINCT FROM e.${identifier(name)}`)
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE seen_before AS
       SELECT p.id_high, p.id_low, bool_or(${same.join(' AND ')}) AS same
       FROM ${from} p JOIN ${existing} e ON p.id_high = e.id_high AND p.id_low = e.id_low GROUP BY ALL`,
    'comparing with what is stored',
  )
  const [counted] = await duck.rows(
    'SELECT count(*) FILTER (same) AS same, count(*) FILTER (NOT same) AS other FROM seen_before',
    'counting',
  )
  collisions += Number(counted?.['other'])
  if (Number(counted?.['same']) === 0) return { fresh: from, added, collisions }
  const fresh = `(FROM ${from} p ANTI JOIN (FROM seen_before WHERE same) d ON p.id_high = d.id_high AND p.id_low = d.id_low)`
  const [left] = await duck.rows(`SELECT count(*) AS n FROM ${fresh}`, 'counting')
  return { fresh, added: Number(left?.['n']), collisions }
}

/** Fast rather than small: packing with zstd gave files two thirds the size in a third more time. Dictionaries only for what repeats much. */
const segmentFormat = 'COMPRESSION snappy, DICTIONARY_SIZE_LIMIT 5000, WRITE_BLOOM_FILTER false'

async function writeSegment(
  { duck, paths, spool, effects }: Import,
  manifest: Manifest,
  staged: Staged,
  fresh: string,
  rows: number,
): Promise<{ segment: Segment; vault: string | undefined }> {
  const segmentFile = join(spool, 'segment.parquet')
  await duck.run(
    `COPY (FROM ${fresh}) TO ${literal(segmentFile)} (FORMAT parquet, ${segmentFormat})`,
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
      rows,
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

/** A table expression over segments with the columns asked for and the two halves of the id. */
export function segmentsSql(
  paths: StorePaths,
  segments: readonly Segment[],
  columns: readonly string[],
): string {
  const each = segments.map((segment) => {
    const selected = columns.map((column) =>
      segment.columns.includes(column)
        ? identifier(column)
        : `${emptyColumn(column as PostColumn)} AS ${identifier(column)}`,
    )
    return `SELECT id_high, id_low, ${selected.join(', ')} FROM read_parquet(${literal(join(paths.lake, segment.name))})`
  })
  return `(${each.join(' UNION ALL ')})`
}

/** A table expression `platform, handle, account`, or `undefined` when the vault is empty. */
export function vaultSql(paths: StorePaths, vaults: readonly string[]): string | undefined {
  if (vaults.length === 0) return undefined
  return `read_parquet([${vaults.map((name) => literal(join(paths.vault, name))).join(', ')}])`
}
