import { Matcher, type NameKind, type ProtectedName } from '../../src/detect/lookalikes/index.ts'

export function named(owned: string, more: Partial<ProtectedName> = {}): ProtectedName {
  return { name: owned, purpose: 'protect', kind: 'outlet', owned: [owned], aliases: [], ...more }
}

/** `rule closeness` of the best likeness, `known`, `unreadable`, or `none`. */
export function verdict(observed: string, ...names: readonly ProtectedName[]): string {
  return said(new Matcher(names, new Set()).domain(observed))
}

export function said(looked: ReturnType<Matcher['domain']>): string {
  if (typeof looked === 'string') return looked
  const [best] = looked
  return best === undefined ? 'none' : `${best.rule} ${best.closeness}`
}

export const asKind = (word: string) => word as NameKind
