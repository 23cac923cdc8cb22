import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import type { Content } from './kind.ts'

export interface FieldDifference {
  readonly field: string
  /** Null where the field had no value. */
  readonly before: Json
  readonly after: Json
}

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  canonicalJson(a ?? null) === canonicalJson(b ?? null)

/** The fields that differ, in the order given. */
export function differences(fields: readonly string[], before: Content, after: Content): FieldDifference[] {
  return fields
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
}

export interface FieldMerge {
  readonly field: string
  readonly base: Json
  readonly theirs: Json
  readonly mine: Json
  /** `both`: changed on both sides, each in its own way, so that a person must choose. */
  readonly changedBy: 'nobody' | 'mine' | 'theirs' | 'both'
}

/** A three-way merge, field by field. */
export interface Merge {
  /** Revision that both sides are measured against from now on. */
  readonly revision: number
  readonly changedBy: string
  readonly changed: number
  readonly fields: readonly FieldMerge[]
  /** Their change where only they changed a field, else mine. */
  readonly merged: Content
}

export function merge(
  names: readonly string[],
  sides: { readonly base: Content; readonly theirs: Content; readonly mine: Content },
): Pick<Merge, 'fields' | 'merged'> {
  const fields = names.map((field): FieldMerge => {
    const [base, theirs, mine] = [sides.base[field], sides.theirs[field], sides.mine[field]]
    const byThem = !same(base, theirs)
    const byMe = !same(base, mine)
    const changedBy =
      byThem && byMe && !same(theirs, mine) ? 'both' : byMe ? 'mine' : byThem ? 'theirs' : 'nobody'
    return { field, base: base ?? null, theirs: theirs ?? null, mine: mine ?? null, changedBy }
  })
  const merged = fields.map(({ field, changedBy, theirs, mine }) => [
    field,
    changedBy === 'theirs' ? theirs : mine,
  ])
  return { fields, merged: withoutNull(Object.fromEntries(merged) as Content) }
}

/** A field that has no value is absent, never null. */
export function withoutNull(content: Content): Content {
  return Object.fromEntries(
    Object.entries(content).filter(([, value]) => value !== null && value !== undefined),
  )
}
