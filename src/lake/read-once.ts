import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openDuck } from './duck.ts'
import { idNumber, idText, postColumns } from './normalise.ts'
import { segmentFormat } from './segment-draft.ts'
import {
  type OpenSource,
  postsOf,
  type SourceOptions,
  type SourceRelation,
  type StagedFiles,
  sourceOf,
  stageFiles,
} from './source.ts'
import { literal } from './sql.ts'
import { temporaryFolder } from './store.ts'

/** Opens files of which each is read and normalised once, however often it is opened. */
export interface ReadOnce {
  readonly open: OpenSource
  /** Removes what was read. */
  close(): Promise<void>
}

/** For work in which several look at the same files, one after the other. */
export function readOnce(): ReadOnce {
  const read = new Map<string, Promise<ReadFiles>>()
  return {
    async open(names, options) {
      const key = JSON.stringify([names, options.preset, options.map])
      const files = read.get(key) ?? readFiles(names, options)
      read.set(key, files)
      return posts(await files, options)
    },
    async close() {
      for (const files of await Promise.allSettled(read.values())) {
        if (files.status === 'fulfilled') await files.value.files.close()
      }
    },
  }
}

interface ReadFiles {
  readonly files: StagedFiles
  /** Parquet, so that between two looks the posts take no memory. */
  readonly path: string
}

const columns = postColumns.filter((column) => column !== 'id')

async function readFiles(names: readonly string[], options: SourceOptions): Promise<ReadFiles> {
  const files = await stageFiles(names, { ...options, columns: undefined })
  try {
    const { duck, folder, staged } = files
    const path = join(folder, 'posts.parquet')
    await duck.run(
      `COPY (${postsOf(files, columns)}) TO ${literal(path)} (FORMAT parquet, ${segmentFormat})`,
      'keeping what was read',
    )
    for (const { table } of staged) await duck.run(`DROP TABLE ${table}`, 'keeping what was read')
    return { files, path }
  } catch (error) {
    await files.close()
    throw error
  }
}

async function posts({ files, path }: ReadFiles, options: SourceOptions): Promise<SourceRelation> {
  const folder = await temporaryFolder(files.folder)
  const duck = await openDuck(folder, options.memoryLimit, options.signal)
  const close = async () => {
    duck.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const id = idText(idNumber(new Set(columns)))
    await duck.run(
      `CREATE TEMP VIEW posts AS SELECT ${id} AS id, * FROM read_parquet(${literal(path)})`,
      'opening the posts',
    )
    return { ...sourceOf(files, postColumns), connection: duck.connection, folder, close }
  } catch (error) {
    await close()
    throw error
  }
}
