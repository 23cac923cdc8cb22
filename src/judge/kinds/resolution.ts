import { choice, day, optional, text } from '../../records/index.ts'
import type { LikelihoodTerm } from '../../vocab/confidence.ts'
import type { Label } from '../../vocab/label.ts'

/** How an assessment turned out, entered once it is known; the calibration page counts these. */
export const resolutionFields = {
  turnedOut: optional(
    choice(
      { en: 'It turned out', fr: 'Finalement' },
      { so: { en: 'so', fr: 'c’était le cas' }, 'not-so': { en: 'not so', fr: 'ce n’était pas le cas' } },
    ),
  ),
  settledOn: optional(day({ en: 'Settled on', fr: 'Tranché le' })),
  settledBy: optional(text({ en: 'What settled it', fr: 'Ce qui l’a tranché' }, { max: 500 })),
}

interface Resolvable {
  readonly likelihood: LikelihoodTerm
  readonly turnedOut?: 'so' | 'not-so' | undefined
  readonly settledOn?: string | undefined
  readonly settledBy?: string | undefined
}

/** What is missing of a resolution; the term of likelihood stays what it was when nobody knew. */
export function resolutionGuard(values: Resolvable, previous: Resolvable | null): Label | undefined {
  const { turnedOut, settledOn, settledBy, likelihood } = values
  const given = [turnedOut, settledOn, settledBy].filter((one) => one !== undefined).length
  if (given === 0) return undefined
  if (given < 3) {
    return {
      en: 'say how it turned out, on which day and what settled it',
      fr: 'dites ce qu’il en était, quel jour et ce qui l’a tranché',
    }
  }
  if (previous === null || previous.likelihood !== likelihood) {
    return {
      en: 'leave the likelihood as it was before the outcome was known',
      fr: 'laissez la probabilité telle qu’avant de connaître l’issue',
    }
  }
  return undefined
}
