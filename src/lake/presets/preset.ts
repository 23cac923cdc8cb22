import type { RawField, TimeFormat } from '../normalise.ts'

/** How a field is made from a table's columns: the first of several that is filled, a list of them, or a word. */
export type ColumnRule =
  | { readonly first: readonly string[] }
  | { readonly all: readonly string[] }
  | { readonly constant: string }
  /** The column, unless it says the same as the other one. */
  | { readonly column: string; readonly unlessSameAs: string }

/** A preset for tables (CSV, TSV, Parquet): a declaration. */
export interface TablePreset {
  readonly name: string
  /** One line for the reference in `docs/`. */
  readonly says: string
  /** Columns by which a table is recognised; an inner list holds names of which one is enough. */
  readonly needs: readonly (readonly string[])[]
  readonly fields: Readonly<Partial<Record<RawField, ColumnRule>>>
  readonly time?: TimeFormat
}

/** The text fields of one post before normalising; absent and empty mean the same. Lists are JSON arrays. */
export type NeutralRow = { [Field in RawField]?: string | undefined }

/** Why a record cannot be a post, in words for the person who made the file. */
export interface Refusal {
  readonly refused: string
}

/** A preset for records of JSON: a pure function. */
export interface RecordPreset {
  readonly name: string
  readonly says: string
  /** What a record must look like, for the message when nothing fits. */
  readonly needs: readonly (readonly string[])[]
  recognises(record: JsonObject): boolean
  flatten(record: JsonObject, context: RecordContext): NeutralRow | Refusal
}

/** Scalars of the object around the record, e.g. a chat's `id` and `name`. */
export type RecordContext = ReadonlyMap<string, string>

export type JsonObject = { readonly [key: string]: unknown }

/** Columns compare without regard to case, surrounding spaces and byte order marks. */
export function columnKey(name: string): string {
  return name
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
}
