import { dayWritten } from '../days.ts'
import { adjustedOver, type DayTest, testDays } from './bursts.ts'
import {
  type KindSummary,
  type Lead,
  type LeadKind,
  leadKinds,
  type PreparationParameters,
  type PreparationResult,
} from './result.ts'

/** One day of one account's posts in one language; days since 1970. */
export interface AccountDay {
  readonly day: number
  readonly language: string
  readonly posts: number
}

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
/** Posts in a language on each side that make a change of it. */
const fewestInLanguage = 5
/** Days before the last that creations are looked at. */
const mostDays = 3660

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
}

/**
 * Looks for days on which more accounts than usual were made, woke, took another name or turned to another language. It
 * counts accounts and keeps none of them: memory grows with the days.
 */
export class Preparation {
  private readonly settings: PreparationSettings
  private readonly events: Readonly<Record<LeadKind, Events>> = {
    'creation-burst': new Events(),
    waking: new Events(),
    renaming: new Events(),
    'language-change': new Events(),
  }
  private readonly able: Record<LeadKind, number> = {
    'creation-burst': 0,
    waking: 0,
    renaming: 0,
    'language-change': 0,
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

  /** @param days of one account, in order */
  account(days: readonly AccountDay[]): void {
    this.accounts++
    let last: number | undefined
    for (const { day, language, posts } of days) {
      this.posts += posts
      this.see(day)
      if (day === last) continue
      this.active.set(day, (this.active.get(day) ?? 0) + 1)
      if (last !== undefined && day - last > this.settings.dormant) this.events.waking.add(day, language)
      last = day
    }
    const told = days.filter(({ language }) => language !== '')
    if (told.reduce((sum, { posts }) => sum + posts, 0) < 2 * fewestInLanguage) return
    this.able['language-change']++
    const change = languageChange(told)
    if (change !== undefined) this.events['language-change'].add(change.day, change.language)
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
    const tests = series.flatMap((one) => one.tests.map((test) => ({ test, one })))
    const q = adjustedOver(tests.map(({ test }) => test))
    const leads = tests
      .map(({ test, one }, at) => this.lead(test, q[at]!, one))
      .filter((lead) => lead.q <= rate && lead.accounts >= fewest)
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
        ({ kind, first, counts, tests: own, dispersion }): KindSummary => ({
          kind,
          accounts: this.able[kind],
          days: own.length,
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
    const { tests, dispersion } = length === 0 ? { tests: [], dispersion: 1 } : testDays({ counts, exposure })
    return { kind, first, counts, exposure, tests, dispersion }
  }

  private lead(
    { at, expected, logP }: DayTest,
    q: number,
    { kind, first, counts, exposure }: ReturnType<Preparation['series']>,
  ): Lead {
    const [word, times] = most(this.events[kind].shared.get(first + at) ?? new Map())
    return {
      kind,
      day: dayWritten(first + at),
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

/** Where four in five of the posts before are in one language and four in five after in another: the first day of the second. */
function languageChange(days: readonly AccountDay[]): AccountDay | undefined {
  const after = new Map<string, number>()
  const before = new Map<string, number>()
  let [had, rest] = [0, 0]
  for (const { language, posts } of days) {
    after.set(language, (after.get(language) ?? 0) + posts)
    rest += posts
  }
  for (const one of days) {
    const [was, is] = [most(before), most(after)]
    const enough = had >= fewestInLanguage && rest >= fewestInLanguage
    if (enough && is[0] === one.language && was[0] !== is[0] && was[1] >= 0.8 * had && is[1] >= 0.8 * rest)
      return one
    before.set(one.language, (before.get(one.language) ?? 0) + one.posts)
    after.set(one.language, after.get(one.language)! - one.posts)
    had += one.posts
    rest -= one.posts
  }
  return undefined
}

function most(counts: ReadonlyMap<string, number>): readonly [word: string, times: number] {
  let best: readonly [string, number] = ['', 0]
  for (const [word, times] of counts)
    if (times > best[1] || (times === best[1] && word < best[0])) best = [word, times]
  return best
}

const rounded = (n: number) => Number(n.toPrecision(6))
