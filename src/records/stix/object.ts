import type { Json } from '../../kernel/canonical-json.ts'
import { uuid5 } from '../../kernel/ids.ts'
import { type LikelihoodTerm, likelihood } from '../../vocab/confidence.ts'
import { type Credibility, type Grade, gradeText } from '../../vocab/grades.ts'

/** Namespace of the ids that STIX 2.1 derives from the content of an observable (section 2.9). */
const observables = '00abedb4-aa42-466c-9c01-fed23315a9b7'
/** Ours, drawn once. */
const ours = '4d0f3b56-6c0e-4a56-9c58-9a1f5e2f7c31'

/** An object as a kind declares it; the bundle adds version, times, marking, author and reference. */
export interface StixDraft {
  readonly type: string
  readonly id: string
  readonly [property: string]: Json | undefined
}

/** How a kind looks in STIX 2.1. */
export interface StixMapping<V> {
  /** Id of the object that stands for a record, so that others can refer to it. */
  main(values: V, record: string): string
  /** That object first. @param ref the main object of a linked record, or null where it may not leave */
  objects(values: V, record: string, ref: (id: string) => string | null): readonly StixDraft[]
}

/** The same id for the same object of the same record, on every export. */
export function stixId(type: string, ...name: readonly string[]): string {
  return `${type}--${uuid5(ours, [type, ...name].join('\n'))}`
}

/** The id of an observable, and of OpenCTI's own types, which follow the same rule. @param key in canonical JSON */
export function observableId(type: string, key: string): string {
  return `${type}--${uuid5(observables, key)}`
}

/** Properties that STIX has no field for; each is an extension of its own with its definition in the bundle. */
export const extensions = {
  actor:
    'Tocsin actor: sort (state, service, company, group, unknown) and tools: a list of tool, count, first, last, source.',
  'account-set':
    'Tocsin account set: platform, size (number of accounts), evidence_class, finding, likelihood (term of ICD 203). Accounts are never listed.',
  exposure:
    'Tocsin exposure assertion: class (official, controlled, linked, aligned; EEAS exposure matrix), since, grade (Admiralty scale, such as B2).',
  statement:
    'Tocsin statement: sort (fact, assessment, opinion, denial), said, grade, likelihood (term of ICD 203).',
} as const

export type Extension = keyof typeof extensions

export const extensionId = (name: Extension): string => stixId('extension-definition', name)

export function extended(name: Extension, properties: { readonly [property: string]: Json | undefined }) {
  return { extensions: { [extensionId(name)]: { extension_type: 'property-extension', ...properties } } }
}

/** STIX 2.1, appendix A, Admiralty credibility. Nothing where it cannot be judged. */
const byCredibility: Readonly<Record<Credibility, number | undefined>> = {
  '1': 90,
  '2': 70,
  '3': 50,
  '4': 30,
  '5': 10,
  '6': undefined,
}

/** STIX 2.1, appendix A, DNI scale. */
const byTerm: Readonly<Record<LikelihoodTerm, number>> = {
  'almost no chance': 5,
  'very unlikely': 15,
  unlikely: 30,
  'roughly even chance': 50,
  likely: 70,
  'very likely': 85,
  'almost certain': 95,
}

export const confidenceOfGrade = ({ credibility }: Grade) => {
  const confidence = byCredibility[credibility]
  return confidence === undefined ? {} : { confidence }
}

export const confidenceOfTerm = (term: LikelihoodTerm | undefined) =>
  term === undefined ? {} : { confidence: byTerm[term] }

/** Hedges in words, since many readers show no extension: `(grade B2; likely, 55 to 80 %)`. */
export function hedge(grade: Grade | null, term?: LikelihoodTerm): string {
  const entry = term === undefined ? undefined : likelihood(term)
  const said = [
    ...(grade === null ? [] : [`grade ${gradeText(grade)}`]),
    ...(entry === undefined ? [] : [`${entry.term}, ${entry.low} to ${entry.high} %`]),
  ]
  return said.length === 0 ? '' : ` (${said.join('; ')})`
}
