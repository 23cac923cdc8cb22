import { type Field, isRows } from './field.ts'
import type { Content, RecordKind } from './kind.ts'

/** Whether a field belongs to a record of this content: fields of another choice do not. */
function belongs(kind: RecordKind, name: string, content: Content): boolean {
  if (kind.variants === undefined) return true
  const { by, fields } = kind.variants
  const owners = Object.entries(fields).filter(([, own]) => own.includes(name))
  return owners.length === 0 || owners.some(([option]) => option === content[by])
}

/** The fields that a record of this content has, in the order of the form. */
export function fieldsFor(kind: RecordKind, content: Content): readonly (readonly [string, Field])[] {
  return Object.entries(kind.fields).filter(([name]) => belongs(kind, name, content))
}

/** The name of a field that has a value and belongs to another choice. */
export function strayField(kind: RecordKind, content: Content): string | undefined {
  return Object.keys(kind.fields).find((name) => {
    const value = content[name]
    const empty = value === undefined || value === null || (Array.isArray(value) && value.length === 0)
    return !empty && !belongs(kind, name, content)
  })
}

/** The choices that a form offers first, while none is made. */
export function openVariants(kind: RecordKind, content: Content) {
  if (kind.variants === undefined) return null
  const field = kind.fields[kind.variants.by]
  if (field === undefined || isRows(field) || field.input.type !== 'choice') return null
  const { options } = field.input
  const chosen = content[kind.variants.by]
  return typeof chosen === 'string' && Object.hasOwn(options, chosen)
    ? null
    : { by: kind.variants.by, label: field.label, options }
}
