import type { AccountKind, AccountRole, Cast, Group } from './cast.ts'
import type { OperationKind, OperationParameters } from './operations.ts'
import { isSeeder } from './plan.ts'
import type { Deed, Simulation } from './simulate.ts'

export interface AccountTruth {
  /** As in the posts. */
  readonly account: string
  /** `party-1`, `newsroom-1`, `fans-1`, an operation's id; empty for somebody who belongs to no group. */
  readonly group: string
  readonly kind: AccountKind
  readonly role: AccountRole
}

export interface OperationTruth {
  readonly id: string
  readonly kind: OperationKind
  /** DISARM technique ids. */
  readonly techniques: readonly string[]
  readonly accounts: readonly string[]
  /** In `framing`: the genuine account that is shadowed and is not to blame. */
  readonly framed: string | null
  /** What was pushed: links, or `text:` and a word for messages without one. In order of first use. */
  readonly objects: readonly string[]
  /** Posts made for the operation; cover posts are not counted. */
  readonly posts: number
  /** ISO 8601 of the first and the last of them; null when there are none. */
  readonly first: string | null
  readonly last: string | null
  readonly parameters: OperationParameters
}

/** Who did what. Accounts that are not listed are organic and belong to no group. */
export interface Truth {
  readonly seed: number
  readonly posts: number
  readonly accounts: readonly AccountTruth[]
  readonly operations: readonly OperationTruth[]
}

export interface Affiliation {
  readonly account: string
  readonly affiliation: string
}

function roleOf(group: Group, account: number): AccountRole {
  if (group.operation?.kind !== 'lookalike-outlet') return 'member'
  return isSeeder(group, account) ? 'seeder' : 'amplifier'
}

interface Tally {
  readonly objects: Set<string>
  posts: number
  first: number
  last: number
}

/** Keeps the record of a world while it runs. */
export class Witness {
  readonly #simulation: Simulation
  readonly #name: (account: number) => string
  readonly #tallies = new Map<Group, Tally>()

  constructor(simulation: Simulation, name: (account: number) => string) {
    this.#simulation = simulation
    this.#name = name
    for (const group of simulation.cast.groups) {
      this.#tallies.set(group, { objects: new Set(), posts: 0, first: Number.NaN, last: Number.NaN })
    }
  }

  /** @param object called only for posts of an operation */
  see(deed: Deed, object: () => string): void {
    if (deed.group?.operation === undefined) return
    const tally = this.#tallies.get(deed.group)!
    tally.objects.add(object())
    if (tally.posts++ === 0) tally.first = deed.at
    tally.last = deed.at
  }

  /** Complete once the world has run to its end. */
  truth(): Truth {
    const { settings, cast } = this.#simulation
    const accounts: AccountTruth[] = []
    const operations: OperationTruth[] = []
    for (const group of cast.groups) {
      for (const account of group.members) {
        accounts.push({
          account: this.#name(account),
          group: group.name,
          kind: group.kind,
          role: roleOf(group, account),
        })
      }
      if (group.lead >= 0) {
        accounts.push({
          account: this.#name(group.lead),
          group: group.name,
          kind: 'organic',
          role: group.operation === undefined ? 'star' : 'framed',
        })
      }
      if (group.operation === undefined) continue
      const { id, kind, techniques, parameters } = group.operation
      const { objects, posts, first, last } = this.#tallies.get(group)!
      const iso = (at: number) => (posts === 0 ? null : `${new Date(at * 1000).toISOString().slice(0, 19)}Z`)
      operations.push({
        id,
        kind,
        techniques,
        accounts: group.members.map((account) => this.#name(account)),
        framed: group.lead >= 0 ? this.#name(group.lead) : null,
        objects: [...objects],
        posts,
        first: iso(first),
        last: iso(last),
        parameters,
      })
    }
    return { seed: settings.seed, posts: settings.posts, accounts, operations }
  }
}

/** Who openly belongs together: parties and newsrooms. */
export function affiliationsOf(cast: Cast, name: (account: number) => string): Affiliation[] {
  return cast.groups
    .filter(({ kind }) => kind === 'party' || kind === 'newsroom')
    .flatMap((group) => group.members.map((account) => ({ account: name(account), affiliation: group.name })))
}
