import { dayNumber, dayWritten } from '../days.ts'
import { adjustedOver, type Series, type SpanTest, testSpans } from './bursts.ts'
import { fewestUses, most, turnedAway, turnedTo, type Use } from './changes.ts'
import {
  type KindSummary,
  type Lead,
  type LeadKind,
  leadKinds,
  type PreparationParameters,
  type PreparationResult,
} from './result.ts'

/** What a list of accounts says of one on one day: the id stays when the name changes. */
export interface AccountRecord {
  readonly id: string
  readonly handle: string
  /** Days since 1970, or null where the list does not say. */
  readonly seen: number | null
  readonly created: number | null
}

export type PreparationSettings = Pick<PreparationParameters, 'q' | 'dormant' | 'fewest'>

const mostShown = 200
/** Days before the last that creations are looked at. */
const mostDays = 3660
/** Weeks begin on Mondays; the first of January 1970 was a Thursday. */
const weekOf = (day: number) => 7 * Math.floor((day + 3) / 7) - 3

/** Events of one kind by day, and what they have in common by day. */
class Events {
  readonly counts = new Map<number, number>()
  readonly shared = new Map<number, Map<string, number>>()
  total = 0

  add(day: number, shared: string): void {
    this.total++
    this.counts.set(day, (this.counts.get(day) ?? 0) + 1)
    if (shared === '') return
    const own = this.shared.get(day) ?? new Map<string, number>()
    own.set(shared, (own.get(shared) ?? 0) + 1)
    this.shared.set(day, own)
  }

  sharedOver(from: number, days: number): ReadonlyMap<string, number> {
    const all = new Map<string, number>()
    for (let day = from; day < from + days; day++)
      for (const [what, times] of this.shared.get(day) ?? []) all.set(what, (all.get(what) ?? 0) + times)
    return all
  }
}

/**
 * Looks for days and weeks in which more accounts than usual were made, woke, took another name, or turned to another
 * language or topic. It counts accounts and keeps none of them: memory grows with the days.
 */
export class Preparation {
  private readonly settings: PreparationSettings
  private readonly events: Readonly<Record<LeadKind, Events>> = {
    'creation-burst': new Events(),
    waking: new Events(),
    renaming: new Events(),
    'language-change': new Events(),
    'topic-change': new Events(),
  }
  private readonly able: Record<LeadKind, number> = {
    'creation-burst': 0,
    waking: 0,
    renaming: 0,
    'language-change': 0,
    'topic-change': 0,
  }
  private readonly active = new Map<number, number>()
  private readonly listed = new Map<number, number>()
  private from = Number.POSITIVE_INFINITY
  private to = Number.NEGATIVE_INFINITY
  private accounts = 0
  private posts = 0

  constructor(settings: PreparationSettings) {
    this.settings = settings
  }

  /** @param days of one account by language, in order */
  account(days: readonly Use[]): void {
    this.accounts++
    let last: number | undefined
    for (const { day, what, posts } of days) {
      this.posts += posts
      this.see(day)
      if (day === last) continue
      this.active.set(day, (this.active.get(day) ?? 0) + 1)
      if (last !== undefined && day - last > this.settings.dormant) this.events.waking.add(day, what)
      last = day
    }
    this.change(
      'language-change',
      days.filter(({ what }) => what !== ''),
      turnedTo,
    )
  }

  /** @param days of one account by hashtag, in order: what it tags is taken for what it speaks about */
  hashtags(days: readonly Use[]): void {
    this.change('topic-change', days, turnedAway)
  }

  private change(kind: LeadKind, days: readonly Use[], turned: typeof turnedTo): void {
    if (days.reduce((sum, { posts }) => sum + posts, 0) < 2 * fewestUses) return
    this.able[kind]++
    const change = turned(days)
    if (change !== undefined) this.events[kind].add(change.day, change.to)
  }

  private see(day: number): void {
    this.from = Math.min(this.from, day)
    this.to = Math.max(this.to, day)
  }

  /** @param records of one id, in the order of the days on which they were seen */
  record(records: readonly AccountRecord[]): void {
    const created = records.find((one) => one.created !== null)?.created ?? null
    if (created !== null) {
      this.able['creation-burst']++
      this.events['creation-burst'].add(created, '')
    }
    const seen = records.filter((one) => one.seen !== null)
    if (seen.length > 1) this.able.renaming++
    for (const [at, { handle, seen: day }] of seen.entries()) {
      this.listed.set(day!, (this.listed.get(day!) ?? 0) + 1)
      const before = seen[at - 1]
      if (before !== undefined && before.handle !== handle) this.events.renaming.add(day!, '')
    }
  }

  result(): PreparationResult {
    const { q: rate, fewest } = this.settings
    const none = this.posts === 0
    const window = { from: none ? 0 : this.from, to: none ? 0 : this.to }
    this.able.waking = !none && window.to - window.from > this.settings.dormant ? this.accounts : 0
    const series = leadKinds.map((kind) => this.series(kind, window))
    const tests = series.flatMap((one) => [
      ...one.days.tests.map((test) => ({ test, one, span: 'day' as const })),
      ...one.weeks.tests.map((test) => ({ test, one, span: 'week' as const })),
    ])
    const q = adjustedOver(tests.map(({ test }) => test))
    const found = tests
      .map(({ test, one, span }, at) => this.lead(test, q[at]!, one, span))
      .filter((lead) => lead.q <= rate && lead.accounts >= fewest)
    const days = new Set(
      found.flatMap(({ kind, span, day }) =>
        span === 'day' ? [`${kind} ${dayWritten(weekOf(dayNumber(day)!))}`] : [],
      ),
    )
    // A week that has such a day is no lead of its own.
    const leads = found
      .filter(({ kind, span, day }) => span === 'day' || !days.has(`${kind} ${day}`))
      .sort((x, y) =>
        x.day === y.day ? leadKinds.indexOf(x.kind) - leadKinds.indexOf(y.kind) : x.day < y.day ? 1 : -1,
      )
    return {
      window: { from: dayWritten(window.from), to: dayWritten(window.to) },
      posts: this.posts,
      accounts: this.accounts,
      tests: tests.length,
      leads: leads.slice(0, mostShown),
      leftOut: Math.max(0, leads.length - mostShown),
      kinds: series.map(
        ({ kind, first, counts, days: { tests: own, dispersion }, weeks }): KindSummary => ({
          kind,
          accounts: this.able[kind],
          days: own.length,
          weeks: weeks.tests.length,
          events: this.events[kind].total,
          dispersion: rounded(dispersion),
          leads: leads.filter((lead) => lead.kind === kind).length,
          first: dayWritten(first),
          perDay: counts,
        }),
      ),
      unseen: leadKinds.filter((kind) => this.able[kind] === 0),
    }
  }

  private series(kind: LeadKind, window: { readonly from: number; readonly to: number }) {
    const { counts: happened } = this.events[kind]
    const days = [...(kind === 'renaming' ? this.listed : happened).keys()]
    const own = kind === 'creation-burst' || kind === 'renaming'
    const to = own ? days.reduce((a, b) => Math.max(a, b), 0) : window.to
    const earliest = own ? days.reduce((a, b) => Math.min(a, b), to) : window.from
    // They can wake only once they may have slept.
    const first = Math.max(kind === 'waking' ? earliest + this.settings.dormant : earliest, to - mostDays)
    const length = this.able[kind] === 0 ? 0 : Math.max(0, to - first + 1)
    const counts = Array.from({ length }, (_, at) => happened.get(first + at) ?? 0)
    const exposure = counts.map((_, at) => {
      if (kind === 'creation-burst') return 1
      return (kind === 'renaming' ? this.listed : this.active).get(first + at) ?? 0
    })
    const daily = { counts, exposure }
    const weekly = weeksOf(daily, first)
    return { kind, first, daily, weekly, counts, days: testSpans(daily), weeks: testSpans(weekly) }
  }

  private lead(
    { at, expected, logP }: SpanTest,
    q: number,
    { kind, first, daily, weekly }: ReturnType<Preparation['series']>,
    span: Lead['span'],
  ): Lead {
    const { counts, exposure } = span === 'day' ? daily : weekly
    const from = span === 'day' ? first + at : weekOf(first) + 7 * at
    const shared = this.events[kind].sharedOver(from, span === 'day' ? 1 : 7)
    const [word, times] = most(shared)
    return {
      kind,
      span,
      day: dayWritten(from),
      accounts: counts[at]!,
      expected: rounded(expected),
      outOf: kind === 'creation-burst' ? this.able[kind] : exposure[at]!,
      p: rounded(Math.exp(logP)),
      q: rounded(q),
      shared: times * 2 > counts[at]! ? word : null,
      confidence: 'low',
    }
  }
}

/** Whole weeks and those cut off at an end, with what their days count together. @param first day of the series */
function weeksOf({ counts, exposure }: Series, first: number): Series {
  const start = weekOf(first)
  const length = counts.length === 0 ? 0 : Math.floor((first + counts.length - 1 - start) / 7) + 1
  const weeks = { counts: Array<number>(length).fill(0), exposure: Array<number>(length).fill(0) }
  counts.forEach((count, at) => {
    const week = Math.floor((first + at - start) / 7)
    weeks.counts[week]! += count
    weeks.exposure[week]! += exposure[at]!
  })
  return weeks
}

const rounded = (n: number) => Number(n.toPrecision(6))
