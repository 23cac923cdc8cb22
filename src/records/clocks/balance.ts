import type { Label } from '../../vocab/label.ts'
import type { Stage } from './stages.ts'

/** What a task is for: to be less open to harm, to make harm not worth it, or to find out what was done. */
export const purposes = {
  defence: { en: 'defence', fr: 'défense' },
  deterrence: { en: 'deterrence', fr: 'dissuasion' },
  investigation: { en: 'investigation', fr: 'enquête' },
} as const satisfies Readonly<Record<string, Label>>
export type Purpose = keyof typeof purposes
export const purposeNames = Object.keys(purposes) as readonly Purpose[]

/** What a stage is for where its task does not say. */
export const purposeOfStage: Readonly<Record<Stage, Purpose>> = {
  triage: 'investigation',
  criteria: 'investigation',
  briefing: 'defence',
  notice: 'defence',
  statement: 'deterrence',
  norm: 'investigation',
  measure: 'deterrence',
}

/** From this share on, looking back displaces the preparation for what comes. */
const tooMuch = 0.6

/** Tasks to begin with, in the order in which they are suggested. */
const ideas: Readonly<
  Record<Exclude<Purpose, 'investigation'>, readonly { readonly stage: Stage; readonly title: Label }[]>
> = {
  defence: [
    {
      stage: 'briefing',
      title: {
        en: 'Brief those who may be the next targets',
        fr: 'Informer les prochaines cibles possibles',
      },
    },
    {
      stage: 'notice',
      title: {
        en: 'Tell voters how to recognise the next attempt',
        fr: 'Dire aux électeurs comment reconnaître la prochaine tentative',
      },
    },
  ],
  deterrence: [
    {
      stage: 'statement',
      title: {
        en: 'Say beforehand what an attempt would cost',
        fr: 'Dire d’avance ce que coûterait une tentative',
      },
    },
    {
      stage: 'measure',
      title: {
        en: 'Prepare the first measure with its legal basis',
        fr: 'Préparer la première mesure et sa base juridique',
      },
    },
  ],
}

export interface Balance {
  readonly total: number
  readonly counts: Readonly<Record<Purpose, { readonly open: number; readonly doing: number }>>
  /** Whether investigation displaces defence and deterrence. */
  readonly displaced: boolean
  /** Where it does: two tasks of whichever of the two has the fewest. */
  readonly suggested: readonly { readonly purpose: Purpose; readonly stage: Stage; readonly title: Label }[]
}

interface OpenTask {
  readonly stage: Stage
  readonly status: 'open' | 'doing'
  readonly purpose?: Purpose | undefined
}

/** How open tasks are spread over defence, deterrence and investigation. */
export function balanceOf(tasks: readonly OpenTask[]): Balance {
  const each = Map.groupBy(tasks, ({ purpose, stage }) => purpose ?? purposeOfStage[stage])
  const size = (one: Purpose) => each.get(one)?.length ?? 0
  const count = (one: Purpose) => {
    const open = each.get(one)?.filter(({ status }) => status === 'open').length ?? 0
    return { open, doing: size(one) - open }
  }
  const displaced = tasks.length > 1 && size('investigation') / tasks.length >= tooMuch
  const least = size('deterrence') < size('defence') ? 'deterrence' : 'defence'
  return {
    total: tasks.length,
    counts: {
      defence: count('defence'),
      deterrence: count('deterrence'),
      investigation: count('investigation'),
    },
    displaced,
    suggested: displaced ? ideas[least].map((idea) => ({ purpose: least, ...idea })) : [],
  }
}
