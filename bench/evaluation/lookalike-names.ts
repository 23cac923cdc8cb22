import type { NameKind, ProtectedName } from '../../src/detect/lookalikes/index.ts'

interface Known {
  readonly name?: string
  readonly kind?: NameKind
  readonly aliases?: readonly string[]
}

/**
 * What an analyst knows of a protected name beyond its domain: how it is written, in its own script, what it is called for
 * short, and whether it is an institution of a state. From general knowledge; the others are known by their domain only.
 */
const known: Readonly<Record<string, Known>> = {
  'rbc.ua': { name: 'РБК-Україна', aliases: ['РБК'] },
  'apnews.com': { name: 'The Associated Press', aliases: ['AP News'] },
  'nytimes.com': { name: 'The New York Times' },
  'si.com': { name: 'Sports Illustrated' },
  'bund.de': { kind: 'government' },
  'bundespolizei.de': { kind: 'government' },
  'gouv.fr': { kind: 'government' },
  'mfa.gov.ua': { kind: 'government' },
  'senate.gov': { kind: 'government' },
}

/** @param owned further domains of the same owner */
export function protectedName(domain: string, owned: readonly string[], bare: boolean): ProtectedName {
  const { name, kind, aliases }: Known = bare ? {} : (known[domain] ?? {})
  return {
    name: name ?? domain,
    purpose: 'protect',
    kind: kind ?? 'outlet',
    owned: bare ? [domain] : [domain, ...owned],
    aliases: aliases ?? [],
  }
}
