import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { type Observations, observeColumns, observePosts } from '../detect/coordination/index.ts'
import type { InputDigest } from '../detect/index.ts'
import { idsOfActions, type Rejects, readActionColumns } from '../lake/index.ts'
import type { Context } from './context.ts'
import { type FilesRequest, naming, openPosts } from './open-posts.ts'

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
  context: Context,
  withContent: boolean,
): Promise<Opened> {
  const { effects } = context
  const { files, preset, map } = request
  const names = await naming(context)
  const { name, handles, temp } = names
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
  const { source, inputs, places } = await openPosts(request, context, { names })
  try {
    const observed = await observePosts(source, name, effects.progress, effects.signal)
    return { observed, inputs, places, rejects: source.rejects, handles, close: () => source.close() }
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
