import { choice, day, declareKind, optional, rows, text } from '../../records/index.ts'
import type { Label } from '../../vocab/label.ts'

export const processStates = {
  proposed: { en: 'proposed', fr: 'proposé' },
  going: { en: 'going on', fr: 'en cours' },
  stalled: { en: 'stalled', fr: 'au point mort' },
  concluded: { en: 'concluded', fr: 'conclu' },
  ended: { en: 'ended without a result', fr: 'terminé sans résultat' },
} as const satisfies Readonly<Record<string, Label>>

export const process = declareKind({
  name: 'process',
  prefix: 'DP',
  one: { en: 'Diplomatic process', fr: 'Processus diplomatique' },
  many: { en: 'Diplomatic processes', fr: 'Processus diplomatiques' },
  means: {
    en: 'an agreed format in which parties seek a solution, and where it stands',
    fr: 'un format convenu où des parties cherchent une solution, et où il en est',
  },
  desk: 'answers',
  tlp: 'TLP:CLEAR',
  approval: true,
  fields: {
    name: text({ en: 'Process or format', fr: 'Processus ou format' }, { max: 160 }),
    aim: text({ en: 'What it is to bring about', fr: 'Ce qu’il doit obtenir' }, { max: 600, lines: 2 }),
    parties: rows(
      { en: 'Parties', fr: 'Parties' },
      { name: text({ en: 'Government or body', fr: 'Gouvernement ou instance' }, { max: 160 }) },
    ),
    began: day({ en: 'Agreed on', fr: 'Convenu le' }),
    state: choice({ en: 'State', fr: 'État' }, processStates),
    steps: rows(
      { en: 'Rounds and results', fr: 'Rencontres et résultats' },
      {
        day: day({ en: 'Day', fr: 'Jour' }),
        what: text({ en: 'What was agreed', fr: 'Ce qui fut convenu' }, { max: 300 }),
        source: text({ en: 'Source', fr: 'Source' }, { max: 500 }),
      },
    ),
    review: optional(day({ en: 'Next round', fr: 'Prochaine rencontre' })),
    source: text({ en: 'Document of the format', fr: 'Document du format' }, { max: 500 }),
  },
  title: 'name',
  columns: ['state', 'began', 'review'],
  filters: ['state'],
  guard: ({ state, steps }) =>
    (state === 'concluded' || state === 'ended') && steps.length === 0
      ? {
          en: 'add the round with which it was concluded or ended, and its source',
          fr: 'ajoutez la rencontre qui l’a conclu ou terminé, et sa source',
        }
      : undefined,
  timeline: ({ began, steps, review }) => [
    { at: Date.parse(began), wall: began, says: { en: 'agreed', fr: 'convenu' } },
    ...steps.map(({ day: on, what }) => ({ at: Date.parse(on), wall: on, says: { en: what, fr: what } })),
    ...(review === undefined
      ? []
      : [{ at: Date.parse(review), wall: review, says: { en: 'next round', fr: 'prochaine rencontre' } }]),
  ],
  released: ({ began }) => Date.parse(began),
})
