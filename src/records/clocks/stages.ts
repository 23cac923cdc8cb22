import type { Label } from '../../vocab/label.ts'
import { sameWallTime } from './zone.ts'

const hour = 3_600_000
const day = 24 * hour

/** The stages of an answer and the time each may take. */
export const stages = {
  triage: { label: { en: 'triage', fr: 'tri' }, allowed: hour, notice: false },
  criteria: { label: { en: 'criteria assessed', fr: 'critères évalués' }, allowed: 4 * hour, notice: false },
  briefing: { label: { en: 'target briefed', fr: 'cible informée' }, allowed: 12 * hour, notice: false },
  notice: { label: { en: 'public notice', fr: 'avis public' }, allowed: 24 * hour, notice: true },
  statement: { label: { en: 'statement', fr: 'déclaration' }, allowed: 72 * hour, notice: true },
  norm: { label: { en: 'norm finding', fr: 'constat de norme' }, allowed: 7 * day, notice: false },
  measure: { label: { en: 'first measure', fr: 'première mesure' }, allowed: 30 * day, notice: false },
} as const satisfies Readonly<Record<string, { label: Label; allowed: number; notice: boolean }>>

export type Stage = keyof typeof stages

/** What of an election the clocks depend on. Times are milliseconds since 1970. */
export interface Vote {
  readonly opens: number
  readonly closes: number
  readonly zone: string
  readonly silence: { readonly from: number; readonly to: number } | null
}

/** 0: in time; 1: three quarters of the time are used; 2: overdue; 3: overdue by as much again. */
export type Escalation = 0 | 1 | 2 | 3

/** The last two weeks begin fourteen days on the wall before polling opens and end when it closes. */
function twoWeeksBefore(vote: Vote): number {
  let at = fortnights.get(vote)
  if (at === undefined) {
    at = sameWallTime(vote.opens, -14, vote.zone)
    fortnights.set(vote, at)
  }
  return at
}

/** A board asks for the same calendar thousands of times. */
const fortnights = new WeakMap<Vote, number>()

/** During electoral silence only the election commission speaks. */
export function noticeChannel(at: number, vote: Vote | null): 'public' | 'commission' {
  const silence = vote?.silence ?? null
  return silence !== null && at >= silence.from && at < silence.to ? 'commission' : 'public'
}

/**
 * When a stage is due. What is begun in the last two weeks has half the time; what was begun earlier is due no
 * later than if it had been begun when they started, so that a later beginning never makes an earlier deadline.
 */
export function dueAt(stage: Stage, begun: number, vote: Vote | null): { due: number; halved: boolean } {
  const { allowed } = stages[stage]
  if (vote === null || begun >= vote.closes) return { due: begun + allowed, halved: false }
  const half = Math.max(begun, twoWeeksBefore(vote)) + allowed / 2
  const full = begun + allowed
  return half < full ? { due: half, halved: true } : { due: full, halved: false }
}

/** How far a clock is past three quarters of its time, its deadline, and as much again. */
export function escalationOf(begun: number, due: number, now: number): Escalation {
  const given = due - begun
  const used = now - begun
  return used > 2 * given ? 3 : used > given ? 2 : used >= 0.75 * given ? 1 : 0
}
