import type { Json } from '../kernel/canonical-json.ts'
import { type FlatField, isRows } from './field.ts'
import type { Content, RecordKind } from './kind.ts'

interface FieldAt {
  /** As a form names it: `actor`, `evidence.0.record`. */
  readonly name: string
  readonly field: FlatField
  readonly value: Json
}

/** Every single value of a record with its field, entries of rows one by one. */
export function flatValues(kind: RecordKind, fields: Content): FieldAt[] {
  return Object.entries(kind.fields).flatMap(([name, field]): FieldAt[] => {
    const value = fields[name]
    if (value === undefined || value === null) return []
    if (!isRows(field)) return [{ name, field, value }]
    if (!Array.isArray(value)) return []
    return (value as readonly Content[]).flatMap((entry, i) =>
      Object.entries(field.columns).flatMap(([column, inner]) => {
        const cell = entry?.[column]
        return cell === undefined || cell === null
          ? []
          : [{ name: `${name}.${i}.${column}`, field: inner, value: cell }]
      }),
    )
  })
}

/** Ids of the records that a record links to. */
export function linksOf(kind: RecordKind, fields: Content): string[] {
  return flatValues(kind, fields).flatMap(({ field, value }) =>
    field.input.type === 'link' && typeof value === 'string' ? [value] : [],
  )
}

/** What a record points to: records, findings (and the whole where it names a part of one), entries of lists as `disarm:T0085`. */
export function targetsOf(kind: RecordKind, fields: Content): string[] {
  const targets = flatValues(kind, fields).flatMap(({ field, value }) => {
    if (typeof value !== 'string') return []
    if (field.input.type === 'link') return [value]
    if (field.input.type === 'code') return [`${field.input.vocabulary.name}:${value}`]
    if (field.input.type !== 'finding') return []
    const [whole = value] = value.split('/')
    return whole === value ? [value] : [value, whole]
  })
  return [...new Set(targets)]
}
