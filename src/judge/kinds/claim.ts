import { choice, day, declareKind, link, optional, rows, text } from '../../records/index.ts'
import { credibility, reliability } from '../../vocab/grades.ts'

const results = {
  unchecked: { en: 'not checked yet', fr: 'pas encore vérifiée' },
  false: { en: 'false', fr: 'fausse' },
  misleading: { en: 'misleading', fr: 'trompeuse' },
  true: { en: 'true', fr: 'vraie' },
  unverified: { en: 'cannot be verified', fr: 'invérifiable' },
  opinion: { en: 'an opinion, which cannot be false', fr: 'une opinion, qui ne peut être fausse' },
} as const

export const claim = declareKind({
  name: 'claim',
  prefix: 'CL',
  one: { en: 'Claim', fr: 'Allégation' },
  many: { en: 'Claims', fr: 'Allégations' },
  means: {
    en: 'a statement of fact that is spread, and what a check of it gave',
    fr: 'une affirmation de fait qui circule, et ce que donne sa vérification',
  },
  desk: 'evidence',
  tlp: 'TLP:AMBER',
  approval: true,
  fields: {
    says: text({ en: 'The claim', fr: 'L’allégation' }, { max: 300 }),
    case: optional(link({ en: 'Case', fr: 'Dossier' }, 'case')),
    narrative: optional(link({ en: 'Narrative', fr: 'Récit' }, 'narrative')),
    result: choice({ en: 'Result', fr: 'Résultat' }, results),
    checked: optional(day({ en: 'Checked on', fr: 'Vérifiée le' })),
    disproof: optional(text({ en: 'What shows it', fr: 'Ce qui le montre' }, { max: 2000, lines: 3 })),
    sources: rows(
      { en: 'Sources of the check', fr: 'Sources de la vérification' },
      {
        says: text({ en: 'What it says', fr: 'Ce qu’elle dit' }, { max: 500 }),
        source: text({ en: 'Source', fr: 'Source' }, { max: 200 }),
        reliability: choice({ en: 'Reliability', fr: 'Fiabilité' }, reliability),
        credibility: choice({ en: 'Credibility', fr: 'Crédibilité' }, credibility),
        evidence: optional(link({ en: 'Piece', fr: 'Pièce' }, 'evidence')),
      },
    ),
  },
  title: 'says',
  columns: ['result', 'checked'],
  filters: ['result'],
  guard({ result, checked, disproof, sources }) {
    if (result === 'unchecked' || result === 'opinion') return undefined
    if (checked === undefined) return { en: 'say when it was checked', fr: 'dites quand elle a été vérifiée' }
    if (disproof === undefined || sources.length === 0) {
      return {
        en: 'add what shows the result, with at least one graded source',
        fr: 'ajoutez ce qui montre le résultat, avec au moins une source cotée',
      }
    }
    return undefined
  },
  timeline: ({ checked, result }) =>
    checked === undefined
      ? []
      : [
          {
            at: Date.parse(checked),
            wall: checked,
            says: {
              en: `claim checked: ${results[result].en}`,
              fr: `allégation vérifiée : ${results[result].fr}`,
            },
          },
        ],
})
