import type { Content } from '../../records/index.ts'
import { type MeasureClassName, measureClasses } from '../../vocab/measures.ts'
import { countedAsMeasure, responses } from '../../vocab/responses.ts'
import type { Measure } from '../kinds/measure-fields.ts'
import type { Direction, Position } from '../kinds/position.ts'
import type { Incident } from '../library/incident.ts'
import { type StepName, stepOfClass, stepOfResponse } from './steps.ts'

/** Something that shows what a deed or a word was. */
export interface Document {
  readonly text: string
  /** Where it can be read; not always an address. */
  readonly source: string
}

/** Of an entry that another instance wrote: who handed it on, and the ledger in which it stands. */
export interface Foreign {
  readonly member: string
  readonly ledger: string
}

/** What a government announced or did, whether it stands in a record or in the library. Days are `2018-03-15`. */
export interface Deed {
  /** Address of what it was read from, without a leading slash: `answers/ME-…`, `library/US-2016`. */
  readonly at: string
  /** The same for every version of it. */
  readonly key: string
  /** Code of the country or union. */
  readonly government: string
  readonly class: MeasureClassName | null
  readonly step: StepName | null
  readonly title: string
  readonly announced: string | null
  readonly implemented: string | null
  readonly ended: string | null
  readonly documents: readonly Document[]
  /** Who blocks it or works against it; null where nobody does. */
  readonly obstructedBy: string | null
  readonly binding: Measure['binding'] | null
  /** A second person has approved it, or it ships with the program. */
  readonly approved: boolean
  /** Incident of the library or record of the case that it answers. */
  readonly answers: string | null
  /** Record of the election that it is for. */
  readonly election: string | null
  /** Persons, entities, diplomats, facilities that it names. */
  readonly targets: number | null
  readonly sectors: number | null
  /** For an indictment: whether the accused can be reached. */
  readonly reachable: 'yes' | 'no' | 'unknown' | null
  /** Milliseconds since 1970 at which the record was changed, or came here; null for the library. */
  readonly changed: number | null
  /** Null for what stands here. */
  readonly from: Foreign | null
}

/** What an office said or how it behaved. */
export interface Said {
  readonly at: string
  readonly key: string
  readonly government: string
  readonly office: string
  readonly day: string
  readonly sort: Position['sort']
  readonly direction: Direction
  readonly step: StepName | null
  readonly title: string
  readonly quote: string | null
  readonly source: string
  readonly verdict: Position['verdict'] | null
  readonly tested: string | null
  readonly answers: string | null
  readonly election: string | null
  readonly approved: boolean
  readonly changed: number | null
  readonly from: Foreign | null
}

interface Recorded {
  readonly id: string
  readonly fields: Content
  readonly approved: boolean
  readonly changed: number
  readonly from?: Foreign
}

/** Where an entry stands, and a key that no other entry has. */
function placeOf({ id, from }: Recorded) {
  if (from === undefined) return { at: `answers/${id}`, key: id, from: null }
  return { at: `answers/${id}?origin=${encodeURIComponent(from.ledger)}`, key: `${from.ledger}/${id}`, from }
}

/** Day of the newest thing that is known of a deed. */
export const dayOfDeed = ({ implemented, announced }: Deed): string => implemented ?? announced ?? ''

const sum = (...parts: readonly (number | undefined)[]): number | null => {
  const given = parts.filter((part) => part !== undefined)
  return given.length === 0 ? null : given.reduce((a, b) => a + b, 0)
}

/** What is only planned is no deed yet. */
export const isPlanned = ({ status }: Content): boolean => status === 'planned'

/** @param government code of the government that the record links to */
export function deedOfMeasure(recorded: Recorded, government: string): Deed {
  const { fields, approved, changed } = recorded
  const measure = fields as unknown as Measure
  const done = measure.evidence.length > 0 ? (measure.implemented ?? null) : null
  const blocked = measure.blockedBy ?? (measure.executive === 'opposes' ? 'the executive' : undefined)
  return {
    ...placeOf(recorded),
    government,
    class: Object.hasOwn(measureClasses, measure.class) ? measure.class : null,
    step: measure.step ?? stepOfClass(measure.class),
    title: measure.title,
    announced: measure.announced ?? null,
    implemented: done,
    ended: measure.ended ?? null,
    documents: measure.evidence.map(({ what, source }) => ({ text: what, source })),
    obstructedBy: blocked ?? (measure.class === 'investigation-obstruction' ? measure.title : null),
    binding: measure.binding,
    approved,
    answers: measure.case ?? measure.incident ?? null,
    election: measure.election ?? null,
    targets: sum(
      measure.persons,
      measure.entities,
      measure.expelled,
      measure.facility === undefined ? undefined : 1,
    ),
    sectors: measure.sectors ?? null,
    reachable: measure.reachable ?? null,
    changed,
  }
}

/** @param government code of the government that the record links to */
export function saidOfPosition(recorded: Recorded, government: string): Said {
  const { fields, approved, changed } = recorded
  const position = fields as unknown as Position
  return {
    ...placeOf(recorded),
    government,
    office: position.speaker,
    day: position.said,
    sort: position.sort,
    direction: position.direction,
    step: position.step ?? null,
    title: position.title,
    quote: position.quote ?? null,
    source: position.source,
    verdict: position.verdict ?? null,
    tested: position.tested ?? null,
    answers: position.case ?? null,
    election: position.election ?? null,
    approved,
    changed,
  }
}

/** What governments did by the library: a dated entry with its sources is a deed with its documents. */
export function deedsOfLibrary(incidents: readonly Incident[]): readonly Deed[] {
  return incidents.flatMap((incident) =>
    incident.responses.flatMap((entry, i) => {
      const { class: name, label } = responses[entry.type]
      if (name === null || entry.day === null) return []
      const checked = entry.mark === 'verified_search'
      // Of some cases the compilers keep one list of pages for all entries.
      const read = entry.links.length > 0 ? entry.links : incident.links
      const { ruling } = incident
      // What the compilers ruled an answer to something else is still a deed, but not one about this incident.
      const other =
        ruling !== null &&
        countedAsMeasure.includes(entry.type) &&
        (ruling.measure === null || entry.day < ruling.measure)
      return entry.governments.map(
        (government): Deed => ({
          at: `library/${incident.id}`,
          key: `${incident.id}/${i}/${government}`,
          government,
          class: name,
          step: stepOfResponse(entry.type),
          title: entry.detail === '' ? label.en : `${label.en}: ${entry.detail}`,
          announced: entry.day,
          implemented: checked ? entry.day : null,
          ended: null,
          documents: checked ? read.map((source) => ({ text: label.en, source })) : [],
          obstructedBy: null,
          binding: null,
          approved: true,
          answers: other ? null : incident.id,
          election: null,
          targets: null,
          sectors: null,
          reachable: entry.type === 'indictment' ? 'unknown' : null,
          changed: null,
          from: null,
        }),
      )
    }),
  )
}
