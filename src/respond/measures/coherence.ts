import type { Said } from '../checklist/deed.ts'
import { daysBetween } from '../figures/days.ts'

/** Days within which two opposite positions of one government are a mixed message. */
export const mixedWithin = 30

/** Two positions of one government that point in opposite directions within the time. For a person to look at. */
export interface MixedMessage {
  readonly government: string
  readonly supports: Said
  readonly undermines: Said
  readonly days: number
  /** The same office said both. */
  readonly sameOffice: boolean
}

/** On one topic: the same step, or the same case, or, where neither is named, the same election. */
function sameTopic(a: Said, b: Said): boolean {
  const both = (one: string | null, other: string | null) => one !== null && one === other
  if (both(a.step, b.step) || both(a.answers, b.answers)) return true
  const general = a.step === null || b.step === null
  return (
    general &&
    (a.answers === null || b.answers === null) &&
    (both(a.election, b.election) || a.election === b.election)
  )
}

/** Supportive and undermining positions count alike; each undermining one is set beside the nearest supportive one. */
export function mixedMessages(said: readonly Said[]): readonly MixedMessage[] {
  return said
    .filter(({ direction }) => direction === 'undermines')
    .flatMap((undermines): MixedMessage[] => {
      const near = said
        .filter(
          (one) =>
            one.direction === 'supports' &&
            one.government === undermines.government &&
            sameTopic(one, undermines),
        )
        .map((supports) => ({ supports, days: Math.abs(daysBetween(supports.day, undermines.day)) }))
        .filter(({ days }) => days <= mixedWithin)
        .sort((a, b) => a.days - b.days || a.supports.key.localeCompare(b.supports.key))[0]
      if (near === undefined) return []
      const { supports, days } = near
      const { government, office } = undermines
      return [{ government, supports, undermines, days, sameOffice: office === supports.office }]
    })
    .sort(
      (a, b) =>
        b.undermines.day.localeCompare(a.undermines.day) || a.undermines.key.localeCompare(b.undermines.key),
    )
}
