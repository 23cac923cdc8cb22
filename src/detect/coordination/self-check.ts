import { seededRandom } from '../../kernel/random.ts'
import { type Actions, type Timeline, withAccounts } from './actions.ts'

/** The same timeline with the accounts of all rows dealt out anew: nobody can act together with anybody any more. */
export function permuted(line: Timeline, seed: number): Timeline {
  const random = seededRandom(seed)
  const dealt = new Int32Array(line.account.length)
  for (let p = 0; p < dealt.length; p++) dealt[line.source[p]!] = line.account[p]!
  for (let i = dealt.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1))
    const other = dealt[k]!
    dealt[k] = dealt[i]!
    dealt[i] = other
  }
  return withAccounts({ ...line, account: line.source.map((row) => dealt[row]!) })
}

/** The same actions, each moved at random inside its own interval of `interval` seconds. */
export function jittered(actions: Actions, interval: number, seed: number): Actions {
  const random = seededRandom(seed)
  const time = actions.time.map((at) => Math.floor(at / interval) * interval + random() * interval)
  return { ...actions, time }
}
