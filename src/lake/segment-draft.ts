import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Duck } from './duck.ts'
import type { Fresh } from './duplicates.ts'
import type { Segment } from './manifest.ts'
import { emptyColumn } from './normalise.ts'
import { pseudonymSql } from './pseudonym-sql.ts'
import { storedColumns } from './segments.ts'
import { identifier, literal } from './sql.ts'
import type { Staged } from './stage.ts'
import { type StorePaths, settle, syncMeanwhile } from './store.ts'
import { hashFile } from './survey.ts'

/** Makes a view of the staged rows under pseudonyms, each with the number of its row in `place`. @returns its name */
export async function underPseudonyms(duck: Duck, key: Uint8Array, { table, has }: Staged): Promise<string> {
  const platform = has.has('platform') ? 'platform' : emptyColumn('platform')
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE accounts AS ${pseudonymSql(key, `(SELECT DISTINCT ${platform} AS platform, handle FROM ${table})`)}`,
    'naming accounts',
  )
  const columns = storedColumns.filter((column) => has.has(column)).map((column) => `s.${identifier(column)}`)
  const several = has.has('platform') && (await severalPlatforms(duck))
  const on = several ? 'a.platform = s.platform AND a.handle = s.handle' : 'a.handle = s.handle'
  await duck.run(
    `CREATE OR REPLACE TEMP VIEW staged_posts AS
     SELECT s.rowid AS place, a.account, ${columns.join(', ')} FROM ${table} s JOIN accounts a ON ${on}`,
    'naming accounts',
  )
  return 'staged_posts'
}

async function severalPlatforms(duck: Duck): Promise<boolean> {
  const [row] = await duck.rows(
    'SELECT min(platform) < max(platform) AS several FROM accounts',
    'naming accounts',
  )
  return row?.['several'] === true
}

/** A segment and its part of the vault, written under temporary names. */
export interface SegmentDraft {
  readonly file: string
  /** Absent where every account is known. */
  readonly vaultFile: string | undefined
  /** All but what the finished file tells. */
  readonly segment: Omit<Segment, 'name' | 'sha256' | 'bytes'>
  /** The file's hash, once the disk holds all of it. */
  readonly sha256: Promise<string>
}

/** Fast rather than small: packing with zstd gave files two thirds the size in a third more time. Dictionaries only for words of a few, such as languages: a tenth of the time, and no larger. */
export const segmentFormat =
  'PARQUET_VERSION v2, COMPRESSION snappy, DICTIONARY_SIZE_LIMIT 64, WRITE_BLOOM_FILTER false'

/** @param vault a table expression of the accounts that are known, if there are any */
export async function draftSegment(
  duck: Duck,
  spool: string,
  staged: Staged,
  fresh: Fresh,
  vault: string | undefined,
): Promise<SegmentDraft> {
  const file = join(spool, 'segment.parquet')
  const writing = duck.run(
    `COPY ${fresh.from} TO ${literal(file)} (FORMAT parquet, ${segmentFormat})`,
    'writing the segment',
  )
  const synced = syncMeanwhile(file, writing)
  synced.catch(() => {})
  await writing
  // The disk and the hash have their time while the vault is written and the engine gives its memory back.
  const sha256 = Promise.all([hashFile(file), synced]).then(([hash]) => hash)
  sha256.catch(() => {})
  const vaultFile = join(spool, 'vault.parquet')
  const newAccounts = await writeVault(duck, vault, vaultFile)
  const [span] = await duck.rows(
    `SELECT epoch_ms(min(time)) AS first, epoch_ms(max(time)) AS last FROM read_parquet(${literal(file)})`,
    'reading back',
  )
  return {
    file,
    vaultFile: newAccounts ? vaultFile : undefined,
    segment: {
      rows: fresh.rows,
      from: Number(span?.['first']),
      to: Number(span?.['last']),
      columns: ['account', ...storedColumns.filter((column) => staged.has.has(column))],
      rejected: staged.rejected,
      preset: staged.preset,
    },
    sha256,
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

/**
 * Moves a draft to where segments and vault lie; it exists once the manifest lists it.
 * @param number how many segments there are
 * @param stopIfAsked throws when the work was cancelled
 */
export async function settleSegment(
  paths: StorePaths,
  { file, vaultFile, segment, sha256: hashed }: SegmentDraft,
  number: number,
  stopIfAsked: () => void,
): Promise<{ segment: Segment; vault: string | undefined }> {
  const sha256 = await hashed
  stopIfAsked()
  const { size } = await stat(file)
  const name = `${sha256.slice(0, 32)}-${number}.parquet`
  if (vaultFile !== undefined) await settle(vaultFile, paths.vault, name)
  await settle(file, paths.lake, name)
  return {
    segment: { name, sha256, bytes: size, ...segment },
    vault: vaultFile === undefined ? undefined : name,
  }
}
