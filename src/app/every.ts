import type { Every } from '../kernel/effects.ts'

/** The timer of a real process; it keeps none alive by itself. */
export const systemEvery: Every = (ms, work) => {
  const timer = setInterval(work, ms)
  timer.unref()
  return () => clearInterval(timer)
}
