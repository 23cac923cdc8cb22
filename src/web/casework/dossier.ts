import type { Content, Person, RecordBook, RecordView } from '../../records/index.ts'

/** A case with every record that belongs to it, as far as the reader may see them. */
export interface Dossier {
  readonly record: RecordView
  /** Approved ones first, then the newest. */
  readonly normFindings: readonly RecordView[]
  readonly assessments: readonly RecordView[]
  readonly attributions: readonly RecordView[]
  readonly claims: readonly RecordView[]
  readonly narratives: readonly RecordView[]
  readonly replies: readonly RecordView[]
  readonly publications: readonly RecordView[]
  readonly decisions: readonly RecordView[]
  /** By id: every piece of evidence that the case, its assertions or its attributions name. */
  readonly pieces: ReadonlyMap<string, RecordView>
  /** Other records that belong to the case, of kinds that other rooms declare. */
  readonly others: readonly RecordView[]
  /** Objections and corrections, by id of the publication. */
  readonly objections: ReadonlyMap<string, readonly RecordView[]>
}

/** @throws RecordError `unknown-record` */
export async function dossierOf(book: RecordBook, person: Person, id: string): Promise<Dossier> {
  const record = await book.get(person, book.kind('case'), id)
  const pointing = await book.pointingTo(person, record.id)
  const of = (kind: string) => approvedFirst(pointing.filter((one) => one.kind === kind))
  const publications = of('publication')
  const objections = await Promise.all(
    publications.map(async (one) => [one.id, await book.pointingTo(person, one.id)] as const),
  )
  const [normFindings, assessments, attributions] = [of('norm-finding'), of('assessment'), of('attribution')]
  const named = [
    ...listed(record.fields.evidence).map(({ piece }) => piece),
    ...listed(record.fields.signs).map(({ evidence }) => evidence),
    ...[...normFindings, ...assessments].flatMap(({ fields }) =>
      listed(fields.assertions).map(({ evidence }) => evidence),
    ),
    ...attributions.flatMap(({ fields }) => listed(fields.matrix).map(({ evidence }) => evidence)),
  ].filter((one) => typeof one === 'string')
  const pieces = await book.some(person, book.kind('evidence'), [...new Set(named)])
  return {
    record,
    normFindings,
    assessments,
    attributions,
    claims: of('claim'),
    narratives: of('narrative'),
    replies: of('reply'),
    publications,
    decisions: of('decision'),
    pieces: new Map(pieces.map((piece) => [piece.id, piece])),
    others: pointing.filter(({ kind }) => !own.includes(kind)),
    objections: new Map(objections),
  }
}

const own: readonly string[] = [
  'norm-finding',
  'assessment',
  'attribution',
  'claim',
  'narrative',
  'reply',
  'publication',
  'decision',
]

/** The entries of a field with rows. */
export function listed(value: unknown): readonly Content[] {
  return Array.isArray(value) ? (value as readonly Content[]) : []
}

function approvedFirst(records: readonly RecordView[]): readonly RecordView[] {
  const rank = ({ approved }: RecordView) => (approved === null ? 1 : 0)
  return [...records].sort((a, b) => rank(a) - rank(b) || b.revision - a.revision)
}

/** Something dated in the life of a case. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly wall: string
  readonly says: { readonly en: string; readonly fr: string }
  readonly record: RecordView
}

/** Everything dated on record for the case, oldest first. */
export function momentsOf(dossier: Dossier): readonly Moment[] {
  const { record, pieces, objections, others } = dossier
  const all = [
    record,
    ...pieces.values(),
    ...dossier.normFindings,
    ...dossier.assessments,
    ...dossier.attributions,
    ...dossier.claims,
    ...dossier.replies,
    ...dossier.publications,
    ...dossier.decisions,
    ...others,
    ...[...objections.values()].flat(),
  ]
  const released = dossier.publications.flatMap((one): Moment[] => {
    if (one.approved === null) return []
    const { at } = one.approved
    const wall = new Date(at).toISOString().slice(0, 16)
    return [{ at, wall, says: { en: 'published', fr: 'publié' }, record: one }]
  })
  const unique = new Map(all.map((one) => [one.id, one]))
  return [
    ...[...unique.values()].flatMap((one) => one.timeline.map((entry) => ({ ...entry, record: one }))),
    ...released,
  ].sort((a, b) => a.at - b.at)
}
