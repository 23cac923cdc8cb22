import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import { asStrict, type Tlp } from '../vocab/tlp.ts'
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

/** Of a field with several entries only those that are not on both sides; all of them where only their order differs. */
export function onlyChangedRows(difference: FieldDifference): FieldDifference {
  const { before, after } = difference
  if (!Array.isArray(before) || !Array.isArray(after)) return difference
  const without = (all: readonly Json[], others: readonly Json[]) => {
    const known = new Set(others.map((one) => canonicalJson(one)))
    return all.filter((one) => !known.has(canonicalJson(one)))
  }
  const [gone, come] = [without(before, after), without(after, before)]
  return gone.length + come.length === 0 ? difference : { ...difference, before: gone, after: come }
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
  /** The stricter level where both changed it. */
  readonly tlp: Tlp
  readonly shared: boolean
}

/** A version as far as a merge goes. */
export interface Side {
  readonly fields: Content
  readonly tlp: Tlp
  readonly shared: boolean
}

export function merge(
  names: readonly string[],
  {
    base: before,
    theirs: other,
    mine: own,
  }: { readonly base: Side; readonly theirs: Side; readonly mine: Side },
): Pick<Merge, 'fields' | 'merged' | 'tlp' | 'shared'> {
  const fields = names.map((field): FieldMerge => {
    const [base, theirs, mine] = [before.fields[field], other.fields[field], own.fields[field]]
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
  const stricter = asStrict(own.tlp, other.tlp) ? own.tlp : other.tlp
  return {
    fields,
    merged: withoutNull(Object.fromEntries(merged) as Content),
    tlp: own.tlp === before.tlp ? other.tlp : other.tlp === before.tlp ? own.tlp : stricter,
    shared: own.shared === before.shared ? other.shared : own.shared,
  }
}

/** A field that has no value is absent, never null. */
export function withoutNull(content: Content): Content {
  return Object.fromEntries(
    Object.entries(content).filter(([, value]) => value !== null && value !== undefined),
  )
}
