import {
  type CopiesParameters,
  type CopiesResult,
  describe,
  observeTexts,
  type SearchSettings,
  searchCopies,
  searchDefaults,
  searchPassages,
  type TextSearch,
} from '../detect/copies/index.ts'
import { copiesDetector } from '../detect/index.ts'
import type { Json } from '../kernel/canonical-json.ts'
import { type ColumnMap, parseMap } from '../lake/index.ts'
import { readLists } from './amplification-look.ts'
import type { Context } from './context.ts'
import { openCrew } from './crew.ts'
import type { OutletWords } from './declared-outlets.ts'
import { drive } from './drive.ts'
import { AppError } from './errors.ts'
import type { Look } from './look.ts'
import { openPosts } from './open-posts.ts'
import { chosenModel, compareMeanings, meaningDefault, type VectorChoice } from './text-meanings.ts'

export const copiesDefaults = searchDefaults

interface CopiesOptions {
  readonly preset?: string | undefined
  readonly map?: ColumnMap | undefined
  readonly edited: number
  readonly reworded: number
  readonly evidence: number
  readonly vectors: VectorChoice
  /** By account or site as the input names it, or by pseudonym. */
  readonly outlets: ReadonlyMap<string, OutletWords>
}

/** Texts that several accounts carried, verbatim or changed. */
export const copiesLook: Look<CopiesOptions, CopiesParameters, CopiesResult> = {
  detector: copiesDetector,
  join: async ({ outlets }, context) => ({
    options: {
      ...copiesDefaults,
      vectors: { by: 'setting', meaning: meaningDefault },
      outlets: await declaredIn(outlets, context),
    },
    files: [],
  }),
  needs: ['text'],
  async look(files, { preset, map, outlets, vectors, ...settings }, context) {
    const { progress, signal } = context.effects
    const model = await chosenModel(vectors, context)
    const { source, name, handles, inputs, places } = await openPosts({ files, preset, map }, context)
    try {
      const observed = await observeTexts(source, name, progress, signal)
      if (observed.settled.texts.length === 0) {
        throw new AppError(
          'nothing-to-compare',
          'no post has a text of its own that is long enough to compare',
          {
            hint: 'reshares and texts of fewer than 20 characters are left out',
          },
        )
      }
      const pseudonyms = observed.accountsNamed(new Set(outlets.keys()))
      const parameters: CopiesParameters = {
        edited: settings.edited,
        reworded: settings.reworded,
        evidence: settings.evidence,
        outlets: [...pseudonyms]
          .map(([account, said]) => ({ account, ...outlets.get(said)! }))
          .sort((x, y) => (x.account < y.account ? -1 : 1)),
        map: (map ?? null) as Json,
        ...(model === undefined || vectors.by === 'none'
          ? {}
          : { vectors: { digest: model.digest, runtime: model.runtime, meaning: vectors.meaning } }),
      }
      const search = await searched(observed.settled.texts, settings, context)
      const { texts } = observed.settled
      const meanings =
        parameters.vectors === undefined
          ? undefined
          : await compareMeanings(texts, search.groups, model!, parameters.vectors.meaning, context)
      const groups = meanings?.groups ?? search.groups
      const passages = await drive(searchPassages(texts, groups), progress, signal)
      progress.done()
      const result = await describe(search, passages, meanings, observed, parameters)
      const rejected = (await Promise.all(source.rejects.map((file) => file.reasons()))).flat()
      const shown = result.accounts.map((account) => [account, handles.get(account) ?? account] as const)
      const { name: detector, version } = copiesDetector
      const body = { detector: { name: detector, version }, parameters, seed: 0, inputs, result }
      return { body, places, rejected, handles: new Map(shown) }
    } finally {
      await model?.close()
      await source.close()
    }
  },
  optionsOf({ parameters, inputs }) {
    const { edited, reworded, evidence, outlets, map, vectors } = parameters
    const presets = new Set(inputs.map(({ preset }) => preset))
    return {
      preset: map === null && presets.size === 1 ? [...presets][0] : undefined,
      map: map === null ? undefined : parseMap(JSON.stringify(map), 'the map of the finding'),
      edited,
      reworded,
      evidence,
      vectors: vectors === undefined ? { by: 'none' } : { by: 'digest', ...vectors },
      outlets: new Map(outlets.map(({ account, name, exposure }) => [account, { name, exposure }])),
    }
  },
}

/** Fewer texts are compared before another thread has begun. */
const worthACrew = 20_000

async function searched(
  texts: readonly string[],
  settings: SearchSettings,
  { effects: { progress, signal } }: Context,
): Promise<TextSearch> {
  const crew = openCrew('copies', texts.length < worthACrew ? 1 : undefined)
  try {
    return await drive(searchCopies(texts, settings, crew), progress, signal)
  } finally {
    progress.done()
    await crew.close()
  }
}

/** The accounts and sites of overt outlets, as posts name them. */
async function declaredIn(
  files: readonly string[],
  context: Context,
): Promise<ReadonlyMap<string, OutletWords>> {
  const { outlets } = (await readLists(files, context)).list
  return new Map(
    outlets.flatMap(({ name, exposure, domains, accounts }) =>
      [...domains, ...accounts.map((account) => account.replace(/^(.*:|@)/, ''))].map(
        (address) => [address, { name, exposure }] as const,
      ),
    ),
  )
}
