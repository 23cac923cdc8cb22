import { randomBytes } from 'node:crypto'
import type { Effects } from './context.ts'

/** The effects of a real process; tests hand in their own. */
export function systemEffects(parts: Pick<Effects, 'terminal' | 'signal'>): Omit<Effects, 'progress'> {
  return { clock: Date.now, randomBytes, ...parts }
}
