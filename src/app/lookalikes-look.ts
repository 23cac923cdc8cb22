import { basename, resolve } from 'node:path'
import { type InputDigest, lookalikesDetector } from '../detect/index.ts'
import {
  Lookalikes,
  LookalikesError,
  type LookalikesParameters,
  type LookalikesResult,
  linkedHosts,
  type ProtectedName,
  parseGenuine,
  parseNames,
  SightingReader,
} from '../detect/lookalikes/index.ts'
import { openLake, type PostsRelation, type RejectReason } from '../lake/index.ts'
import type { Context } from './context.ts'
import type { Look } from './look.ts'
import { withPosts } from './posts-look.ts'
import { textLines, wholeText } from './text-lines.ts'

export interface LookalikesOptions {
  readonly names: readonly ProtectedName[]
  /** The last so many files are lists of genuine names. */
  readonly genuineLists: number
  /** `names`: the files name domains or accounts. `posts`: they hold posts. `store`: the store's own posts, and no file. */
  readonly from: LookalikesParameters['from']
}

interface Read {
  readonly inputs: InputDigest[]
  readonly places: string[]
  readonly rejected: RejectReason[]
}

/** Names that are like a protected one. */
export const lookalikesLook: Look<LookalikesOptions, LookalikesParameters, LookalikesResult> = {
  detector: lookalikesDetector,
  needs: ['link'],
  async join({ protect }, context) {
    if (protect.length === 0) return undefined
    const names = await readProtected(protect, 'protect', context)
    return { options: { names, genuineLists: 0, from: 'posts' }, files: [] }
  },
  async look(files, { names, genuineLists, from }, context) {
    const sources = files.slice(0, files.length - genuineLists)
    const genuine = await readGenuine(files.slice(sources.length), context)
    const found = new Lookalikes(names, genuine.names)
    const read =
      from === 'names'
        ? await readNames(sources, found, context)
        : await readPosts(sources, from, found, context)
    const { name, version } = lookalikesDetector
    return {
      body: {
        detector: { name, version },
        parameters: { names, genuineLists, from },
        seed: 0,
        inputs: [...read.inputs, ...genuine.inputs],
        result: found.result(),
      },
      places: [...read.places, ...genuine.places],
      rejected: read.rejected,
      handles: new Map(),
    }
  },
  async arranged(of, context) {
    const genuine = of('genuine')
    const names = await readProtected(of('names'), 'protect', context)
    return {
      files: [...of('observed'), ...genuine],
      options: { names, genuineLists: genuine.length, from: 'names' as const },
    }
  },
  optionsOf: ({ parameters: { names, genuineLists, from } }) => ({ names, genuineLists, from }),
}

/** @throws LookalikesError `names-invalid`; LakeError for a file that cannot be read */
export async function readProtected(
  files: readonly string[],
  purpose: ProtectedName['purpose'],
  context: Context,
): Promise<readonly ProtectedName[]> {
  const all: ProtectedName[] = []
  for (const file of files) {
    const { text } = await wholeText(file, context)
    all.push(...parseNames(text, basename(file), purpose))
  }
  return all
}

async function readNames(files: readonly string[], found: Lookalikes, context: Context): Promise<Read> {
  const read: Read = { inputs: [], places: [], rejected: [] }
  for (const file of files) {
    const reader = new SightingReader()
    const unreadable = { reason: 'no name under an ending', rows: 0, firstLine: 0 }
    const { lines, sha256 } = await textLines(file, context)
    for await (const some of lines) {
      for (const line of some) {
        for (const sighting of reader.push(line)) {
          if (!found.take(sighting) && unreadable.rows++ === 0) unreadable.firstLine = reader.line
        }
      }
      // Signals and requests get their turn between two pieces.
      await new Promise<void>((done) => setImmediate(done))
    }
    const { rows, rejected, firstRejected, format = 'list' } = reader
    if (rows === 0) {
      throw new LookalikesError(
        'sightings-invalid',
        `${basename(file)} has no line with a domain, an account or a certificate`,
        {
          hint: 'docs/detectors/lookalikes.md shows what is read: a list, a CSV with a column domain, a zone file, JSON',
        },
      )
    }
    read.inputs.push({
      source: 'file',
      name: basename(file),
      sha256: sha256(),
      rows,
      rejected,
      preset: format,
    })
    read.places.push(file === '-' ? '-' : resolve(file))
    if (rejected > 0)
      read.rejected.push({ reason: 'no domain or account in it', rows: rejected, firstLine: firstRejected })
    if (unreadable.rows > 0) read.rejected.push(unreadable)
  }
  return read
}

async function readPosts(
  files: readonly string[],
  from: 'posts' | 'store',
  found: Lookalikes,
  context: Context,
): Promise<Read> {
  const { config, effects } = context
  const take = async (relation: PostsRelation) => {
    for await (const hosts of linkedHosts(relation)) {
      effects.signal.throwIfAborted()
      for (const host of hosts) found.take(host)
    }
  }
  if (from === 'store') {
    const relation = await (await openLake(config)).posts({
      columns: ['time', 'links'],
      signal: effects.signal,
    })
    try {
      await take(relation)
      const inputs = [...relation.inputs]
      return { inputs, places: inputs.map(({ name }) => resolve(config.store, 'lake', name)), rejected: [] }
    } finally {
      await relation.close()
    }
  }
  const { inputs, places, rejected } = await withPosts(files, {}, ['time', 'links'], context, take)
  return { inputs: [...inputs], places: [...places], rejected: [...rejected] }
}

async function readGenuine(files: readonly string[], context: Context) {
  const names = new Set<string>()
  const inputs: InputDigest[] = []
  for (const file of files) {
    const { text, sha256 } = await wholeText(file, context)
    const own = parseGenuine(text)
    for (const name of own) names.add(name)
    inputs.push({
      source: 'file',
      name: basename(file),
      sha256,
      rows: own.size,
      rejected: 0,
      preset: 'genuine',
    })
  }
  return { names, inputs, places: files.map((file) => resolve(file)) }
}
