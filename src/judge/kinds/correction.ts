import { day, declareKind, link, optional, text } from '../../records/index.ts'
import { namesAccount, noAccounts } from './parts.ts'

export const correction = declareKind({
  name: 'correction',
  prefix: 'CO',
  one: { en: 'Correction', fr: 'Rectification' },
  many: { en: 'Corrections', fr: 'Rectifications' },
  means: {
    en: 'what was wrong in a publication and what is right; the old text stays readable',
    fr: 'ce qui était faux dans une publication et ce qui est juste ; l’ancien texte reste lisible',
  },
  desk: 'evidence',
  tlp: 'TLP:CLEAR',
  approval: true,
  fields: {
    publication: link({ en: 'Publication', fr: 'Publication' }, 'publication'),
    corrected: day({ en: 'Corrected on', fr: 'Rectifié le' }),
    wrong: text({ en: 'What was wrong', fr: 'Ce qui était faux' }, { max: 1000, lines: 2 }),
    right: text({ en: 'What is right', fr: 'Ce qui est juste' }, { max: 1000, lines: 2 }),
    contest: optional(
      link({ en: 'After the objection', fr: 'Suite à la contestation' }, 'contest', { releases: true }),
    ),
  },
  title: 'right',
  columns: ['corrected'],
  filters: [],
  guard: ({ wrong, right }) => ([wrong, right].some(namesAccount) ? noAccounts : undefined),
  released: () => 0,
  timeline: ({ corrected, right }) => [
    {
      at: Date.parse(corrected),
      wall: corrected,
      says: { en: `corrected: ${right}`, fr: `rectifié : ${right}` },
    },
  ],
})
