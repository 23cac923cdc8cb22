const day = 86_400_000

/** Days without activity after which a campaign counts as dormant. */
export const dormantAfterDays = 90

export interface CampaignState {
  readonly state: 'active' | 'dormant'
  /** When it fell or falls dormant unless something happens; milliseconds since 1970. */
  readonly dormantAt: number
  /** How often it had been dormant and came back. */
  readonly reopened: number
  /** From the latest return, or from the beginning. */
  readonly activeSince: number
}

/**
 * Whether a campaign is active, from the times of what belongs to it, over all elections.
 * @param activity milliseconds since 1970, in any order; what lies after `now` is not counted
 * @returns null where nothing has happened yet
 */
export function campaignState(activity: readonly number[], now: number): CampaignState | null {
  const times = activity.filter((at) => at <= now).sort((a, b) => a - b)
  const [first] = times
  if (first === undefined) return null
  const returns = times.filter((at, n) => n > 0 && at - times[n - 1]! > dormantAfterDays * day)
  const dormantAt = times.at(-1)! + dormantAfterDays * day
  return {
    state: now > dormantAt ? 'dormant' : 'active',
    dormantAt,
    reopened: returns.length,
    activeSince: returns.at(-1) ?? first,
  }
}
