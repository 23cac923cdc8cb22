import { mkdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { InputDigest } from '../detect/index.ts'
import {
  type ColumnMap,
  initStore,
  openLake,
  openSource,
  type PostColumn,
  readOnce,
  type SourceRelation,
} from '../lake/index.ts'
import type { Context } from './context.ts'

/** Files, and how to read them. */
export interface FilesRequest {
  readonly files: readonly string[]
  readonly preset?: string | undefined
  readonly map?: ColumnMap | undefined
}

/** Files as posts that SQL can read, with what a finding says of them. */
export interface OpenedPosts {
  readonly source: SourceRelation
  readonly name: Naming['name']
  readonly handles: ReadonlyMap<string, string>
  readonly inputs: readonly InputDigest[]
  readonly places: readonly string[]
}

/** Pseudonyms of a store; whoever was asked for is kept in `handles`. */
export interface Naming {
  name(platform: string, handle: string): string
  readonly handles: Map<string, string>
  /** Folder for temporary files. */
  readonly temp: string
}

export async function naming({ config, effects }: Context): Promise<Naming> {
  await initStore(config.store, effects.randomBytes)
  const { pseudonym } = await openLake(config)
  const handles = new Map<string, string>()
  // Whom thousands mention is asked for thousands of times, and each pseudonym costs an HMAC.
  const known = new Map<string, string>()
  const temp = join(config.store, 'tmp')
  await mkdir(temp, { recursive: true })
  return {
    name(platform, handle) {
      const key = `${platform}\n${handle}`
      const before = known.get(key)
      if (before !== undefined) return before
      const shown = pseudonym(platform, handle)
      known.set(key, shown)
      handles.set(shown, handle)
      return shown
    },
    handles,
    temp,
  }
}

/** Work in which several detectors look at the same files, which are read once. */
export async function readingOnce<Done>(
  context: Context,
  work: (context: Context) => Promise<Done>,
): Promise<Done> {
  const once = readOnce()
  try {
    return await work({ ...context, openSource: once.open })
  } finally {
    await once.close()
  }
}

interface OpenOptions {
  readonly names?: Naming
  /** What will be read, default all; the fewer the leaner. */
  readonly columns?: readonly PostColumn[]
}

/** Opens files as posts for a detector; `source.close()` frees them. */
export async function openPosts(
  { files, preset, map }: FilesRequest,
  context: Context,
  { names, columns }: OpenOptions = {},
): Promise<OpenedPosts> {
  const { config, effects } = context
  const { name, handles, temp } = names ?? (await naming(context))
  const source = await (context.openSource ?? openSource)(files, {
    preset,
    map,
    columns,
    memoryLimit: config.memoryLimit,
    temp,
    stdin: effects.terminal.stdin,
    progress: effects.progress,
    signal: effects.signal,
  })
  return {
    source,
    name,
    handles,
    inputs: source.inputs.map((input) => ({ ...input, name: basename(input.name) })),
    places: files.map((file) => (file === '-' ? '-' : resolve(file))),
  }
}
