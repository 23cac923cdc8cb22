import { type Action, type Desk, desks } from './authorisation.ts'

/** What an access token may be used for: `read`, `write` (which includes reading), `read:task`, `write:desk/work`. */
export interface Scope {
  readonly access: 'read' | 'write'
  /** Null: every kind of record. */
  readonly of: { readonly desk: Desk } | { readonly kind: string } | null
}

const reading: readonly Action[] = ['read', 'export', 'audit']
const form = /^(read|write)(?::(?:desk\/([a-z]+)|([a-z][a-z0-9-]{0,39})))?$/

/** @returns undefined for what is no scope */
export function parseScope(text: string): Scope | undefined {
  const [, access, desk, kind] = form.exec(text) ?? []
  if (access !== 'read' && access !== 'write') return undefined
  if (kind !== undefined) return { access, of: { kind } }
  if (desk === undefined) return { access, of: null }
  const known = desks.find((one) => one === desk)
  return known === undefined ? undefined : { access, of: { desk: known } }
}

export function scopeText({ access, of }: Scope): string {
  if (of === null) return access
  return 'desk' in of ? `${access}:desk/${of.desk}` : `${access}:${of.kind}`
}

/** Without scopes everything is within them; with an empty list nothing is. */
export function withinScopes(
  scopes: readonly Scope[] | undefined,
  action: Action,
  { name, desk }: { readonly name: string; readonly desk: Desk },
): boolean {
  if (scopes === undefined) return true
  return scopes.some(
    ({ access, of }) =>
      (access === 'write' || reading.includes(action)) &&
      (of === null || ('desk' in of ? of.desk === desk : of.kind === name)),
  )
}
