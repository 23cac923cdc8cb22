import { mkdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { InputDigest } from '../detect/index.ts'
import {
  type ColumnMap,
  initStore,
  openLake,
  openSource,
  type PostColumn,
  type PostsRelation,
  type RejectReason,
} from '../lake/index.ts'
import type { Context } from './context.ts'

export interface PostFiles {
  readonly preset?: string | undefined
  readonly map?: ColumnMap | undefined
}

/** What a detector of posts read, for the body of its finding and for the reader. */
export interface PostsRead<Result> {
  readonly result: Result
  readonly inputs: readonly InputDigest[]
  readonly places: readonly string[]
  readonly rejected: readonly RejectReason[]
  /** Handle by pseudonym, for the accounts that the result names. */
  readonly handles: ReadonlyMap<string, string>
}

/**
 * Opens files of posts, has them read, and closes them again.
 * @param read is given how an account is shown; whom it names so has the handle kept for the reader
 */
export async function withPosts<Result>(
  files: readonly string[],
  { preset, map }: PostFiles,
  columns: readonly PostColumn[],
  { config, effects }: Context,
  read: (posts: PostsRelation, pseudonym: (platform: string, handle: string) => string) => Promise<Result>,
): Promise<PostsRead<Result>> {
  await initStore(config.store, effects.randomBytes)
  const { pseudonym } = await openLake(config)
  const temp = join(config.store, 'tmp')
  await mkdir(temp, { recursive: true })
  const source = await openSource(files, {
    preset,
    map,
    columns,
    memoryLimit: config.memoryLimit,
    temp,
    stdin: effects.terminal.stdin,
    progress: effects.progress,
    signal: effects.signal,
  })
  try {
    const handles = new Map<string, string>()
    const result = await read(source, (platform, handle) => {
      const shown = pseudonym(platform, handle)
      handles.set(shown, handle)
      return shown
    })
    return {
      result,
      inputs: source.inputs.map((input) => ({ ...input, name: basename(input.name) })),
      places: files.map((file) => (file === '-' ? '-' : resolve(file))),
      rejected: (await Promise.all(source.rejects.map((file) => file.reasons()))).flat(),
      handles,
    }
  } finally {
    await source.close()
  }
}
