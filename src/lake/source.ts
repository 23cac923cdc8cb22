import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Progress } from '../kernel/effects.ts'
import { type Duck, openDuck } from './duck.ts'
import { takeIn } from './intake.ts'
import type { ColumnMap } from './map.ts'
import { emptyColumn, idNumber, idText, type PostColumn, postColumns } from './normalise.ts'
import type { Rejects } from './rejects.ts'
import type { PostsRelation } from './relation.ts'
import { identifier } from './sql.ts'
import { type Staged, stageFile, wantedColumns } from './stage.ts'
import { temporaryFolder } from './store.ts'

export interface SourceOptions {
  readonly preset?: string | undefined
  readonly map?: ColumnMap | undefined
  /** What will be read, default all; the fewer the leaner. Account and time are always there. */
  readonly columns?: readonly PostColumn[] | undefined
  /** Megabytes the engine may hold before it spills to disk. */
  readonly memoryLimit: number
  /** Folder for temporary files, default the system's. */
  readonly temp?: string | undefined
  /** Bytes of one file after decompression. */
  readonly byteLimit?: number | undefined
  readonly stdin?: NodeJS.ReadableStream | undefined
  readonly progress?: Progress | undefined
  readonly signal?: AbortSignal | undefined
}

export interface SourceRelation extends PostsRelation {
  /** One for each file, in the order they were named. */
  readonly rejects: readonly Rejects[]
}

/** Opens files as posts, without importing them. */
export type OpenSource = (names: readonly string[], options: SourceOptions) => Promise<SourceRelation>

/**
 * Accounts are in column `handle`, as the files name them. Rows keep no particular order.
 * @param names files, `-` for standard input
 * @throws LakeError for a file that cannot be read or recognised, or of which no row is usable
 */
export const openSource: OpenSource = async (names, options) => {
  const files = await stageFiles(names, options)
  try {
    const wanted = wantedColumns(options.columns)
    if (options.columns === undefined || options.columns.includes('id')) wanted.add('id')
    const columns = postColumns.filter((column) => wanted.has(column))
    await files.duck.run(`CREATE TEMP VIEW posts AS ${postsOf(files, columns)}`, 'opening the posts')
    const { duck, folder, close } = files
    return { ...sourceOf(files, columns), connection: duck.connection, folder, close }
  } catch (error) {
    await files.close()
    throw error
  }
}

/** Files that lie in tables of an engine of their own. */
export interface StagedFiles {
  readonly duck: Duck
  /** Temporary; goes when the files are closed. */
  readonly folder: string
  readonly staged: readonly Staged[]
  close(): Promise<void>
}

export async function stageFiles(names: readonly string[], options: SourceOptions): Promise<StagedFiles> {
  const folder = await temporaryFolder(options.temp ?? tmpdir())
  const discard = () => rm(folder, { recursive: true, force: true })
  try {
    const duck = await openDuck(join(folder, 'spill'), options.memoryLimit, options.signal)
    try {
      const staged: Staged[] = []
      for (const [index, name] of names.entries()) {
        const intake = await takeIn(name, index, { ...options, spool: folder })
        staged.push(await stageFile(Promise.resolve(duck), intake, index, { ...options, spool: folder }))
      }
      return {
        duck,
        folder,
        staged,
        async close() {
          duck.close()
          await discard()
        },
      }
    } catch (error) {
      duck.close()
      throw error
    }
  } catch (error) {
    await discard()
    throw error
  }
}

/** A query of the posts of staged files. */
export function postsOf({ staged }: StagedFiles, columns: readonly PostColumn[]): string {
  const tables = staged.map(({ table, has }) => {
    const each = columns.map((column) => {
      const sql =
        column === 'id' ? idText(idNumber(has)) : has.has(column) ? identifier(column) : emptyColumn(column)
      return `${sql} AS ${identifier(column)}`
    })
    return `SELECT ${each.join(', ')} FROM ${table}`
  })
  return tables.join(' UNION ALL ')
}

/** What is known of the posts of staged files, whoever reads them from the view `posts`. */
export function sourceOf({ staged }: StagedFiles, columns: readonly PostColumn[]) {
  return {
    from: 'posts',
    columns,
    accountColumn: 'handle',
    inputs: staged.map(({ name, sha256, rows, rejected, preset }) => ({
      source: 'file' as const,
      name,
      sha256,
      rows,
      rejected,
      preset,
    })),
    rejects: staged.map(({ rejects }) => rejects),
  } as const
}
