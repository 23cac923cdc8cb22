import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openDuck } from './duck.ts'
import { LakeError } from './errors.ts'
import { type ImportEffects, type ImportOptions, type ImportReceipt, importFiles } from './import.ts'
import type { Manifest } from './manifest.ts'
import { idNumber, idText, type PostColumn, postColumns } from './normalise.ts'
import { pseudonymiser } from './pseudonym.ts'
import type { PostsRelation } from './relation.ts'
import { type StoredColumn, segmentsSql, storedColumns, vaultSql } from './segments.ts'
import { identifier, literal } from './sql.ts'
import {
  lockStore,
  readKey,
  readManifest,
  type StorePaths,
  storePaths,
  sweep,
  temporaryFolder,
} from './store.ts'
import { hashFile } from './survey.ts'

export interface LakeConfig {
  /** Folder of the store. */
  readonly store: string
  /** Megabytes that the engine may hold before it spills to disk. */
  readonly memoryLimit: number
}

export interface PostsOptions {
  readonly columns?: readonly PostColumn[] | undefined
  readonly signal?: AbortSignal | undefined
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
  /**
   * All committed posts; column `account` is the pseudonym.
   * @param options what will be read, default all. Ids are computed with the handles, so that only who asks for them
   * has the vault read.
   */
  posts(options?: PostsOptions): Promise<PostsRelation>
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

    async posts({ columns: asked = postColumns, signal } = {}) {
      const manifest = await present()
      const withId = asked.includes('id')
      const columns = storedColumns.filter((column) => asked.includes(column))
      const temp = await temporaryFolder(paths.temp)
      const duck = await openDuck(temp, memoryLimit, signal)
      const close = async () => {
        duck.close()
        await rm(temp, { recursive: true, force: true })
      }
      try {
        await duck.run(
          `CREATE TEMP VIEW posts AS ${postsSql(paths, manifest, columns, withId)}`,
          'opening the posts',
        )
      } catch (error) {
        await close()
        throw error
      }
      return {
        connection: duck.connection,
        folder: temp,
        from: 'posts',
        columns: withId ? ['id', ...columns] : columns,
        accountColumn: 'account',
        inputs: manifest.segments.map(({ name, sha256, rows, rejected, preset }) => ({
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

/** A query of the posts of segments; the vault is read only where an id is asked for. */
function postsSql(
  paths: StorePaths,
  { segments, vaults }: Manifest,
  columns: readonly StoredColumn[],
  withId: boolean,
): string {
  const names = ['account', ...columns].map((column) => `p.${identifier(column)}`).join(', ')
  if (!withId) return `SELECT ${names} FROM ${segmentsSql(paths, segments, columns)} p`
  const handles = vaultSql(paths, vaults) ?? '(SELECT NULL AS account, NULL AS handle WHERE false)'
  const id = idText(idNumber(new Set<PostColumn>([...storedColumns, 'handle'])))
  return `SELECT ${id} AS id, ${names}
    FROM (SELECT s.*, coalesce(v.handle, s.account) AS handle FROM ${segmentsSql(paths, segments, storedColumns)} s
      LEFT JOIN (SELECT account, min(handle) AS handle FROM ${handles} GROUP BY account) v ON v.account = s.account) p`
}
