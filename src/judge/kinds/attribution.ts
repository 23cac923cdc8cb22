import { choice, day, declareKind, link, optional, rows, text } from '../../records/index.ts'
import { credibility, reliability } from '../../vocab/grades.ts'
import { inEnglish, inFrench } from '../../vocab/label.ts'
import { agreement } from '../attribution/agencies.ts'
import { qualityQuestions, qualityScore, qualitySections } from '../attribution/quality.ts'
import { likely, sure } from './parts.ts'
import { resolutionFields, resolutionGuard } from './resolution.ts'

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

const questions = Object.fromEntries(
  qualityQuestions.map(({ id, section, asks }) => [
    id,
    { en: `${qualitySections[section].en}: ${asks.en}`, fr: `${qualitySections[section].fr} : ${asks.fr}` },
  ]),
)

const answers = { yes: { en: 'yes', fr: 'oui' }, no: { en: 'no', fr: 'non' } } as const

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
    quality: rows(
      { en: 'Self-check, eighteen questions', fr: 'Autocontrôle, dix-huit questions' },
      {
        question: choice({ en: 'Question', fr: 'Question' }, questions),
        answer: choice({ en: 'Answer', fr: 'Réponse' }, answers),
      },
    ),
    ...resolutionFields,
  },
  title: 'conclusion',
  columns: ['sort', 'likelihood', 'confidence'],
  filters: ['sort'],
  guard(values, previous) {
    const { hypotheses, matrix, favoured, sort, agencies, quality } = values
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
    if (new Set(quality.map(({ question }) => question)).size < quality.length) {
      return { en: 'answer each question of the self-check once', fr: 'répondez une fois à chaque question' }
    }
    return resolutionGuard(values, previous)
  },
  derived: {
    agencies: {
      label: { en: 'Agencies that agree', fr: 'Services d’accord' },
      of({ agencies }) {
        if (agencies.length === 0) return null
        const { agree, says } = agreement(
          agencies.map(({ agency, position, confidence }) =>
            confidence === undefined ? { agency, position } : { agency, position, confidence },
          ),
        )
        return { value: agree, text: says }
      },
    },
    quality: {
      label: { en: 'Self-check', fr: 'Autocontrôle' },
      of({ quality }) {
        if (quality.length === 0) return null
        const { points, of, open } = qualityScore(
          new Map(quality.map(({ question, answer }) => [question, answer === 'yes'])),
        )
        return {
          value: points,
          text: {
            en: inEnglish`${points} of ${of} {point|points}, ${open.length} not answered`,
            fr: inFrench`${points} {point|points} sur ${of}, ${open.length} sans réponse`,
          },
        }
      },
    },
  },
  timeline: ({ attributed, conclusion }) => [
    { at: Date.parse(attributed), wall: attributed, says: { en: conclusion, fr: conclusion } },
  ],
})
