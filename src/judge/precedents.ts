import type { Phase } from '../vocab/phases.ts'

/** What of a past case a search reads. Days are `2017-05-05`; null where they are not known. */
export interface Precedent {
  readonly id: string
  readonly means: readonly string[]
  readonly vote: string
  readonly seen: string | null
  readonly responses: readonly { readonly type: string; readonly day: string | null }[]
}

export interface PrecedentQuery {
  /** All of them must have been used. */
  readonly means?: readonly string[]
  /** One of them. `before` stands for the three phases up to the vote. */
  readonly phase?: Phase | 'before'
  /** At least one response of this type. */
  readonly response?: string
}

export interface PrecedentMatch<P extends Precedent = Precedent> {
  readonly precedent: P
  readonly phase: Phase | null
  /** From the first sight to the vote; below zero after it. */
  readonly daysToVote: number | null
  /** Responses in their order, with the days since the first sight. */
  readonly responses: readonly {
    readonly type: string
    readonly day: string | null
    readonly days: number | null
  }[]
  /** Days from the first sight to the earliest response of a known day, never below zero. */
  readonly daysToResponse: number | null
}

/** Past cases that fit, the latest vote first. Who acted and against whom is not asked. */
export function precedents<P extends Precedent>(
  library: readonly P[],
  { means = [], phase, response }: PrecedentQuery,
): readonly PrecedentMatch<P>[] {
  return library
    .filter((one) => means.every((name) => one.means.includes(name)))
    .map(match)
    .filter((one) => phase === undefined || fits(one.phase, phase))
    .filter((one) => response === undefined || one.responses.some(({ type }) => type === response))
    .sort((a, b) => latest(a.precedent, b.precedent))
}

/** @returns null where the first sight is not known */
export function phaseOf(daysToVote: number | null): Phase | null {
  if (daysToVote === null) return null
  if (daysToVote < 0) return 'after'
  if (daysToVote <= 2) return 'last-days'
  return daysToVote <= 90 ? 'campaign' : 'early'
}

function fits(phase: Phase | null, asked: Phase | 'before'): boolean {
  return asked === 'before' ? phase !== null && phase !== 'after' : phase === asked
}

function match<P extends Precedent>(precedent: P): PrecedentMatch<P> {
  const { seen, vote } = precedent
  const since = (day: string | null) => (seen === null || day === null ? null : days(seen, day))
  const daysToVote = since(vote)
  const responses = precedent.responses
    .map(({ type, day }) => ({ type, day, days: since(day) }))
    .sort((a, b) => ((a.day ?? '9') < (b.day ?? '9') ? -1 : 1))
  const known = responses.flatMap((one) => (one.days === null ? [] : [Math.max(0, one.days)]))
  return {
    precedent,
    phase: phaseOf(daysToVote),
    daysToVote,
    responses,
    daysToResponse: known.length === 0 ? null : Math.min(...known),
  }
}

function days(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

function latest(a: Precedent, b: Precedent): number {
  if (a.vote !== b.vote) return a.vote < b.vote ? 1 : -1
  return a.id < b.id ? -1 : 1
}
