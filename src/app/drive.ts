import type { Steps } from '../detect/coordination/index.ts'
import type { Progress } from '../kernel/effects.ts'

/** Milliseconds that work may hold the thread before others get their turn. */
const turn = 40

/**
 * Drives work in steps: shows how far it is, lets timers, signals and requests in between, hands every
 * complete part to `keep`, and stops where the signal says so.
 */
export async function drive<Result>(
  work: Steps<Result>,
  progress: Progress,
  signal: AbortSignal,
  keep: (name: string, value: unknown) => Promise<void> = async () => {},
): Promise<Result> {
  let since = performance.now()
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
    if (value.step !== undefined) progress.start(value.step, value.total, 'accounts')
    progress.at(value.count)
    signal.throwIfAborted()
    if (value.part !== undefined) {
      await keep(value.part.name, value.part.value)
      progress.done()
    }
    if (performance.now() - since > turn) {
      await new Promise<void>((resolve) => setImmediate(resolve))
      since = performance.now()
    }
  }
}
