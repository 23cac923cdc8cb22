import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openDuck } from './duck.ts'
import { LakeError } from './errors.ts'
import {
  type ImportEffects,
  type ImportOptions,
  type ImportReceipt,
  importFiles,
  segmentsSql,
  vaultSql,
} from './import.ts'
import { emptyColumn, idText, postColumns } from './normalise.ts'
import { pseudonymiser } from './pseudonym.ts'
import type { PostsRelation } from './relation.ts'
import { identifier, literal } from './sql.ts'
import { lockStore, readKey, readManifest, storePaths, sweep, temporaryFolder } from './store.ts'
import { hashFile } from './survey.ts'

export interface LakeConfig {
  /** Folder of the store. */
  readonly store: string
  /** Megabytes that the engine may hold before it spills to disk. */
  readonly memoryLimit: number
}

export interface Lake {
  /**
   * Imports files (`-` is standard input), a receipt for each as it is committed.
   * @throws LakeError; files whose receipt came before are kept
   */
  import(
    names: readonly string[],
    options: ImportOptions,
    effects: ImportEffects,
  ): AsyncGenerator<ImportReceipt>
  /** All committed posts; column `account` is the pseudonym. */
  posts(signal?: AbortSignal): Promise<PostsRelation>
  /** Reads the vault. @returns platform and handle for each pseudonym that is known */
  handlesOf(
    accounts: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly platform: string; readonly handle: string }>>
  /** Reads the vault. @returns those of some words that are handles of accounts it knows, whatever their case */
  handlesAmong(words: readonly string[]): Promise<readonly string[]>
  /** The pseudonym that this instance gives an account. */
  pseudonym(platform: string, handle: string): string
  /** Compares every segment with its hash in the manifest. @throws LakeError `store-damaged` */
  verify(): Promise<{ readonly segments: number; readonly rows: number }>
}

/** Opens a store made by `initStore`; leftovers of a killed import are swept. @throws LakeError `no-store`, `store-damaged` */
export async function openLake({ store, memoryLimit }: LakeConfig): Promise<Lake> {
  const paths = storePaths(store)
  const key = await readKey(store)
  const unlock = await lockStore(paths).catch((error: unknown) => {
    if (error instanceof LakeError && error.code === 'store-busy') return undefined
    throw error
  })
  if (unlock !== undefined) await sweep(paths).finally(unlock)
  await readManifest(paths)

  const present = async () => {
    const manifest = await readManifest(paths)
    for (const { name, bytes } of manifest.segments) {
      const found = await stat(join(paths.lake, name)).catch(() => undefined)
      if (found?.size !== bytes) {
        throw new LakeError('store-damaged', `segment ${name} is missing or changed`, {
          hint: 'restore it from a backup, or import the file again into a new store',
        })
      }
    }
    return manifest
  }

  return {
    import: (names, options, effects) => importFiles(store, paths, memoryLimit, names, options, effects),

    async posts(signal) {
      const { segments } = await present()
      const temp = await temporaryFolder(paths.temp)
      const duck = await openDuck(temp, memoryLimit, signal)
      const close = async () => {
        duck.close()
        await rm(temp, { recursive: true, force: true })
      }
      const columns = postColumns.filter((column) => column !== 'id' && column !== 'handle')
      const id = idText('(CAST(id_high AS UHUGEINT) << 64) + id_low')
      const names = ['account', ...columns]
      const source =
        segments.length === 0
          ? `(SELECT 0::UBIGINT AS id_high, 0::UBIGINT AS id_low, NULL::VARCHAR AS account, ${columns
              .map(
                (column) =>
                  `${column === 'time' ? 'NULL::TIMESTAMP' : emptyColumn(column)} AS ${identifier(column)}`,
              )
              .join(', ')} WHERE false)`
          : segmentsSql(paths, segments, names)
      try {
        await duck.run(
          `CREATE TEMP VIEW posts AS SELECT ${id} AS id, ${names.map(identifier).join(', ')} FROM ${source}`,
          'opening the posts',
        )
      } catch (error) {
        await close()
        throw error
      }
      return {
        connection: duck.connection,
        from: 'posts',
        columns: postColumns.filter((column) => column !== 'handle'),
        accountColumn: 'account',
        inputs: segments.map(({ name, sha256, rows, rejected, preset }) => ({
          source: 'segment',
          name,
          sha256,
          rows,
          rejected,
          preset,
        })),
        close,
      }
    },

    async handlesOf(accounts) {
      const vault = vaultSql(paths, (await readManifest(paths)).vaults)
      if (vault === undefined || accounts.length === 0) return new Map()
      const temp = await temporaryFolder(paths.temp)
      const duck = await openDuck(temp, memoryLimit)
      try {
        const list = accounts.map(literal).join(', ')
        const rows = await duck.rows(
          `SELECT DISTINCT platform, handle, account FROM ${vault} WHERE account IN (${list})`,
          'reading the vault',
        )
        return new Map(
          rows.map((row) => [
            String(row['account']),
            { platform: String(row['platform']), handle: String(row['handle']) },
          ]),
        )
      } finally {
        duck.close()
        await rm(temp, { recursive: true, force: true })
      }
    },

    async handlesAmong(words) {
      const vault = vaultSql(paths, (await readManifest(paths)).vaults)
      if (vault === undefined || words.length === 0) return []
      const temp = await temporaryFolder(paths.temp)
      const duck = await openDuck(temp, memoryLimit)
      try {
        const list = words.map((word) => literal(word.toLowerCase())).join(', ')
        const rows = await duck.rows(
          `SELECT DISTINCT lower(ltrim(handle, '@')) AS handle FROM ${vault} WHERE lower(ltrim(handle, '@')) IN (${list})`,
          'reading the vault',
        )
        const known = new Set(rows.map(({ handle }) => String(handle)))
        return words.filter((word) => known.has(word.toLowerCase()))
      } finally {
        duck.close()
        await rm(temp, { recursive: true, force: true })
      }
    },

    pseudonym: pseudonymiser(key),

    async verify() {
      const { segments } = await present()
      for (const { name, sha256 } of segments) {
        if ((await hashFile(join(paths.lake, name))) !== sha256) {
          throw new LakeError('store-damaged', `segment ${name} is not what was written`, {
            hint: 'restore it from a backup',
          })
        }
      }
      return { segments: segments.length, rows: segments.reduce((sum, { rows }) => sum + rows, 0) }
    },
  }
}
