import type { Stance } from './stance.ts'

/**
 * How posts that people coded as attack or support were read, both candidates together: the table *Whom posts speak
 * about* of `docs/evaluation.md`, which a test holds it to.
 */
export const measuredStances: Readonly<
  Record<Exclude<Stance, 'unclear'>, Readonly<Record<Stance | 'not named', number>>>
> = {
  attacks: { attacks: 85, supports: 32, unclear: 145, 'not named': 178 },
  supports: { attacks: 3, supports: 74, unclear: 34, 'not named': 208 },
}
