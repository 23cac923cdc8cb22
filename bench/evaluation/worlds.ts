import {
  type DetectSettings,
  detect,
  finish,
  kindLine,
  kindRule,
  testKinds,
} from '../../src/detect/coordination/index.ts'
import { type ExerciseActions, type ExerciseConfig, exerciseActions } from '../../src/exercise/index.ts'

export const settings: DetectSettings = { q: 0.01, cap: 5000, jitter: 60, seed: 1 }

export interface Seen {
  readonly world: ExerciseActions
  readonly detection: ReturnType<typeof detectIn>
  /** Planted group of an account by number; absent for everybody else. */
  readonly plantedIn: ReadonlyMap<number, string>
}

function detectIn(world: ExerciseActions, q: number, declared: ReadonlyMap<number, string>) {
  const { account, object, time } = world
  const actions = { account, object, time, accountCount: world.accounts.length, objectCount: world.objects }
  const kind = kindLine({ rule: kindRule('link', 60, 1200), actions }, settings)
  return detect(finish(testKinds([kind], { ...settings, q })), { ...settings, q }, declared)
}

/** Makes a world and looks at it with the defaults. */
export function see(
  config: ExerciseConfig,
  q = settings.q,
  affiliated: 'as-declared' | 'undeclared' = 'undeclared',
): Seen {
  const world = exerciseActions(config)
  const number = new Map(world.accounts.map((name, at) => [name, at]))
  const declared = new Map(
    affiliated === 'undeclared'
      ? []
      : [
          ...world.affiliations,
          ...world.truth.accounts
            .filter(({ kind, role }) => kind === 'fan' || role === 'star')
            .map(({ account, group }) => ({ account, affiliation: group })),
        ].map(({ account, affiliation }) => [number.get(account)!, affiliation]),
  )
  const planted = world.truth.accounts.filter(({ kind }) => kind === 'operation')
  return {
    world,
    detection: detectIn(world, q, declared),
    plantedIn: new Map(planted.map(({ account, group }) => [number.get(account)!, group])),
  }
}

/** Edges whose two ends were planted in one group, and all accepted edges. */
export function edgesRight({ detection, plantedIn }: Seen, q = 1): { right: number; all: number } {
  const accepted = detection.edges.filter((edge) => edge.q <= q)
  const right = accepted.filter(({ a, b }) => plantedIn.has(a) && plantedIn.get(a) === plantedIn.get(b))
  return { right: right.length, all: accepted.length }
}

/** Whether at least half the members of a planted operation are together in one undeclared community. */
export function recovered({ detection, plantedIn, world }: Seen, operation: string): boolean {
  const size = world.truth.operations.find(({ id }) => id === operation)!.accounts.length
  return detection.groups.some(
    ({ members, affiliation }) =>
      affiliation === null &&
      members.filter((member) => plantedIn.get(member) === operation).length >= size / 2,
  )
}

/** `0.93 ± 0.02`: a share and its standard error. */
export function share(hits: number, of: number): string {
  if (of === 0) return 'none'
  const rate = hits / of
  return `${rate.toFixed(3)} ± ${Math.sqrt((rate * (1 - rate)) / of).toFixed(3)}`
}
