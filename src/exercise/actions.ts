import { type ExerciseConfig, settingsOf } from './config.ts'
import { handle } from './names.ts'
import type { Item } from './news.ts'
import { objectNamer } from './objects.ts'
import { Simulation } from './simulate.ts'
import { type Affiliation, affiliationsOf, type Truth, Witness } from './truth.ts'

/** A world as columns: row i says that an account acted on an object at a time. In order of time. */
export interface ExerciseActions {
  /** Index into `accounts`. */
  readonly account: Int32Array
  /** From 0 to `objects` - 1, in order of first use. */
  readonly object: Int32Array
  /** Seconds since 1970, whole. */
  readonly time: Float64Array
  /** Name by index; some never act. */
  readonly accounts: readonly string[]
  /** How many objects there are. */
  readonly objects: number
  /** The link, or `text:` and a word. */
  objectName(object: number): string
  readonly truth: Truth
  readonly affiliations: readonly Affiliation[]
}

/**
 * The actions of a world without its words: every post with an object, which is its link or, in rings that
 * copy a text, the text. `objectsOnly` is the default here, so that there are exactly `posts` rows;
 * with the same `objectsOnly` they are the same actions as in `exerciseWorld`.
 * @throws ExerciseError `bad-setting`, `too-small`, `unknown-operation`
 */
export function exerciseActions(config: ExerciseConfig): ExerciseActions {
  const settings = settingsOf({ objectsOnly: true, ...config })
  const simulation = new Simulation(settings)
  const nameOf = objectNamer(simulation)
  const accounts = Array.from({ length: settings.accounts }, (_, i) => handle(settings.seed, i))
  const witness = new Witness(simulation, (account) => accounts[account]!)
  const account = new Int32Array(settings.posts)
  const object = new Int32Array(settings.posts)
  const time = new Float64Array(settings.posts)
  const items: Item[] = []
  let rows = 0
  for (const deeds of simulation.run()) {
    for (const deed of deeds) {
      const { item } = deed
      if (item === undefined) continue
      if (item.index < 0) item.index = items.push(item) - 1
      account[rows] = deed.account
      object[rows] = item.index
      time[rows++] = deed.at
      if (deed.cause !== 'own') witness.see(deed, () => nameOf(item))
    }
  }
  return {
    account: account.subarray(0, rows),
    object: object.subarray(0, rows),
    time: time.subarray(0, rows),
    accounts,
    objects: items.length,
    objectName: (index) => nameOf(items[index]!),
    truth: witness.truth(),
    affiliations: affiliationsOf(simulation.cast, (index) => accounts[index]!),
  }
}
