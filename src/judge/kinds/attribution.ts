import { choice, day, declareKind, link, optional, rows, text } from '../../records/index.ts'
import { credibility, reliability } from '../../vocab/grades.ts'
import { likely, sure } from './parts.ts'

/** How a piece of evidence stands to a hypothesis (Heuer, Psychology of Intelligence Analysis, 1999, chapter 8). */
export const consistencies = {
  'very-consistent': { en: '++ fits very well', fr: '++ concorde très bien' },
  consistent: { en: '+ fits', fr: '+ concorde' },
  neutral: { en: '0 says nothing', fr: '0 ne dit rien' },
  inconsistent: { en: '− does not fit', fr: '− ne concorde pas' },
  'very-inconsistent': { en: '−− speaks against it', fr: '−− le contredit' },
} as const

const positions = {
  agree: { en: 'agrees', fr: 'd’accord' },
  dissent: { en: 'dissents', fr: 'en désaccord' },
  abstain: { en: 'abstains', fr: 's’abstient' },
} as const

/** Hypotheses side by side at the most. */
export const mostHypotheses = 5

const stance = (n: number) => optional(choice({ en: `H${n}`, fr: `H${n}` }, consistencies))

export const attribution = declareKind({
  name: 'attribution',
  prefix: 'AT',
  one: { en: 'Attribution', fr: 'Attribution' },
  many: { en: 'Attributions', fr: 'Attributions' },
  means: {
    en: 'who is behind it: hypotheses side by side, agencies with their dissent, likelihood apart from confidence',
    fr: 'qui est derrière : hypothèses côte à côte, services et désaccords, probabilité et confiance à part',
  },
  desk: 'evidence',
  tlp: 'TLP:AMBER',
  approval: true,
  fields: {
    conclusion: text({ en: 'Conclusion, in one sentence', fr: 'Conclusion, en une phrase' }, { max: 240 }),
    case: link({ en: 'Case', fr: 'Dossier' }, 'case'),
    sort: choice(
      { en: 'Sort', fr: 'Nature' },
      {
        technical: { en: 'technical imputation', fr: 'imputation technique' },
        political: { en: 'political attribution', fr: 'attribution politique' },
      },
    ),
    attributed: day({ en: 'On', fr: 'Le' }),
    actor: optional(link({ en: 'Ascribed to', fr: 'Attribué à' }, 'actor')),
    hypotheses: rows(
      { en: 'Hypotheses, H1 first', fr: 'Hypothèses, H1 d’abord' },
      { says: text({ en: 'Hypothesis', fr: 'Hypothèse' }, { max: 200 }) },
    ),
    matrix: rows(
      { en: 'Evidence against hypotheses', fr: 'Éléments et hypothèses' },
      {
        says: text({ en: 'Evidence', fr: 'Élément' }, { max: 300 }),
        reliability: choice({ en: 'Source', fr: 'Source' }, reliability),
        credibility: choice({ en: 'Information', fr: 'Information' }, credibility),
        h1: stance(1),
        h2: stance(2),
        h3: stance(3),
        h4: stance(4),
        h5: stance(5),
        evidence: optional(link({ en: 'Piece', fr: 'Pièce' }, 'evidence')),
      },
    ),
    favoured: choice(
      { en: 'Favoured', fr: 'Retenue' },
      {
        none: { en: 'none', fr: 'aucune' },
        h1: { en: 'H1', fr: 'H1' },
        h2: { en: 'H2', fr: 'H2' },
        h3: { en: 'H3', fr: 'H3' },
        h4: { en: 'H4', fr: 'H4' },
        h5: { en: 'H5', fr: 'H5' },
      },
    ),
    likelihood: choice({ en: 'How likely', fr: 'Probabilité' }, likely),
    confidence: choice({ en: 'Confidence', fr: 'Confiance' }, sure),
    agencies: rows(
      { en: 'Agencies', fr: 'Services' },
      {
        agency: text({ en: 'Agency', fr: 'Service' }, { max: 120 }),
        position: choice({ en: 'Position', fr: 'Position' }, positions),
        confidence: optional(choice({ en: 'Confidence', fr: 'Confiance' }, sure)),
        says: optional(text({ en: 'In its words', fr: 'Dans ses mots' }, { max: 300 })),
      },
    ),
    denial: optional(link({ en: 'Denial of the accused', fr: 'Démenti de l’accusé' }, 'statement')),
  },
  title: 'conclusion',
  columns: ['sort', 'likelihood', 'confidence'],
  filters: ['sort'],
  guard({ hypotheses, matrix, favoured, sort, agencies }) {
    if (hypotheses.length < 2) {
      return {
        en: 'set at least two hypotheses side by side, one of them without a state',
        fr: 'mettez au moins deux hypothèses côte à côte, dont une sans État',
      }
    }
    if (hypotheses.length > mostHypotheses) {
      return { en: `keep to ${mostHypotheses} hypotheses`, fr: `tenez-vous à ${mostHypotheses} hypothèses` }
    }
    if (matrix.length === 0) {
      return {
        en: 'add the evidence, held against each hypothesis',
        fr: 'ajoutez les éléments, face à chaque hypothèse',
      }
    }
    const named = favoured === 'none' ? 0 : Number(favoured.slice(1))
    if (named > hypotheses.length) {
      return { en: `there is no hypothesis H${named}`, fr: `il n’y a pas d’hypothèse H${named}` }
    }
    if (sort === 'political' && agencies.length === 0) {
      return {
        en: 'say which agencies agree, dissent or abstain',
        fr: 'dites quels services sont d’accord ou non',
      }
    }
    return undefined
  },
  derived: {
    agencies: {
      label: { en: 'Agencies that agree', fr: 'Services d’accord' },
      of({ agencies }) {
        const agree = agencies.filter(({ position }) => position === 'agree').length
        const total = agencies.length
        return total === 0
          ? null
          : { value: agree, text: { en: `${agree} of ${total}`, fr: `${agree} sur ${total}` } }
      },
    },
  },
  timeline: ({ attributed, conclusion }) => [
    { at: Date.parse(attributed), wall: attributed, says: { en: conclusion, fr: conclusion } },
  ],
})
