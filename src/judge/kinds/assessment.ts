import type { Json } from '../../kernel/canonical-json.ts'
import { choice, day, declareKind, link, optional, text } from '../../records/index.ts'
import { findings } from '../../vocab/criteria.ts'
import { judgeTable } from '../table.ts'
import { type AssertionRow, assertionRows, assertionsOf } from './assertions.ts'
import { likely, sure } from './parts.ts'
import { resolutionFields, resolutionGuard } from './resolution.ts'
import { assessable, tableNamed } from './tables.ts'

const titles = Object.fromEntries(assessable.map(({ id, title }) => [id, title]))

export const assessment = declareKind({
  name: 'assessment',
  prefix: 'AM',
  one: { en: 'Assessment', fr: 'Évaluation' },
  many: { en: 'Assessments', fr: 'Évaluations' },
  means: {
    en: 'a case held against a table of criteria: met, not shown or unknown, each with its evidence',
    fr: 'un dossier confronté à une grille de critères : établi, non établi ou inconnu, preuves à l’appui',
  },
  desk: 'work',
  tlp: 'TLP:AMBER',
  approval: true,
  fields: {
    title: text({ en: 'In one line', fr: 'En une ligne' }, { max: 160 }),
    case: link({ en: 'Case', fr: 'Dossier' }, 'case'),
    table: choice({ en: 'Criteria', fr: 'Grille' }, titles),
    assessed: day({ en: 'Assessed on', fr: 'Évalué le' }),
    assertions: assertionRows,
    likelihood: choice({ en: 'How likely, taken together', fr: 'Probabilité d’ensemble' }, likely),
    confidence: choice({ en: 'Confidence', fr: 'Confiance' }, sure),
    dissent: optional(text({ en: 'Dissent', fr: 'Avis divergent' }, { max: 1000, lines: 2 })),
    ...resolutionFields,
  },
  title: 'title',
  columns: ['table', 'assessed', 'likelihood', 'confidence'],
  filters: ['table'],
  begin: (given, { pointing }) => {
    const before = pointing.filter(({ kind }) => kind === 'assessment' || kind === 'norm-finding').at(-1)
    const own = Array.isArray(given.assertions) && given.assertions.length > 0
    return own || before === undefined ? given : { ...given, assertions: before.fields.assertions }
  },
  guard: (values, previous) =>
    values.assertions.length === 0
      ? { en: 'add at least one assertion', fr: 'ajoutez au moins une affirmation' }
      : resolutionGuard(values, previous),
  derived: {
    criteria: {
      label: { en: 'Criteria', fr: 'Critères' },
      of({ table: id, assertions }) {
        const table = tableNamed(id)
        if (table === undefined) return null
        const { criteria, rules } = judgeTable(table, assertionsOf(assertions as readonly AssertionRow[]))
        const count = (wanted: string) => criteria.filter(({ finding }) => finding === wanted).length
        const said = (language: 'en' | 'fr') =>
          (['met', 'not-shown', 'unknown'] as const)
            .map((finding) => `${count(finding)} ${findings[finding][language]}`)
            .join(', ')
        return {
          value: { table: id, criteria, rules } as unknown as Json,
          text: { en: said('en'), fr: said('fr') },
        }
      },
    },
  },
  timeline: ({ assessed, table }) => [
    {
      at: Date.parse(assessed),
      wall: assessed,
      says: { en: `assessed: ${titles[table]?.en}`, fr: `évalué : ${titles[table]?.fr}` },
    },
  ],
})
