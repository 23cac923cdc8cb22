import { ExerciseError } from './errors.ts'
import { makeOperation, type Operation, type OperationSpec, operationKinds } from './operations.ts'

/** Several groups of one kind. */
export interface GroupsSpec {
  readonly groups: number
  /** Accounts in each. */
  readonly size: number
}

/** What a world is made from. Only `posts` and `seed` are needed; the same config gives the same bytes. */
export interface ExerciseConfig {
  /** Posts in all, exactly. At least 100. */
  readonly posts: number
  readonly seed: number
  /** Accounts in all. Default: a tenth of the posts. */
  readonly accounts?: number
  /** Days before `end`. Default 21. */
  readonly days?: number
  /** Milliseconds since 1970 at which the posts stop. Default: the end of the Friday before election day. */
  readonly end?: number
  readonly communities?: number
  /** Moments of breaking news. Default 6. */
  readonly breaking?: number
  readonly operations?: readonly OperationSpec[]
  /** Parties whose accounts openly repost each other within minutes. Default none. */
  readonly parties?: GroupsSpec
  /** Newsrooms whose accounts openly post the same article within seconds, from a feed. Default none. */
  readonly newsrooms?: GroupsSpec
  /** Honest fans who react to a star's posts within 90 s. Default none. */
  readonly fans?: GroupsSpec
  /** Leaves out posts without an object (talk and plain replies), so that every post is an action. Default false. */
  readonly objectsOnly?: boolean
}

/** Sunday 2027-05-09, the fictional election day; posts end with the Friday before. */
export const electionDay = Date.UTC(2027, 4, 9)

const friday = Date.UTC(2027, 4, 8)

/** The bundled demonstration: three weeks of about 20,000 posts with one operation of each kind. */
export const demoExercise: ExerciseConfig = {
  posts: 20_000,
  seed: 2027,
  operations: operationKinds.map((kind) => ({ kind })),
  parties: { groups: 3, size: 10 },
  newsrooms: { groups: 2, size: 4 },
  fans: { groups: 1, size: 8 },
}

/** A world in which nobody acts together except by chance, rhythm, community and virality. */
export function calibrationExercise(posts: number, seed: number): ExerciseConfig {
  return { posts, seed, objectsOnly: true }
}

export interface Settings {
  readonly posts: number
  readonly seed: number
  readonly accounts: number
  /** Seconds since 1970, whole. */
  readonly start: number
  readonly end: number
  readonly communities: number
  readonly breaking: number
  readonly operations: readonly Operation[]
  readonly parties: GroupsSpec
  readonly newsrooms: GroupsSpec
  readonly fans: GroupsSpec
  readonly objectsOnly: boolean
}

function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new ExerciseError('bad-setting', `${name} is ${value}, not a whole number from ${least} to ${most}`)
}

/** Checks a config and fills in its defaults. @throws ExerciseError `bad-setting`, `too-small`, `unknown-operation` */
export function settingsOf(config: ExerciseConfig): Settings {
  const posts = whole('posts', config.posts, 100, 1_000_000_000)
  const accounts = whole('accounts', config.accounts ?? Math.max(50, Math.round(posts / 10)), 20, 20_000_000)
  const days = whole('days', config.days ?? 21, 2, 400)
  const end = whole('end', Math.floor((config.end ?? friday) / 1000), 0, 32_503_680_000)
  const groups = (name: string, spec: GroupsSpec | undefined): GroupsSpec =>
    spec === undefined
      ? { groups: 0, size: 0 }
      : { groups: whole(name, spec.groups, 0, 10_000), size: whole(`size of ${name}`, spec.size, 2, 10_000) }
  const settings: Settings = {
    posts,
    seed: whole('seed', config.seed, -2_147_483_648, 4_294_967_295),
    accounts,
    start: end - days * 86_400,
    end,
    communities: whole(
      'communities',
      config.communities ?? Math.min(24, 4 + Math.floor(Math.sqrt(accounts) / 20)),
      1,
      200,
    ),
    breaking: whole('breaking', config.breaking ?? 6, 0, 1000),
    operations: (config.operations ?? []).map((spec, i) => makeOperation(spec, i + 1)),
    parties: groups('parties', config.parties),
    newsrooms: groups('newsrooms', config.newsrooms),
    fans: groups('fans', config.fans),
    objectsOnly: config.objectsOnly ?? false,
  }
  const cast =
    settings.operations.reduce((sum, { parameters }) => sum + parameters.size + 1, 0) +
    [settings.parties, settings.newsrooms, settings.fans].reduce((sum, g) => sum + g.groups * (g.size + 1), 0)
  if (cast > accounts / 2) {
    throw new ExerciseError('too-small', `${cast} of ${accounts} accounts would belong to a group`, {
      hint: 'ask for more posts or for fewer and smaller groups; at most half of the accounts may be cast',
    })
  }
  return settings
}
