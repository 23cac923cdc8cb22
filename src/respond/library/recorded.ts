import type { Content } from '../../records/index.ts'
import type { Mark } from '../../vocab/means.ts'
import type { Naming, ResponseName, Speaker } from '../../vocab/responses.ts'
import type { Incident, IncidentSort, Means, Response, Standing, Statement } from './incident.ts'
import { byDay, standingOf } from './read.ts'

/** What the compilers say of an accusation; who it was named by follows from the statements. */
export const recordedStandings = {
  attributed: { en: 'attributed', fr: 'attribuée' },
  alleged: { en: 'alleged', fr: 'alléguée' },
  contested: { en: 'contested', fr: 'contestée' },
  unattributed: { en: 'not attributed', fr: 'sans attribution' },
} as const satisfies Readonly<Record<string, { en: string; fr: string }>>
export type RecordedStanding = keyof typeof recordedStandings

interface EntryFields {
  readonly day?: string | undefined
  readonly by: string
  /** `US UK` */
  readonly governments?: string | undefined
  readonly mark: Mark
  /** Separated by white space. */
  readonly links?: string | undefined
}

/** An incident as it lies in a record of kind `incident`. */
export interface IncidentFields {
  readonly key: string
  readonly country: string
  readonly office: string
  readonly vote: string
  readonly seen?: string | undefined
  readonly standing: RecordedStanding
  readonly actor?: string | undefined
  readonly entity: string
  readonly means: readonly { readonly name: Means }[]
  readonly sorts: readonly { readonly name: IncidentSort }[]
  readonly platforms?: string | undefined
  readonly statements: readonly (EntryFields & {
    readonly speaker: Speaker
    readonly naming: Naming
    readonly words?: string | undefined
  })[]
  readonly responses: readonly (EntryFields & {
    readonly type: ResponseName
    readonly detail?: string | undefined
  })[]
  readonly selfRevealed: 'yes' | 'no'
  readonly excluded: 'yes' | 'no'
  readonly rulingDay?: string | undefined
  readonly rulingWhy?: string | undefined
  readonly mark: Mark
  readonly caveat?: string | undefined
  readonly sources?: string | undefined
  readonly links?: string | undefined
  /** Address of what a version rests on, and what it changed. */
  readonly basis: string
  readonly why: string
}

/** Whether a statement names whom an attribution needs, on a day that is known. */
export const namesSomebody = ({
  naming,
  day,
}: Pick<IncidentFields['statements'][number], 'naming' | 'day'>) =>
  day !== undefined && naming !== 'non_state' && naming !== 'foreign_unspecified'

/** What a record of a bundled incident begins with; the source and the reason are its author's. */
export type BundledFields = Omit<IncidentFields, 'basis' | 'why'>

const filled = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '' && value !== null)) as T

export function fieldsOfIncident(incident: Incident): BundledFields {
  const { seen, actor, standing, ruling } = incident
  const entry = ({ day, by, governments, mark, links }: Statement | Response) => ({
    ...{ day: day ?? '', by, governments: governments.join(' '), mark, links: links.join('\n') },
  })
  return filled({
    key: incident.id,
    country: incident.country,
    office: incident.office,
    vote: incident.vote,
    seen: seen ?? '',
    standing: standing === 'named' || standing === 'named-privately' ? 'attributed' : standing,
    actor: actor ?? '',
    entity: incident.entity,
    means: incident.means.map((name) => ({ name })),
    sorts: incident.sorts.map((name) => ({ name })),
    platforms: incident.platforms.join('\n'),
    statements: incident.statements.map((one) =>
      filled({ ...entry(one), speaker: one.speaker, naming: one.naming, words: one.words }),
    ),
    responses: incident.responses.map((one) => filled({ ...entry(one), type: one.type, detail: one.detail })),
    selfRevealed: incident.selfRevealed ? 'yes' : 'no',
    excluded: incident.excluded ? 'yes' : 'no',
    rulingDay: ruling?.measure ?? '',
    rulingWhy: ruling?.why ?? '',
    mark: incident.mark,
    caveat: incident.caveat,
    sources: incident.sources.join('\n'),
    links: incident.links.join('\n'),
  })
}

const split = (text: string | undefined, by: RegExp) => (text ?? '').split(by).filter((one) => one !== '')

/**
 * The incident that a record says.
 * @param bundled the one of that name that ships with the program
 */
export function incidentOfRecord(
  record: { readonly id: string; readonly fields: Content; readonly changed: number },
  bundled: Incident | undefined,
): Incident {
  const fields = record.fields as unknown as IncidentFields
  const entry = ({ day, by, governments, mark, links }: EntryFields) => ({
    ...{ day: day ?? null, by, governments: split(governments, / /), mark, links: split(links, /\s+/) },
  })
  const statements = fields.statements.map((one): Statement => {
    const { speaker, naming, words = '' } = one
    return { ...entry(one), speaker, naming, words }
  })
  const responses = fields.responses.map((one): Response => {
    const { type, detail = '' } = one
    return { ...entry(one), type, detail }
  })
  const { key, country, office, vote, rulingDay, rulingWhy } = fields
  return {
    ...{ id: key, country, electionId: `${country}-${vote}`, office, vote },
    actor: fields.actor ?? null,
    entity: fields.entity,
    standing: standingOf(fields.standing, statements) satisfies Standing,
    means: fields.means.map(({ name }) => name),
    sorts: fields.sorts.map(({ name }) => name),
    platforms: split(fields.platforms, /\n/),
    seen: fields.seen ?? null,
    statements: byDay(statements),
    responses: byDay(responses),
    mark: fields.mark,
    caveat: fields.caveat ?? '',
    sources: split(fields.sources, /\n/),
    links: split(fields.links, /\s+/),
    selfRevealed: fields.selfRevealed === 'yes',
    excluded: fields.excluded === 'yes',
    ruling: rulingWhy === undefined ? null : { measure: rulingDay ?? null, why: rulingWhy },
    omitted: bundled?.omitted ?? 0,
    edited: { record: record.id, at: record.changed, sources: split(fields.basis, /\s+/), why: fields.why },
  }
}

/** The bundled incidents, each as its record says where there is one, and those that were added. */
export function withRecorded(
  bundled: readonly Incident[],
  recorded: readonly Incident[],
): readonly Incident[] {
  if (recorded.length === 0) return bundled
  const byId = new Map(recorded.map((one) => [one.id, one]))
  const known = new Set(bundled.map(({ id }) => id))
  return [
    ...bundled.map((one) => byId.get(one.id) ?? one),
    ...recorded.filter(({ id }) => !known.has(id)).sort((a, b) => a.id.localeCompare(b.id)),
  ]
}
