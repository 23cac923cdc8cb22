import {
  joinMeanings,
  type MeaningSearch,
  textsWithMeaning,
  type UsedVectors,
} from '../detect/copies/index.ts'
import type { Context } from './context.ts'
import { drive } from './drive.ts'
import { AppError } from './errors.ts'
import { openSentenceModel, type SentenceModel } from './sentence-model.ts'

/** Cosine from which two texts say the same; chosen in `docs/evaluation-copies.md`. */
export const meaningDefault = 0.7

/** Whether meanings are compared: with the model that is set, if one is; never; or with exactly this one, as in a replay. */
export type VectorChoice =
  | { readonly by: 'setting'; readonly meaning: number }
  | { readonly by: 'none' }
  | ({ readonly by: 'digest' } & UsedVectors)

/**
 * The model to compare meanings with, or undefined.
 * @throws AppError `vectors-missing` when a finding needs a model that is not set, or another than the one that is
 */
export async function chosenModel(
  choice: VectorChoice,
  { config }: Context,
): Promise<SentenceModel | undefined> {
  if (choice.by === 'none') return undefined
  const folder = config.vectors
  if (choice.by === 'setting') return folder === undefined ? undefined : openSentenceModel(folder)
  const hint = 'set TOCSIN_VECTORS to the folder of that model'
  const wanted = `the finding compared meanings with the model ${choice.digest.slice(0, 16)}...`
  if (folder === undefined) throw new AppError('vectors-missing', `${wanted}, and none is set`, { hint })
  const model = await openSentenceModel(folder)
  if (model.digest === choice.digest) return model
  await model.close()
  throw new AppError('vectors-missing', `${wanted}, not with ${model.digest.slice(0, 16)}... in ${folder}`, {
    hint,
  })
}

/** Families of texts joined by meaning. @param groups families by words */
export async function compareMeanings(
  texts: readonly string[],
  groups: readonly (readonly number[])[],
  model: SentenceModel,
  meaning: number,
  { effects: { progress, signal } }: Context,
): Promise<MeaningSearch> {
  const wanted = textsWithMeaning(texts, groups)
  progress.start('reading meanings', wanted.length, 'texts')
  let values = new Float32Array(0)
  let width = 0
  for (const [at, text] of wanted.entries()) {
    signal.throwIfAborted()
    const vector = await model.embed(texts[text]!)
    if (at === 0) {
      width = vector.length
      values = new Float32Array(width * wanted.length)
    }
    values.set(vector, at * width)
    progress.at(at + 1)
  }
  progress.done()
  const search = await drive(
    joinMeanings(texts.length, groups, { texts: wanted, width, values }, { meaning }),
    progress,
    signal,
  )
  progress.done()
  return search
}
