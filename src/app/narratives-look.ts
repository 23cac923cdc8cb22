import { basename } from 'node:path'
import { narrativesDetector } from '../detect/index.ts'
import {
  type NarrativesParameters,
  type NarrativesResult,
  observeNarratives,
  parseSubjects,
  type Subject,
  themesIn,
} from '../detect/narratives/index.ts'
import type { Json } from '../kernel/canonical-json.ts'
import { type ColumnMap, parseMap } from '../lake/index.ts'
import type { Context } from './context.ts'
import { AppError } from './errors.ts'
import type { Look } from './look.ts'
import { openPosts } from './open-posts.ts'
import { wholeText } from './text-lines.ts'

interface NarrativesOptions {
  readonly preset?: string | undefined
  readonly map?: ColumnMap | undefined
  readonly subjects: readonly Subject[]
}

/** What several accounts say, when it rises, and whom it speaks about. */
export const narrativesLook: Look<NarrativesOptions, NarrativesParameters, NarrativesResult> = {
  detector: narrativesDetector,
  join: async ({ subjects }, context) => ({
    options: { subjects: await readSubjects(subjects, context) },
    files: [],
  }),
  needs: ['text'],
  async look(files, { preset, map, subjects }, context) {
    const { progress, signal } = context.effects
    const { source, name, inputs, places } = await openPosts({ files, preset, map }, context)
    try {
      const { posts, reshares, coverage } = await observeNarratives(source, name, progress, signal)
      if (posts.texts.length === 0) {
        throw new AppError('nothing-to-compare', 'no post has a text of its own', {
          hint: 'reshares are left out: their words are those of whom they repeat',
        })
      }
      const { inThemes, ...found } = themesIn(posts, subjects)
      const looked = { posts: posts.texts.length, inThemes, reshares }
      const result = { ...found, looked, coverage }
      const rejected = (await Promise.all(source.rejects.map((file) => file.reasons()))).flat()
      const parameters = { subjects, map: (map ?? null) as Json }
      const detector = { name: narrativesDetector.name, version: narrativesDetector.version }
      return { body: { detector, parameters, seed: 0, inputs, result }, places, rejected, handles: new Map() }
    } finally {
      await source.close()
    }
  },
  optionsOf({ parameters: { subjects, map }, inputs }) {
    const presets = new Set(inputs.map(({ preset }) => preset))
    return {
      preset: map === null && presets.size === 1 ? [...presets][0] : undefined,
      map: map === null ? undefined : parseMap(JSON.stringify(map), 'the map of the finding'),
      subjects,
    }
  },
}

/** Candidates, parties and institutions of an election. @throws LakeError, NarrativesError that name the file */
export async function readSubjects(files: readonly string[], context: Context): Promise<readonly Subject[]> {
  const all: Subject[] = []
  for (const file of files) all.push(...parseSubjects((await wholeText(file, context)).text, basename(file)))
  return all
}
