import type { Label } from '../../vocab/label.ts'
import { daysBetween } from '../figures/days.ts'

/** What a member needs to be able to act. */
export const readinessParts = {
  agreed: { en: 'measures agreed beforehand', fr: 'mesures convenues d’avance' },
  authority: { en: 'legal authority', fr: 'base juridique' },
  decider: { en: 'who decides', fr: 'qui décide' },
  exercise: { en: 'an exercise within a year', fr: 'un exercice depuis moins d’un an' },
} as const satisfies Readonly<Record<string, Label>>
export type ReadinessPart = keyof typeof readinessParts

export interface MemberState {
  readonly agreed: number
  readonly authority: boolean
  readonly decider: boolean
  /** Day of the last exercise. */
  readonly exercised: string | null
}

const exerciseHolds = 365

/** @param on the day as of which it is asked; @returns what is missing, nothing for a member that is ready */
export function missingFor(member: MemberState, on: string): readonly ReadinessPart[] {
  const since = member.exercised === null ? null : daysBetween(member.exercised, on)
  const missing: ReadinessPart[] = []
  if (member.agreed === 0) missing.push('agreed')
  if (!member.authority) missing.push('authority')
  if (!member.decider) missing.push('decider')
  if (since === null || since > exerciseHolds) missing.push('exercise')
  return missing
}
