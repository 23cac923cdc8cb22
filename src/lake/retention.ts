import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openDuck } from './duck.ts'
import type { LakeConfig } from './lake.ts'
import type { Segment } from './manifest.ts'
import { segmentsSql, vaultSql } from './segments.ts'
import { literal } from './sql.ts'
import {
  lockStore,
  readManifest,
  type StorePaths,
  settle,
  storePaths,
  sweep,
  temporaryFolder,
  writeManifest,
} from './store.ts'
import { hashFile } from './survey.ts'

/** What a deletion of raw posts took away. */
export interface Forgotten {
  readonly segments: number
  readonly posts: number
  /** Names in the vault of accounts of which no post is left. */
  readonly handles: number
}

/** Milliseconds to wait for an import that is writing. */
const patience = 60_000

/**
 * Deletes every segment that was written before a moment, and from the vault the names of accounts that no segment
 * has any more. A kill leaves the old state or the new one. The same file can be imported again afterwards.
 * @param before milliseconds since 1970
 */
export async function forgetBefore({ store, memoryLimit }: LakeConfig, before: number): Promise<Forgotten> {
  const paths = storePaths(store)
  const unlock = await lockStore(paths, patience)
  try {
    const manifest = await readManifest(paths)
    const kept: Segment[] = []
    const gone: Segment[] = []
    for (const segment of manifest.segments) {
      const { mtimeMs } = await stat(join(paths.lake, segment.name))
      ;(mtimeMs < before ? gone : kept).push(segment)
    }
    if (gone.length === 0) return { segments: 0, posts: 0, handles: 0 }
    const vault = await remainingVault(paths, memoryLimit, kept, manifest.vaults)
    // Without the list of imports: what was forgotten is not known any more.
    await writeManifest(paths, { ...manifest, segments: kept, vaults: vault.files, imports: [] })
    await sweep(paths)
    return {
      segments: gone.length,
      posts: gone.reduce((sum, { rows }) => sum + rows, 0),
      handles: vault.dropped,
    }
  } finally {
    await unlock()
  }
}

/** Writes the vault anew with the accounts of these segments. */
async function remainingVault(
  paths: StorePaths,
  memoryLimit: number,
  segments: readonly Segment[],
  vaults: readonly string[],
): Promise<{ files: string[]; dropped: number }> {
  const known = vaultSql(paths, vaults)
  if (known === undefined) return { files: [], dropped: 0 }
  const temp = await temporaryFolder(paths.temp)
  const duck = await openDuck(temp, memoryLimit)
  try {
    const posts = segments.length === 0 ? undefined : segmentsSql(paths, segments, [])
    const left = `SELECT * FROM ${known} v ${posts === undefined ? 'WHERE false' : `SEMI JOIN ${posts} p ON p.account = v.account`}`
    const [counted] = await duck.rows(
      `SELECT (SELECT count(*) FROM ${known}) AS had, (SELECT count(*) FROM (${left})) AS has`,
      'counting accounts',
    )
    const { had, has } = { had: Number(counted?.had), has: Number(counted?.has) }
    if (had === has) return { files: [...vaults], dropped: 0 }
    if (has === 0) return { files: [], dropped: had }
    const fresh = join(temp, 'vault.parquet')
    await duck.run(`COPY (${left}) TO ${literal(fresh)} (FORMAT parquet)`, 'writing the vault')
    // Named by its content, so never like one of the old files, which stay until the manifest has changed.
    const name = `${(await hashFile(fresh)).slice(0, 32)}-left.parquet`
    await settle(fresh, paths.vault, name)
    return { files: [name], dropped: had - has }
  } finally {
    duck.close()
    await rm(temp, { recursive: true, force: true })
  }
}
