import type { Label } from '../vocab/label.ts'

/** Who can be responsible for a step; those that are not public cannot answer a state alone. */
export const bodies = {
  government: { label: { en: 'government', fr: 'gouvernement' }, isPublic: true },
  commission: { label: { en: 'election commission', fr: 'commission électorale' }, isPublic: true },
  platform: { label: { en: 'platform', fr: 'plateforme' }, isPublic: false },
  party: { label: { en: 'party or campaign', fr: 'parti ou campagne' }, isPublic: false },
  newsroom: { label: { en: 'newsroom', fr: 'rédaction' }, isPublic: false },
} as const satisfies Readonly<Record<string, { readonly label: Label; readonly isPublic: boolean }>>

export type Body = keyof typeof bodies

/**
 * Whether a state's means meet private owners only. Reads the level of capability, never who the actor is.
 * @param owners of the steps of both plans, as far as a body is named
 */
export function lacksPublicOwner(capability: string | undefined, owners: readonly Body[]): boolean {
  return capability === 'state' && owners.length > 0 && owners.every((body) => !bodies[body].isPublic)
}
