import { basename, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  Amplification,
  type AmplificationParameters,
  type AmplificationResult,
  type OutletList,
  parseOutlets,
  postsOfOutlets,
  readPosts,
} from '../detect/amplification/index.ts'
import { amplificationDetector, type InputDigest } from '../detect/index.ts'
import type { Json } from '../kernel/canonical-json.ts'
import { parseMap } from '../lake/index.ts'
import type { Context } from './context.ts'
import type { Look } from './look.ts'
import { type PostFiles, withPosts } from './posts-look.ts'
import { wholeText } from './text-lines.ts'

export interface AmplificationOptions extends PostFiles, Pick<AmplificationParameters, 'topics' | 'q'> {
  /** The last so many files are lists of outlets. */
  readonly outletLists: number
  /** Takes the list that ships with the program as well. */
  readonly bundled: boolean
}

const bundledList = () => fileURLToPath(new URL('../../fixtures/outlets/state-media.csv', import.meta.url))

/** Who carries on what overt outlets publish. */
export const amplificationLook: Look<AmplificationOptions, AmplificationParameters, AmplificationResult> = {
  detector: amplificationDetector,
  join: async ({ outlets }) => ({
    options: { outletLists: outlets.length, bundled: true, topics: [], q: 0.01 },
    files: outlets,
  }),
  needs: ['link', 'reshare'],
  async look(files, { outletLists, bundled, topics, q, preset, map }, context) {
    const posts = files.slice(0, files.length - outletLists)
    const listFiles = [...files.slice(posts.length), ...(bundled ? [bundledList()] : [])]
    const lists = await readLists(listFiles, context)
    const read = await withPosts(
      posts,
      { preset, map },
      ['time', 'platform', 'text', 'links', 'hashtags', 'reshare_of', 'native_id'],
      context,
      async (relation, pseudonym) => {
        const found = new Amplification(
          lists.list,
          { topics, q },
          await postsOfOutlets(relation, lists.list.outlets),
        )
        for await (const some of readPosts(relation, topics.length > 0)) {
          context.effects.signal.throwIfAborted()
          for (const post of some) found.take(post)
        }
        return found.result(pseudonym)
      },
    )
    const { name, version } = amplificationDetector
    return {
      body: {
        detector: { name, version },
        parameters: { outletLists: listFiles.length, topics, q, map: (map ?? null) as Json },
        seed: 0,
        inputs: [...read.inputs, ...lists.inputs],
        result: read.result,
      },
      places: [...read.places, ...lists.places],
      rejected: read.rejected,
      handles: read.handles,
    }
  },
  optionsOf({ parameters: { outletLists, topics, q, map }, inputs }) {
    const presets = new Set(inputs.slice(0, inputs.length - outletLists).map(({ preset }) => preset))
    return {
      outletLists,
      bundled: false,
      topics,
      q,
      preset: map === null && presets.size === 1 ? [...presets][0] : undefined,
      map: map === null ? undefined : parseMap(JSON.stringify(map), 'the map of the finding'),
    }
  },
}

/** @throws AmplificationError `outlets-invalid`; LakeError for a file that cannot be read */
export async function readLists(files: readonly string[], context: Context) {
  const inputs: InputDigest[] = []
  const lists: OutletList[] = []
  for (const file of files) {
    const { text, sha256 } = await wholeText(file, context)
    const list = parseOutlets(text, basename(file))
    lists.push(list)
    const rows = list.outlets.length + list.unclassified
    inputs.push({ source: 'file', name: basename(file), sha256, rows, rejected: 0, preset: 'outlets' })
  }
  return {
    inputs,
    places: files.map((file) => resolve(file)),
    list: {
      outlets: lists.flatMap(({ outlets }) => outlets),
      unclassified: lists.reduce((sum, { unclassified }) => sum + unclassified, 0),
    },
  }
}
