import { createWriteStream } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Finding, makeFinding, withoutHandles } from '../detect/index.ts'
import { type ColumnMap, hashFile, type PostsRelation, presets, readColumns } from '../lake/index.ts'
import type { Context } from './context.ts'
import { AppError } from './errors.ts'
import { findingStore } from './findings.ts'
import { find } from './look.ts'
import { openPosts } from './open-posts.ts'
import { locateInputs, type Replay, recompute, wayOf } from './replay.ts'

const postsFile = 'posts.jsonl'
const findingFile = 'finding.json'

/** What was written for somebody else to compute again. */
export interface Dossier {
  /** Of the finding that was asked for. */
  readonly of: string
  /** Of the same look at the posts under pseudonyms: this is what the other machine computes. */
  readonly finding: string
  readonly hash: string
  readonly posts: number
}

/**
 * A folder from which a finding can be computed again on a machine that has neither the store nor its key: the posts
 * with pseudonyms instead of handles, the finding over them, digests, and how to check it.
 * @throws AppError `finding-missing`, `input-missing`, `detector-unknown`, `dossier-impossible`
 */
export async function makeDossier(
  id: string,
  folder: string,
  given: readonly string[],
  context: Context,
): Promise<Dossier> {
  const original: Finding<unknown, unknown> | undefined = await findingStore(context.config.store).get(id)
  if (original === undefined) {
    throw new AppError('finding-missing', `there is no finding ${id} in ${context.config.store}`, {
      hint: 'tocsin scan FILE makes one; --store names another store',
    })
  }
  const way = wayOf(original)
  const files = await locateInputs(original, given)
  const options = way.optionsOf(original.body) as { preset?: string; map?: ColumnMap }
  const [ofPosts, lists] = parted(original, files)
  await mkdir(folder, { recursive: true })
  const path = join(folder, postsFile)
  const posts = await writePosts(ofPosts, options, path, context)
  const copies = lists.map((list) => join(folder, basename(list)))
  await Promise.all(lists.map((list, at) => copyFile(list, copies[at]!)))
  const neutral = { ...options, preset: undefined, map: undefined }
  const { finding } = await find(way, [path, ...copies], neutral, context)
  const { places: _, ...told } = finding
  await writeFile(join(folder, findingFile), `${JSON.stringify(told)}\n`)
  await writeFile(join(folder, 'README.txt'), readme(original, finding))
  const digests = await Promise.all(
    [postsFile, ...copies.map((copy) => basename(copy)), findingFile, 'README.txt'].map(
      async (name) => `${await hashFile(join(folder, name))}  ${name}\n`,
    ),
  )
  await writeFile(join(folder, 'SHA256SUMS'), digests.join(''))
  return { of: id, finding: finding.id, hash: finding.hash, posts }
}

/** Lists that detectors read beside posts, by the preset of their input. Those of accounts name people. */
const listPresets: Readonly<Record<string, 'public' | 'people'>> = {
  outlets: 'public',
  genuine: 'public',
  accounts: 'people',
}

/** The files of posts, and the lists beside them. @throws AppError `dossier-impossible` */
function parted(
  { id, body }: Pick<Finding<unknown, unknown>, 'id' | 'body'>,
  files: readonly string[],
): readonly [readonly string[], readonly string[]] {
  const kind = (at: number) => listPresets[body.inputs[at]!.preset]
  const ofPosts = files.filter((_, at) => kind(at) === undefined)
  const wrong = body.inputs.find(
    ({ preset, source }, at) =>
      kind(at) === 'people' ||
      (kind(at) === undefined &&
        source === 'file' &&
        preset !== 'map' &&
        !presets.some(({ name }) => name === preset)),
  )
  if (wrong === undefined) return [ofPosts, files.filter((_, at) => kind(at) !== undefined)]
  throw new AppError(
    'dossier-impossible',
    `finding ${id} rests on ${wrong.name}, which holds no posts and may name people`,
    { hint: `give that file to whoever may have it: tocsin replay ${id} --input FILE` },
  )
}

/** Computes the finding of a dossier again. @throws AppError `finding-missing`, `finding-damaged` */
export async function replayDossier(folder: string, context: Context): Promise<Replay> {
  const text = await readFile(join(folder, findingFile), 'utf8').catch(() => undefined)
  if (text === undefined) {
    throw new AppError('finding-missing', `${folder} holds no ${findingFile}`, {
      hint: 'tocsin dossier FINDING -o FOLDER writes such a folder',
    })
  }
  const told = read(text)
  if (told === undefined || makeFinding(told.body, told.computedAt).hash !== told.hash) {
    throw new AppError(
      'finding-damaged',
      `${findingFile} in ${folder} is not what it was when it was written`,
    )
  }
  const names = (await readdir(folder)).filter((name) => name !== findingFile)
  return recompute(
    { ...told, places: [] },
    names.map((name) => join(folder, name)),
    context,
  )
}

function read(text: string): Finding<unknown, unknown> | undefined {
  try {
    const told = JSON.parse(text) as Finding<unknown, unknown>
    return Array.isArray(told.body?.inputs) ? told : undefined
  } catch {
    return undefined
  }
}

async function writePosts(
  files: readonly string[],
  { preset, map }: { readonly preset?: string; readonly map?: ColumnMap },
  path: string,
  context: Context,
): Promise<number> {
  const { source, name } = await openPosts({ files, preset, map }, context)
  let count = 0
  try {
    const lines = async function* () {
      for await (const line of neutralLines(source, name)) {
        count++
        yield line
      }
    }
    await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }))
  } finally {
    await source.close()
  }
  return count
}

const lists = ['links', 'hashtags', 'mentions', 'media'] as const
const texts = ['language', 'reshare_of', 'reply_to', 'object', 'native_id'] as const

/** Posts in the neutral schema under pseudonyms, in an order that the engine's threads do not choose. */
async function* neutralLines(
  source: PostsRelation,
  name: (platform: string, handle: string) => string,
): AsyncGenerator<string> {
  const account = source.accountColumn
  const time = "strftime(time, '%Y-%m-%dT%H:%M:%S.%fZ')"
  const listed = lists.map((column) => `to_json(${column})::VARCHAR`)
  const select = ['platform', account, time, 'time_resolution', 'text', ...listed, ...texts]
  const order = `ORDER BY time, ${account}, text, native_id, object`
  const handles = new Map<string, string>()
  const accounts = `FROM ${source.from} GROUP BY ALL`
  for await (const { count, columns } of readColumns(source, ['platform', account], accounts)) {
    for (let row = 0; row < count; row++) {
      const [platform, handle] = [columns[0]![row]!, columns[1]![row]!]
      handles.set(`${platform}\n${handle}`, name(platform, handle))
    }
  }
  for await (const { count, columns } of readColumns(source, select, `FROM ${source.from} ${order}`)) {
    for (let row = 0; row < count; row++) {
      const cell = (at: number) => columns[at]![row] || null
      const platform = String(cell(0))
      const hidden = (handle: string) => name(platform, handle)
      // Some files name whom a reshare repeats instead of the post.
      const target = (value: string | null) =>
        value === null ? null : (handles.get(`${platform}\n${value}`) ?? value)
      const post: Record<string, unknown> = {
        platform,
        account: hidden(String(cell(1))),
        time: cell(2),
        time_resolution: cell(3),
      }
      const text = cell(4)
      if (text !== null) post.text = withoutHandles(text, hidden)
      for (const [at, column] of lists.entries()) {
        const list = JSON.parse(cell(5 + at) ?? '[]') as string[] | null
        if (list !== null && list.length > 0) post[column] = column === 'mentions' ? list.map(hidden) : list
      }
      for (const [at, column] of texts.entries()) {
        const value = target(cell(9 + at))
        if (value !== null) post[column] = value
      }
      yield `${JSON.stringify(post)}\n`
    }
  }
}

function readme(original: Finding<unknown, unknown>, finding: Finding<unknown, unknown>): string {
  const { detector, seed } = finding.body
  return [
    `Dossier of finding ${original.id} (SHA-256 ${original.hash})`,
    '',
    `${postsFile}    the posts it looked at, with pseudonyms instead of handles`,
    `${findingFile}   ${finding.id}: the same look at these posts, with parameters, seed ${seed}, inputs and result`,
    `SHA256SUMS     digests of these files`,
    '',
    `Detector ${detector.name}, version ${detector.version}. To compute it again, on any machine:`,
    '',
    '  npx tocsin replay FOLDER',
    '',
    `It has to say: identical, SHA-256 ${finding.hash}`,
    '',
    'A finding says what was seen, with its error rate. It names nobody and accuses nobody.',
    '',
  ].join('\n')
}
