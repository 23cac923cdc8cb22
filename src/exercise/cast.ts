import type { Random } from '../kernel/random.ts'
import type { Settings } from './config.ts'
import { below, exponential } from './draws.ts'
import type { News } from './news.ts'
import type { Operation } from './operations.ts'
import type { Population } from './population.ts'

export type AccountKind = 'organic' | 'fan' | 'party' | 'newsroom' | 'operation'
export type AccountRole = 'member' | 'star' | 'framed' | 'seeder' | 'amplifier'

/** Several accounts that act together, openly or not. */
export interface Group {
  /** `party-1`, `newsroom-2`, `fans-1` or an operation's id. */
  readonly name: string
  readonly kind: AccountKind
  readonly members: readonly number[]
  /** The account that fans follow or that an operation frames; not a member. */
  readonly lead: number
  /** The outlet of a newsroom or of an operation, -1 where there is none. */
  readonly outlet: number
  readonly operation: Operation | undefined
}

/** What happens after an account posts an item: each follower posts it too, with a probability and a delay. */
export interface Following {
  readonly group: Group
  readonly participation: number
  /** Seconds. */
  delay(random: Random): number
}

export interface Cast {
  readonly groups: readonly Group[]
  /** By the account that is followed. */
  readonly followings: ReadonlyMap<number, Following>
  /** By outlet. */
  readonly newsrooms: ReadonlyMap<number, Group>
}

/** Chooses who belongs to a group, and gives planted accounts an ordinary life of the right size. */
export function castGroups(random: Random, settings: Settings, people: Population, news: News): Cast {
  const taken = new Set<number>()
  const unit = settings.posts / people.totalActivity()
  const recruit = (count: number): number[] => {
    const found: number[] = []
    while (found.length < count) {
      const account = below(random, people.size)
      if (taken.has(account)) continue
      taken.add(account)
      found.push(account)
    }
    return found.sort((a, b) => a - b)
  }
  /** An ordinary account of about so many posts; when there is none, the nearest is made to be one. */
  const lead = (posts: number): number => {
    for (let tries = 0; tries < 400; tries++) {
      const account = below(random, people.size)
      const expected = people.activity[account]! * unit
      if (taken.has(account) || expected < posts * 0.7 || expected > posts * 1.4) continue
      taken.add(account)
      return account
    }
    const account = recruit(1)[0]!
    people.activity[account] = posts / unit
    return account
  }
  const groups: Group[] = []
  const followings = new Map<number, Following>()
  const newsrooms = new Map<number, Group>()

  for (let g = 1; g <= settings.parties.groups; g++) {
    const members = recruit(settings.parties.size)
    const community = g % people.communities
    for (const account of members) {
      people.activity[account] = Math.min((8 + 20 * random()) / unit, people.activity[account]! + 12 / unit)
    }
    const group: Group = {
      name: `party-${g}`,
      kind: 'party',
      members,
      lead: -1,
      outlet: news.outletsOf(community)[0]!,
      operation: undefined,
    }
    groups.push(group)
    const delay = (r: Random) => 10 + Math.min(900, exponential(r, 170))
    for (const account of members) followings.set(account, { group, participation: 0.45, delay })
  }
  for (let g = 1; g <= settings.newsrooms.groups; g++) {
    const members = recruit(settings.newsrooms.size)
    for (const account of members) people.activity[account] = (2 + 6 * random()) / unit
    const mainstream = news.outletsOf(-1)
    const outlet = g <= mainstream.length ? mainstream[g - 1]! : news.anyOutlet(g % people.communities)
    const group: Group = {
      name: `newsroom-${g}`,
      kind: 'newsroom',
      members,
      lead: -1,
      outlet,
      operation: undefined,
    }
    groups.push(group)
    newsrooms.set(outlet, group)
  }
  for (let g = 1; g <= settings.fans.groups; g++) {
    const star = lead(30)
    const group: Group = {
      name: `fans-${g}`,
      kind: 'fan',
      members: recruit(settings.fans.size),
      lead: star,
      outlet: -1,
      operation: undefined,
    }
    groups.push(group)
    const delay = (r: Random) => 5 + 85 * r()
    followings.set(star, { group, participation: 0.4, delay })
  }
  for (const operation of settings.operations) {
    const { kind, parameters } = operation
    const members = recruit(parameters.size)
    const own = parameters.rounds * parameters.participation
    for (const account of members) {
      people.activity[account] = (parameters.cover * own * (0.5 + random())) / unit
    }
    const framed = kind === 'framing' ? lead(parameters.rounds) : -1
    const linkless = kind === 'copy-paste' || kind === 'reworded' || kind === 'framing'
    const group: Group = {
      name: operation.id,
      kind: 'operation',
      members,
      lead: framed,
      outlet: linkless ? -1 : news.addOutlet(),
      operation,
    }
    groups.push(group)
    if (framed >= 0) {
      const delay = (r: Random) => 1 + parameters.spread * r() + parameters.jitter * r()
      followings.set(framed, { group, participation: parameters.participation, delay })
    }
  }
  return { groups, followings, newsrooms }
}
