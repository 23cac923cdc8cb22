import type { Every } from '../kernel/effects.ts'

/** Work that is left out while it still runs. */
export function oneByOne(work: () => Promise<unknown>, onFailure: (error: unknown) => void) {
  let turn: Promise<unknown> | undefined
  const run = () => {
    turn ??= work()
      .catch(onFailure)
      .finally(() => {
        turn = undefined
      })
  }
  return { run, idle: () => turn ?? Promise.resolve() }
}

/** Does something now and again and again. @param pause milliseconds @returns what ends it, once it is idle */
export function startRounds(
  work: () => Promise<unknown>,
  { every, pause }: { readonly every: Every; readonly pause: number },
  onFailure: (error: unknown) => void,
): { close(): Promise<void> } {
  const rounds = oneByOne(work, onFailure)
  const stop = every(pause, rounds.run)
  rounds.run()
  return {
    async close() {
      stop()
      await rounds.idle()
    },
  }
}
