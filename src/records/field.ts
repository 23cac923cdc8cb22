import { z } from 'zod'
import type { Label } from '../vocab/label.ts'

/** What a form shows for a field. */
export type Input =
  | { readonly type: 'text'; readonly lines: number; readonly max: number }
  | { readonly type: 'number' }
  /** `2027-05-09` */
  | { readonly type: 'day' }
  /** `2027-05-09T08:00`, in the zone that the kind says */
  | { readonly type: 'time' }
  | { readonly type: 'choice'; readonly options: Readonly<Record<string, Label>> }
  /**
   * The id or number of another record of that kind. Where it `releases`, this record may be marked less strictly
   * than the other: it says in words of its own, which a second person approves, what others may know of it.
   */
  | { readonly type: 'link'; readonly kind: string; readonly releases: boolean }
  /** A finding of a detector or a part of one: `F-7K3Q9D4M2X/C1`. */
  | { readonly type: 'finding' }
  /** An entry of a long list, such as a technique. */
  | { readonly type: 'code'; readonly vocabulary: Vocabulary }

/** A list too long to be shown as choices; a form offers its entries while typing. */
export interface Vocabulary {
  readonly name: string
  readonly entries: ReadonlyMap<string, Label>
}

export interface FlatField<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema
  readonly label: Label
  /** What is expected, for the form and for the refusal. */
  readonly expects: Label
  /** Whether a form says beforehand what is expected, because the input itself does not show it. */
  readonly hint: boolean
  readonly input: Input
}

/** Several entries of the same columns, such as pieces of evidence. */
export interface RowsField<
  Columns extends Readonly<Record<string, FlatField>> = Readonly<Record<string, FlatField>>,
> {
  readonly schema: z.ZodType<readonly z.infer<z.ZodObject<{ [K in keyof Columns]: Columns[K]['schema'] }>>[]>
  readonly label: Label
  readonly expects: Label
  readonly columns: Columns
}

export type Field = FlatField | RowsField

export const mostRows = 40

export function isRows(field: Field): field is RowsField {
  return 'columns' in field
}

export function isRequired(field: Field): boolean {
  return !field.schema.safeParse(undefined).success
}

const words = {
  text: (max: number): Label => ({
    en: `text of at most ${max} characters`,
    fr: `un texte de ${max} caractères au plus`,
  }),
  number: { en: 'a whole number', fr: 'un nombre entier' },
  day: { en: 'a day such as 2027-05-09', fr: 'un jour tel que 2027-05-09' },
  time: { en: 'a time such as 2027-05-09T08:00', fr: 'une heure telle que 2027-05-09T08:00' },
  choice: { en: 'one of the choices', fr: 'l’un des choix' },
  link: { en: 'the id of a record', fr: 'l’identifiant d’une fiche' },
  finding: {
    en: 'a finding or a part of one, such as F-7K3Q9D4M2X/C1',
    fr: 'un constat ou une partie, tel que F-7K3Q9D4M2X/C1',
  },
  code: (example: string): Label => ({
    en: `an entry of the list, such as ${example}`,
    fr: `une entrée de la liste, telle que ${example}`,
  }),
  rows: { en: `at most ${mostRows} entries`, fr: `${mostRows} entrées au plus` },
}

interface TextOptions {
  readonly max?: number
  /** Lines of the form's field. */
  readonly lines?: number
  readonly pattern?: RegExp
  readonly expects?: Label
}

export function text(label: Label, options: TextOptions = {}): FlatField<z.ZodString> {
  const { max = 200, lines = 1, pattern } = options
  const written = z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => value.isWellFormed())
  return {
    schema: pattern === undefined ? written : written.regex(pattern),
    label,
    expects: options.expects ?? words.text(max),
    hint: options.expects !== undefined,
    input: { type: 'text', lines, max },
  }
}

export function whole(label: Label, least: number, most: number, expects?: Label) {
  const schema = z.int().min(least).max(most)
  const hint = expects !== undefined
  return { schema, label, expects: expects ?? words.number, hint, input: { type: 'number' } } as const
}

export function day(label: Label) {
  return { schema: z.iso.date(), label, expects: words.day, hint: false, input: { type: 'day' } } as const
}

const minutes = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

export function time(label: Label) {
  const schema = z
    .string()
    .regex(minutes)
    .refine((value) => {
      const at = Date.parse(`${value}Z`)
      return Number.isFinite(at) && new Date(at).toISOString().startsWith(value)
    })
  return { schema, label, expects: words.time, hint: false, input: { type: 'time' } } as const
}

export function choice<const Options extends Readonly<Record<string, Label>>>(
  label: Label,
  options: Options,
): FlatField<z.ZodType<keyof Options & string>> {
  const names = Object.keys(options) as (keyof Options & string)[]
  return {
    schema: z.enum(names),
    label,
    expects: words.choice,
    hint: false,
    input: { type: 'choice', options },
  }
}

/** Ids are a prefix and eight characters of Crockford's base 32. */
export const recordId = /^[A-Z]{2,4}-[0-9A-HJKMNP-TV-Z]{8}$/

/** `TC-2027-0012`: the twelfth of its kind in that year. */
export const recordNumber = /^[A-Z]{2,4}-\d{4}-\d{4,8}$/

export function link(label: Label, kind: string, { releases = false } = {}) {
  return {
    schema: z.string().regex(recordId),
    label,
    expects: words.link,
    hint: false,
    input: { type: 'link', kind, releases },
  } as const
}

const findingReference = /^F-[0-9A-HJKMNP-TV-Z]{6,20}(\/[A-Za-z][\w-]{0,39})?$/

export function finding(label: Label) {
  return {
    schema: z.string().regex(findingReference),
    label,
    expects: words.finding,
    hint: true,
    input: { type: 'finding' },
  } as const
}

/** One id of a list, such as `T0085`. */
export function code(label: Label, vocabulary: Vocabulary): FlatField<z.ZodString> {
  const example = vocabulary.entries.keys().next().value ?? ''
  return {
    schema: z
      .string()
      .max(40)
      .refine((id) => vocabulary.entries.has(id)),
    label,
    expects: words.code(example),
    hint: true,
    input: { type: 'code', vocabulary },
  }
}

export function optional<Schema extends z.ZodType>(field: FlatField<Schema>) {
  return { ...field, schema: field.schema.optional() }
}

/** An empty list when nothing is given. */
export function rows<const Columns extends Readonly<Record<string, FlatField>>>(
  label: Label,
  columns: Columns,
): RowsField<Columns> {
  const shape = Object.fromEntries(Object.entries(columns).map(([name, field]) => [name, field.schema]))
  const schema = z.array(z.strictObject(shape)).max(mostRows).default([])
  return { schema: schema as unknown as RowsField<Columns>['schema'], label, expects: words.rows, columns }
}
