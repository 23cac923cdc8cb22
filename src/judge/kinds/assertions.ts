import { choice, code, finding, link, optional, rows, text, type Vocabulary } from '../../records/index.ts'
import type { LikelihoodTerm } from '../../vocab/confidence.ts'
import { type Stance, stances } from '../../vocab/criteria.ts'
import { type Credibility, credibility, type Reliability, reliability } from '../../vocab/grades.ts'
import { indicators } from '../../vocab/indicators.ts'
import type { Label } from '../../vocab/label.ts'
import type { Assertion } from '../assertion.ts'
import { normVersions } from '../norm/versions.ts'
import { likely } from './parts.ts'
import { assessable } from './tables.ts'

/** Whatever an assertion can speak to: criteria of every table, elements of the norm, signs. */
export const elements: Vocabulary = {
  name: 'elements',
  entries: new Map<string, Label>([
    ...Object.entries(indicators).map(([id, { label }]) => [id, label] as const),
    ...assessable.flatMap(({ criteria }) => criteria.map(({ id, label }) => [id, label] as const)),
    ...normVersions.flatMap(({ criteria }) => criteria.map(({ id, label }) => [id, label] as const)),
  ]),
}

/** Graded claims, one a row, each about one element. */
export const assertionRows = rows(
  { en: 'Assertions', fr: 'Affirmations' },
  {
    element: code({ en: 'Criterion', fr: 'Critère' }, elements),
    stance: choice({ en: 'For or against', fr: 'Pour ou contre' }, stances),
    says: text({ en: 'What is asserted', fr: 'Ce qui est affirmé' }, { max: 500 }),
    source: text({ en: 'Who asserts it', fr: 'Qui l’affirme' }, { max: 160 }),
    reliability: choice({ en: 'Source', fr: 'Source' }, reliability),
    credibility: choice({ en: 'Information', fr: 'Information' }, credibility),
    likelihood: optional(choice({ en: 'How likely they say', fr: 'Probabilité selon eux' }, likely)),
    hedge: optional(text({ en: 'Their own caution', fr: 'Leur réserve' }, { max: 160 })),
    evidence: optional(link({ en: 'Piece', fr: 'Pièce' }, 'evidence')),
    finding: optional(finding({ en: 'Finding', fr: 'Constat' })),
  },
)

export interface AssertionRow {
  readonly element: string
  readonly stance: Stance
  readonly says: string
  readonly source: string
  readonly reliability: Reliability
  readonly credibility: Credibility
  readonly likelihood?: LikelihoodTerm | undefined
  readonly hedge?: string | undefined
  readonly evidence?: string | undefined
  readonly finding?: string | undefined
}

/** The rows as the rules take them; the n-th row is `A<n>`. */
export function assertionsOf(given: readonly AssertionRow[]): readonly Assertion[] {
  return given.map((row, at) => ({
    id: `A${at + 1}`,
    element: row.element,
    stance: row.stance,
    evidence: [row.evidence, row.finding].filter((one) => one !== undefined),
    source: row.source,
    reliability: row.reliability,
    credibility: row.credibility,
    ...(row.hedge === undefined ? {} : { hedge: row.hedge }),
    ...(row.likelihood === undefined ? {} : { likelihood: row.likelihood }),
  }))
}
