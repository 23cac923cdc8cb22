import { seededRandom } from '../../kernel/random.ts'
import { sharedColumn } from '../../kernel/shared-column.ts'
import { type Actions, type Timeline, withAccounts } from './actions.ts'

/** The timeline of the same actions with the accounts of all rows dealt out anew: nobody can act together with anybody any more. */
export function permuted(line: Timeline, { account }: Actions, seed: number): Timeline {
  const random = seededRandom(seed)
  const dealt = account.slice()
  for (let i = dealt.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1))
    const other = dealt[k]!
    dealt[k] = dealt[i]!
    dealt[i] = other
  }
  const anew = sharedColumn(Int32Array, dealt.length)
  for (let p = 0; p < anew.length; p++) anew[p] = dealt[line.source[p]!]!
  return withAccounts({ ...line, account: anew })
}

/** The same actions, each moved at random inside its own interval of `interval` seconds. */
export function jittered(actions: Actions, interval: number, seed: number): Actions {
  const random = seededRandom(seed)
  const time = actions.time.map((at) => Math.floor(at / interval) * interval + random() * interval)
  return { ...actions, time }
}
