import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { csvLine } from '../kernel/csv.ts'
import type { Progress } from '../kernel/effects.ts'
import type { ExerciseConfig } from './config.ts'
import { ExerciseError } from './errors.ts'
import { type ExerciseFormat, linesOf } from './formats.ts'
import type { Truth } from './truth.ts'
import { exerciseWorld } from './world.ts'

export interface ExerciseOutput {
  /** File to write, `.gz` compresses; `-` for `standardOutput`. */
  readonly posts: string
  readonly format: ExerciseFormat
  /** JSON with who did what. */
  readonly truth?: string | undefined
  /** CSV `account,affiliation` of parties and newsrooms. */
  readonly affiliation?: string | undefined
  /** CSV `name,domains,kind` of the outlets that lookalikes may imitate. */
  readonly names?: string | undefined
  /** CSV of the outlet that a foreign state openly runs, as lists of overt outlets are written. */
  readonly outlets?: string | undefined
}

export interface WriteEffects {
  readonly progress: Progress
  readonly signal: AbortSignal
  standardOutput(text: string): void
}

export interface ExerciseReceipt {
  readonly posts: number
  readonly truth: Truth
  readonly affiliated: number
}

const chunkLength = 65_536

/**
 * Makes a world and writes it. Each file appears complete under its name or not at all.
 * @throws ExerciseError `cannot-write`, and what `exerciseWorld` throws; the signal's reason when it fires
 */
export async function writeExercise(
  config: ExerciseConfig,
  output: ExerciseOutput,
  { progress, signal, standardOutput }: WriteEffects,
): Promise<ExerciseReceipt> {
  const objectsOnly = config.objectsOnly ?? output.format === 'coortweet'
  const world = exerciseWorld({ ...config, objectsOnly })
  const header = output.format === 'jsonl' ? 0 : 1
  let lines = 0
  function* chunks(): Generator<string> {
    let chunk = ''
    for (const line of linesOf(world, output.format)) {
      chunk += line
      lines++
      if (chunk.length < chunkLength) continue
      signal.throwIfAborted()
      progress.at(lines - header)
      yield chunk
      chunk = ''
    }
    yield chunk
  }
  progress.start('exercise', config.posts, 'posts')
  try {
    if (output.posts === '-') {
      for (const chunk of chunks()) {
        standardOutput(chunk)
        await new Promise<void>((resume) => setImmediate(resume))
      }
    } else await writeFile(output.posts, chunks(), signal)
  } finally {
    progress.done()
  }
  const truth = world.truth()
  if (output.truth !== undefined) {
    await writeFile(output.truth, [`${JSON.stringify(truth, null, 2)}\n`], signal)
  }
  if (output.affiliation !== undefined) {
    const rows = world.affiliations.map(({ account, affiliation }) => csvLine([account, affiliation]))
    await writeFile(output.affiliation, ['account,affiliation\n', ...rows], signal)
  }
  if (output.names !== undefined) {
    const rows = world.outlets.map(({ name, domain }) => csvLine([name, domain, 'outlet']))
    await writeFile(output.names, ['name,domains,kind\n', ...rows], signal)
  }
  if (output.outlets !== undefined) {
    const since = new Date(world.start * 1000).toISOString().slice(0, 10)
    const rows = world.outlets
      .filter(({ overt }) => overt)
      .map(({ name, domain }) =>
        csvLine([name, 'controlled', domain, '', 'the exercise says so', since, 'A1']),
      )
    await writeFile(output.outlets, ['name,class,domains,accounts,evidence,since,grade\n', ...rows], signal)
  }
  return { posts: lines - header, truth, affiliated: world.affiliations.length }
}

/** Writes beside the target, syncs, renames. */
async function writeFile(path: string, chunks: Iterable<string>, signal: AbortSignal): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`)
  try {
    const handle = await open(temporary, 'wx')
    try {
      const source = Readable.from(chunks)
      const store = async (blocks: AsyncIterable<string | Uint8Array>) => {
        for await (const block of blocks) await handle.writeFile(block)
      }
      if (path.endsWith('.gz')) await pipeline(source, createGzip(), store, { signal })
      else await pipeline(source, store, { signal })
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    signal.throwIfAborted()
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error
    throw new ExerciseError('cannot-write', `cannot write ${path}: ${plain(String(error.code))}`, {
      hint: 'name a folder that exists, that you may write to and that has room',
      cause: error,
    })
  }
}

function plain(code: string): string {
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'its folder does not exist',
    EACCES: 'not permitted',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    EISDIR: 'it is a folder',
    ENOTDIR: 'its folder is a file',
  }
  return words[code] ?? code
}
