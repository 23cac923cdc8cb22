import { seededRandom } from '../../kernel/random.ts'
import type { Actions } from './actions.ts'

/** The same actions with the accounts dealt out anew: nobody can act together with anybody any more. */
export function permuted(actions: Actions, seed: number): Actions {
  const random = seededRandom(seed)
  const account = actions.account.slice()
  for (let i = account.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1))
    const other = account[k]!
    account[k] = account[i]!
    account[i] = other
  }
  return { ...actions, account }
}

/** The same actions, each moved at random inside its own interval of `interval` seconds. */
export function jittered(actions: Actions, interval: number, seed: number): Actions {
  const random = seededRandom(seed)
  const time = actions.time.map((at) => Math.floor(at / interval) * interval + random() * interval)
  return { ...actions, time }
}
