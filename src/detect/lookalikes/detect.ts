import { domainsSideBySide, type SideBySide, sideBySide } from './difference.ts'
import { type Match, Matcher } from './match.ts'
import { isAccount, labelOf, type ProtectedName } from './names.ts'
import { decoded, observe } from './observed.ts'
import type { Hit, LookalikesResult, Sighting } from './result.ts'
import { type Closeness, type Rule, rules } from './rules.ts'

const mostHits = { close: 5000, namesake: 1000 } as const
const mostHosts = 5

interface Gathered {
  readonly what: Sighting['what']
  readonly matches: readonly Match[]
  readonly hosts: Set<string>
  first: string | null
  times: number
}

/**
 * Holds what was found so far; memory grows with the hits and not with the names looked at. Hosts under one registered
 * domain are one hit.
 */
export class Lookalikes {
  private readonly matcher: Matcher
  private readonly names: readonly ProtectedName[]
  private readonly found = new Map<string, Gathered>()
  private counts = { names: 0, unreadable: 0, known: 0 }
  private first: string | null = null
  private last: string | null = null
  private dated = 0

  /** @param genuine domains and account names known to be somebody's own in good faith, in lower case */
  constructor(names: readonly ProtectedName[], genuine: ReadonlySet<string>) {
    this.matcher = new Matcher(names, genuine)
    this.names = names
  }

  /** @returns whether it is a name that can be looked at: no address, no bare ending */
  take({ what, name, day, times }: Sighting): boolean {
    if (day !== null) this.see(day)
    const matches = what === 'domain' ? this.matcher.domain(name) : this.matcher.account(name)
    if (matches === 'unreadable') {
      this.counts.unreadable++
      return false
    }
    this.counts.names++
    if (matches === 'known') {
      this.counts.known++
      return true
    }
    if (matches.length === 0) return true
    const observed = what === 'domain' ? observe(name) : undefined
    const shown = observed === undefined ? name.trim().replace(/^@/, '') : observed.domain
    const key = `${what} ${shown} ${matches[0]!.rule === 'subdomain' ? (observed?.host ?? '') : ''}`
    const known = this.found.get(key) ?? { what, matches, hosts: new Set(), first: null, times: 0 }
    this.found.set(key, known)
    if (known.hosts.size < 10_000) known.hosts.add(observed?.host ?? shown)
    known.times += times
    if (day !== null && (known.first === null || day < known.first)) known.first = day
    return true
  }

  private see(day: string): void {
    this.dated++
    if (this.first === null || day < this.first) this.first = day
    if (this.last === null || day > this.last) this.last = day
  }

  result(): LookalikesResult {
    const all = [...this.found].map(([key, gathered]) => this.hit(key.split(' ')[1]!, gathered))
    all.sort(order)
    const byRule = new Map(
      rules.map((rule): [Rule, Record<Closeness, number>] => [rule, { close: 0, namesake: 0 }]),
    )
    const byName = this.names.map(() => ({ close: 0, namesake: 0 }))
    const total = { close: 0, namesake: 0 }
    const hits: Hit[] = []
    for (const hit of all) {
      byRule.get(hit.rule)![hit.closeness]++
      byName[hit.like]![hit.closeness]++
      total[hit.closeness]++
      if (total[hit.closeness] <= mostHits[hit.closeness]) hits.push(hit)
    }
    return {
      hits,
      leftOut: {
        close: Math.max(0, total.close - mostHits.close),
        namesake: Math.max(0, total.namesake - mostHits.namesake),
      },
      counts: { ...this.counts, ...total },
      byRule: [...byRule].filter(([, n]) => n.close + n.namesake > 0).map(([rule, n]) => ({ rule, ...n })),
      byName,
      days:
        this.first === null || this.last === null
          ? null
          : { first: this.first, last: this.last, dated: this.dated },
    }
  }

  private hit(name: string, { what, matches, hosts, first, times }: Gathered): Hit {
    const [best, ...rest] = matches
    const { name: like, key, rule, closeness, distance } = best!
    const observed = what === 'domain' ? observe(name) : undefined
    const shown = observed === undefined ? name : `${decoded(observed.label)}.${observed.ending.suffix}`
    const own = ownName(this.names[like]!, key.text)
    const sorted = [...hosts].sort()
    const seen = rule === 'subdomain' ? sorted[0]! : shown
    return {
      what,
      name: seen,
      hosts: sorted.slice(0, mostHosts),
      hostCount: sorted.length,
      first,
      times,
      like,
      own,
      key: key.text,
      weight: key.weight,
      rule,
      closeness,
      distance,
      ending: observed?.ending.kind ?? null,
      beside: besides(seen, rule === 'subdomain' ? undefined : observed?.ending.suffix, own),
      also: rest.filter((match) => match.closeness === 'close').map((match) => match.name),
    }
  }
}

function besides(seen: string, suffix: string | undefined, own: string): SideBySide {
  const ownSuffix = isAccount(own) || !own.includes('.') ? '' : labelOf(own).ending.suffix
  if (suffix === undefined || ownSuffix === '' || !seen.endsWith(`.${suffix}`)) return sideBySide(seen, own)
  const parts = (name: string, ending: string) => ({ name: name.slice(0, -ending.length - 1), ending })
  return domainsSideBySide(parts(seen, suffix), parts(own, ownSuffix))
}

/** The owner's domain or name that bears the spelling, else the first. */
function ownName({ name, owned }: ProtectedName, key: string): string {
  const bears = (one: string) =>
    (isAccount(one) ? one.slice(1) : labelOf(one).label).toLowerCase().replaceAll('-', '') === key
  return owned.find(bears) ?? owned[0] ?? name
}

function order(a: Hit, b: Hit): number {
  if (a.closeness !== b.closeness) return a.closeness === 'close' ? -1 : 1
  if (a.first !== b.first) return (a.first ?? '') > (b.first ?? '') ? -1 : 1
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}
