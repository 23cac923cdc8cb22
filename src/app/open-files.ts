import { mkdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { type Observations, observeColumns, observePosts } from '../detect/coordination/index.ts'
import type { InputDigest } from '../detect/index.ts'
import {
  type ColumnMap,
  idsOfActions,
  initStore,
  openLake,
  openSource,
  type Rejects,
  readActionColumns,
} from '../lake/index.ts'
import type { Context } from './context.ts'

/** Files, and how to read them. */
export interface FilesRequest {
  readonly files: readonly string[]
  readonly preset?: string | undefined
  readonly map?: ColumnMap | undefined
}

/** A file or several as observations, with what a finding says of them. */
export interface Opened {
  readonly observed: Observations
  readonly inputs: readonly InputDigest[]
  readonly places: readonly string[]
  readonly rejects: readonly Rejects[]
  readonly handles: Map<string, string>
  close(): Promise<void>
}

/** Opens files as observations: straight from their bytes where they are simple enough, else through the engine. */
export async function openFiles(
  request: FilesRequest,
  { config, effects }: Context,
  withContent: boolean,
): Promise<Opened> {
  const { files, preset, map } = request
  await initStore(config.store, effects.randomBytes)
  const { pseudonym } = await openLake(config)
  const handles = new Map<string, string>()
  const name = (platform: string, handle: string) => {
    const shown = pseudonym(platform, handle)
    handles.set(shown, handle)
    return shown
  }
  const temp = join(config.store, 'tmp')
  await mkdir(temp, { recursive: true })
  const [only] = files
  if (
    files.length === 1 &&
    only !== undefined &&
    only !== '-' &&
    map === undefined &&
    (preset ?? 'coortweet') === 'coortweet'
  ) {
    const columns = await quickly(only, withContent, effects.progress)
    if (columns !== undefined) {
      return {
        observed: observeColumns(columns, name, (rows) => idsOfActions(only, columns, rows, temp)),
        inputs: [
          {
            source: 'file',
            name: basename(only),
            sha256: columns.sha256,
            rows: columns.rows,
            rejected: 0,
            preset: 'coortweet',
          },
        ],
        places: [resolve(only)],
        rejects: [],
        handles,
        close: async () => {},
      }
    }
  }
  const source = await openSource(files, {
    preset,
    map,
    memoryLimit: config.memoryLimit,
    temp,
    stdin: effects.terminal.stdin,
    progress: effects.progress,
    signal: effects.signal,
  })
  try {
    const observed = await observePosts(source, name, effects.progress, effects.signal)
    return {
      observed,
      inputs: source.inputs.map((input) => ({ ...input, name: basename(input.name) })),
      places: files.map((file) => (file === '-' ? '-' : resolve(file))),
      rejects: source.rejects,
      handles,
      close: () => source.close(),
    }
  } catch (error) {
    await source.close()
    throw error
  }
}

async function quickly(file: string, withContent: boolean, progress: Context['effects']['progress']) {
  const bytes = await stat(file).then(
    ({ size }) => size,
    () => 0,
  )
  if (bytes === 0) return undefined
  progress.start(`reading ${basename(file)}`, bytes, 'bytes')
  const columns = readActionColumns(file, withContent, (read) => progress.at(read))
  progress.done()
  return columns
}
