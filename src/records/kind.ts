import { z } from 'zod'
import type { Json } from '../kernel/canonical-json.ts'
import type { Label } from '../vocab/label.ts'
import type { Tlp } from '../vocab/tlp.ts'
import type { Desk } from './authorisation.ts'
import type { ClockFacts } from './clocks/running.ts'
import type { Field } from './field.ts'
import type { StixMapping } from './stix/object.ts'

export type Fields = Readonly<Record<string, Field>>

type Shape<F extends Fields> = { [K in keyof F]: F[K]['schema'] }

/** The content of a record of these fields. */
export type Values<F extends Fields = Fields> = z.output<z.ZodObject<Shape<F>>>

/** The content of any record, as it lies in the ledger. */
export type Content = Readonly<Record<string, Json | undefined>>

/** What guards and derived fields may look at beside the record. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: number
  /** Content of the records that this one links to, by id; without those that the reader may not see. */
  readonly linked: ReadonlyMap<string, Content>
  /** Records of the kinds that the declaration `heeds` which point to this one, as far as the reader may see them. */
  readonly pointing: readonly Pointing[]
}

/** A record that links to the one at hand. */
export interface Pointing {
  readonly id: string
  readonly kind: string
  readonly fields: Content
  readonly approved: boolean
}

/** A value computed on reading and never stored. */
export interface Derived {
  readonly value: Json
  readonly text: Label
  /** `late` stands out. */
  readonly tone?: 'late' | 'soon'
}

export interface TimelineEntry {
  /** Milliseconds since 1970. */
  readonly at: number
  /** What the calendar or clock of the place shows: `2027-05-09` or `2027-05-09T08:00`. */
  readonly wall: string
  readonly says: Label
}

/** Everything that is said of a kind of record; form, list, page, history, exports and API follow from it. */
export interface KindDeclaration<F extends Fields> {
  /** Lower-case words joined by hyphens; the beginning of its events and part of its address. */
  readonly name: string
  /** Two to four capitals in front of its ids. */
  readonly prefix: string
  readonly one: Label
  readonly many: Label
  readonly means: Label
  readonly desk: Desk
  /** What a new record is marked with unless its author chooses otherwise. */
  readonly tlp: Tlp
  /** The same where it depends on what the form begins with. */
  tlpFor?(given: Content): Tlp
  /** Whether a second person approves each version. */
  readonly approval: boolean
  /** In the order of the form. */
  readonly fields: F
  readonly title: keyof F & string
  /** No two records that stand have the same value in this field; their ids follow from it. */
  readonly unique?: keyof F & string
  /** Shown in lists beside the title. */
  readonly columns: readonly (keyof F & string)[]
  /** Fields of type choice by which a list can be narrowed. */
  readonly filters: readonly (keyof F & string)[]
  /** Lists are in this order; without it the last changed is first. */
  readonly order?: keyof F & string
  /** @returns what is missing, as a sentence that says what to do, or undefined */
  guard?(values: Values<F>, previous: Values<F> | null, around: Surroundings): Label | undefined
  readonly derived?: Readonly<
    Record<string, { readonly label: Label; of(values: Values<F>, around: Surroundings): Derived | null }>
  >
  /** Fields that only records of one choice have; a form asks for the choice before it shows them. */
  readonly variants?: {
    /** A field of type choice. */
    readonly by: keyof F & string
    readonly fields: Readonly<Record<string, readonly (keyof F & string)[]>>
  }
  /** What is stored of valid content, where a rule of the kind says something else than its author. */
  settle?(values: Values<F>): Values<F>
  timeline?(values: Values<F>): readonly TimelineEntry[]
  /**
   * Clocks that run while the record stands as it does: they get the board, reminders and escalation. What `around`
   * holds may only stop a clock, never start one; `around.now` is not to be read.
   */
  clocks?(values: Values<F>, around: Surroundings): readonly ClockFacts[]
  /** Its clocks also follow from what it links to, and are read with that. */
  readonly clocksByLinks?: true
  /** What goes out to the public with this version: in electoral silence only the election commission may speak. */
  notice?(values: Values<F>): { readonly election: string; readonly by: 'commission' | 'other' } | null
  /** How it looks in STIX 2.1; a kind that has no place there has none. */
  readonly stix?: StixMapping<Values<F>>
  /** Numbered within each year in the order of the ledger, behind these capitals: `TC` gives `TC-2027-0012`. */
  readonly numbered?: string
  /** Kinds whose records, where they point to this one, guard and derived values look at. */
  readonly heeds?: readonly string[]
  /**
   * What a form begins with, given the values in its address. `around` has the records that those name as `linked`
   * and what points to these as `pointing`.
   */
  begin?(given: Content, around: Surroundings): Content
  /** What approval asks for beyond what the guard does; a sentence that says what to do, or undefined. */
  approvable?(values: Values<F>, around: Surroundings): Label | undefined
  /** Why a record may not be taken back now; undefined where it may. */
  keeps?(values: Values<F>, around: Surroundings): Label | undefined
  /** What anyone may know of a record that they may not read. */
  tells?(values: Values<F>): Content
  /** A page of its own about a record, `path/ID`, that the record's page leads to once it is approved, or at once. */
  readonly opens?: { readonly path: string; readonly label: Label; readonly at?: 'once' }
  /** For the public once approved, and from when on in milliseconds since 1970; null while that is not known. */
  released?(values: Values<F>, around: Surroundings): number | null
  /** Names that a reviewer does not see before they have put their own result on record. */
  readonly blind?: {
    names(values: Values<F>): readonly string[]
    /** The kind of the result, which points to the record. */
    readonly until: string
  }
}

/** A kind whose fields are not known in the type any more. */
export interface RecordKind extends KindDeclaration<Fields> {
  readonly schema: z.ZodType<Content>
}

const reserved = ['q', 'page', 'show', 'lang', 'tlp', 'shared', 'revision', 'reason', 'draft', 'of']

/** Fixes the types of one declaration; the engine then sees it as any other kind. */
export function declareKind<const F extends Fields>(declaration: KindDeclaration<F>): RecordKind {
  const taken = Object.keys(declaration.fields).find((name) => reserved.includes(name))
  if (taken !== undefined)
    throw new TypeError(`${declaration.name}: '${taken}' means something else in forms and addresses`)
  const shape = Object.fromEntries(
    Object.entries(declaration.fields).map(([name, field]) => [name, field.schema]),
  )
  const schema = z.strictObject(shape) as unknown as z.ZodType<Content>
  return { ...(declaration as unknown as KindDeclaration<Fields>), schema }
}
