import { basename, resolve } from 'node:path'
import { type InputDigest, preparationDetector } from '../detect/index.ts'
import {
  accountDays,
  accountHashtags,
  Preparation,
  type PreparationParameters,
  type PreparationResult,
  parseAccounts,
} from '../detect/preparation/index.ts'
import type { Json } from '../kernel/canonical-json.ts'
import { parseMap } from '../lake/index.ts'
import type { Context } from './context.ts'
import type { Look } from './look.ts'
import { type PostFiles, withPosts } from './posts-look.ts'
import { wholeText } from './text-lines.ts'

export type PreparationOptions = PostFiles & Omit<PreparationParameters, 'map'>

export const preparationDefaults = { q: 0.01, dormant: 60, fewest: 5, accountLists: 0 } as const

/** Days on which more accounts than usual did what may be preparation. */
export const preparationLook: Look<PreparationOptions, PreparationParameters, PreparationResult> = {
  detector: preparationDetector,
  async join({ accounts }, context) {
    await readAccounts(accounts, context)
    return { options: { ...preparationDefaults, accountLists: accounts.length }, files: accounts }
  },
  needs: ['text'],
  async look(files, { preset, map, ...settings }, context) {
    const posts = files.slice(0, files.length - settings.accountLists)
    const found = new Preparation(settings)
    const inputs: InputDigest[] = []
    for (const { name, sha256, rows, ids } of await readAccounts(files.slice(posts.length), context)) {
      for (const records of ids) found.record(records)
      inputs.push({ source: 'file', name, sha256, rows, rejected: 0, preset: 'accounts' })
    }
    const read = await withPosts(
      posts,
      { preset, map },
      ['time', 'platform', 'language', 'hashtags'],
      context,
      async (relation) => {
        for await (const days of accountDays(relation)) found.account(days)
        for await (const days of accountHashtags(relation)) found.hashtags(days)
      },
    )
    const { name, version } = preparationDetector
    const { q, dormant, fewest, accountLists } = settings
    return {
      body: {
        detector: { name, version },
        parameters: { q, dormant, fewest, accountLists, map: (map ?? null) as Json },
        seed: 0,
        inputs: [...read.inputs, ...inputs],
        result: found.result(),
      },
      places: [...read.places, ...files.slice(posts.length).map((file) => resolve(file))],
      rejected: read.rejected,
      handles: new Map(),
    }
  },
  arranged(of) {
    const lists = of('accounts')
    const options = { ...preparationDefaults, accountLists: lists.length }
    return Promise.resolve({ files: [...of('posts'), ...lists], options })
  },
  optionsOf({ parameters: { map, ...settings }, inputs }) {
    const presets = new Set(
      inputs.slice(0, inputs.length - settings.accountLists).map(({ preset }) => preset),
    )
    return {
      ...settings,
      preset: map === null && presets.size === 1 ? [...presets][0] : undefined,
      map: map === null ? undefined : parseMap(JSON.stringify(map), 'the map of the finding'),
    }
  },
}

/** @throws PreparationError that names the file and the line; LakeError for a file that cannot be read */
async function readAccounts(files: readonly string[], context: Context) {
  const lists = []
  for (const file of files) {
    const { text, sha256 } = await wholeText(file, context)
    lists.push({ name: basename(file), sha256, ...parseAccounts(text, basename(file)) })
  }
  return lists
}
