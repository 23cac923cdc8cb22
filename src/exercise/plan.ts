import type { Random } from '../kernel/random.ts'
import type { Group } from './cast.ts'
import type { Settings } from './config.ts'
import { below } from './draws.ts'
import type { Item, News } from './news.ts'
import { rhythm } from './rhythm.ts'

/** One push of one object by a team. */
export interface Round {
  readonly group: Group
  readonly number: number
  /** Absent until the first post when an outlet's current article is to be pushed. */
  item: Item | undefined
}

/** A post that is decided before the world runs. Times are whole seconds since 1970. */
export interface Scripted {
  readonly at: number
  readonly account: number
  readonly round: Round
}

/** Writes the script of every operation that does not wait for somebody else's posts. */
export function scriptRounds(
  random: Random,
  settings: Settings,
  groups: readonly Group[],
  news: News,
): Scripted[] {
  const { start, end } = settings
  const script: Scripted[] = []
  for (const group of groups) {
    if (group.operation === undefined || group.operation.kind === 'framing') continue
    const { kind, parameters } = group.operation
    const wordy = kind === 'copy-paste' || kind === 'reworded'
    let number = 0
    for (let push = 0; push < parameters.rounds; push++) {
      const base = wakingMoment(random, start, end)
      for (const team of deal(random, group.members, parameters.rotation)) {
        const genuine = !wordy && random() < parameters.genuine
        const item = genuine ? undefined : news.loose(wordy ? -1 : group.outlet, base)
        const round: Round = { group, number: number++, item }
        for (const account of team) {
          if (random() >= parameters.participation) continue
          const seeder = kind === 'lookalike-outlet' && isSeeder(group, account)
          const wait = seeder ? 0.1 * parameters.spread * random() : parameters.spread * random()
          const at = base + Math.floor(wait + parameters.jitter * random())
          if (at >= end) continue
          const own = kind === 'reworded' ? { ...round, item: news.loose(-1, base) } : round
          script.push({ at, account, round: own })
        }
      }
    }
  }
  return script
}

/** The first two members of a lookalike outlet's group post first. */
export function isSeeder(group: Group, account: number): boolean {
  return account === group.members[0] || account === group.members[1]
}

function wakingMoment(random: Random, start: number, end: number): number {
  for (;;) {
    const at = Math.floor(start + (0.05 + 0.92 * random()) * (end - start))
    if (random() * 1.4 < rhythm(at, 1)) return at
  }
}

/** Deals the members anew into `teams` teams whose sizes differ by one at most. */
function deal(random: Random, members: readonly number[], teams: number): number[][] {
  if (teams === 1) return [[...members]]
  const shuffled = [...members]
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = below(random, i + 1)
    const other = shuffled[j]!
    shuffled[j] = shuffled[i]!
    shuffled[i] = other
  }
  return Array.from({ length: teams }, (_, t) => shuffled.filter((_, i) => i % teams === t))
}
