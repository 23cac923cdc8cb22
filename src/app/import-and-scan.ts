import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Context } from './context.ts'
import { scan, scanDefaults } from './scan.ts'

/** A file on this disk and what its sender calls it. */
export interface ReceivedFile {
  readonly path: string
  readonly name: string
}

/** What an import with a scan leaves behind. */
export interface ImportedAndScanned {
  readonly finding: string
  readonly rows: number
  readonly rejected: number
  /** Most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly rows: number; readonly firstLine: number }[]
}

/**
 * Scans received files with the standard settings. They stay in their folder when that goes well, since a replay
 * reads them again, and are removed when it does not.
 */
export async function importAndScan(
  files: readonly ReceivedFile[],
  context: Context,
): Promise<ImportedAndScanned> {
  try {
    const { finding } = await scan(
      { ...scanDefaults, files: files.map((file) => file.path), affiliations: new Map() },
      context,
    )
    const { inputs } = finding.body
    return {
      finding: finding.id,
      rows: inputs.reduce((sum, input) => sum + input.rows, 0),
      rejected: inputs.reduce((sum, input) => sum + input.rejected, 0),
      reasons: [],
    }
  } catch (error) {
    await Promise.all(files.map(({ path }) => rm(dirname(path), { recursive: true, force: true })))
    throw error
  }
}
