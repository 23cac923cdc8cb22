import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { initStore, openLake } from '../lake/index.ts'
import { readAffiliations } from './affiliations.ts'
import type { Context } from './context.ts'
import { scanDefaults } from './coordination-look.ts'
import { noLists } from './look.ts'
import { type Beside, lookBeside } from './look-beside.ts'
import { readingOnce } from './open-posts.ts'
import { scan } from './scan.ts'

/** Files on this disk, each with what its sender calls it; they lie in one folder of their own. */
export interface ReceivedFiles {
  readonly posts: readonly { readonly path: string; readonly name: string }[]
  /** CSV of `account,affiliation`, or `null` when none was sent. */
  readonly affiliations: string | null
}

/** What an import with a scan leaves behind. */
export interface ImportedAndScanned {
  readonly finding: string
  /** What the other detectors said of the same posts. */
  readonly beside: readonly Beside[]
  readonly rows: number
  readonly added: number
  readonly duplicates: number
  readonly rejected: number
  /** Most frequent first, file by file. */
  readonly reasons: readonly { readonly reason: string; readonly rows: number; readonly firstLine: number }[]
}

/**
 * Puts received files into the lake and scans them with the standard settings. The files stay in their folder when
 * that goes well, since a replay reads them again, and are removed when it does not.
 */
export async function importAndScan(files: ReceivedFiles, context: Context): Promise<ImportedAndScanned> {
  const paths = files.posts.map((file) => file.path)
  try {
    const affiliations =
      files.affiliations === null ? new Map<string, string>() : await readAffiliations(files.affiliations)
    await initStore(context.config.store, context.effects.randomBytes)
    const lake = await openLake(context.config)
    const receipts = await Array.fromAsync(lake.import(paths, {}, context.effects))
    const { finding, beside } = await readingOnce(context, async (once) => {
      const { finding } = await scan({ ...scanDefaults, files: paths, affiliations }, once)
      return { finding, beside: await lookBeside({ files: paths }, noLists, finding, once) }
    })
    const sum = (of: (receipt: (typeof receipts)[number]) => number) =>
      receipts.reduce((total, receipt) => total + of(receipt), 0)
    return {
      finding: finding.id,
      beside,
      rows: sum((receipt) => receipt.rows + receipt.rejected),
      added: sum((receipt) => receipt.added),
      duplicates: sum((receipt) => receipt.duplicates),
      rejected: sum((receipt) => receipt.rejected),
      reasons: receipts.flatMap((receipt) => receipt.reasons),
    }
  } catch (error) {
    const folders = new Set(paths.map((path) => dirname(path)))
    await Promise.all([...folders].map((folder) => rm(folder, { recursive: true, force: true })))
    throw error
  }
}
