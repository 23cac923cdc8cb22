import type { Hit, LookalikesParameters, LookalikesResult } from '../detect/lookalikes/index.ts'
import { csvLine } from '../kernel/csv.ts'
import type { Shown } from './findings.ts'

export type LookalikesFinding = Shown<LookalikesParameters, LookalikesResult>

/** A hit as lists show it, with the words that its finding has for it. */
export interface HitRow extends Omit<Hit, 'like' | 'also'> {
  readonly finding: string
  readonly like: string
  readonly seed: boolean
  readonly also: readonly string[]
}

export function hitRows({ id, body: { parameters, result } }: LookalikesFinding): readonly HitRow[] {
  const nameOf = (at: number) => parameters.names[at]?.name ?? ''
  return result.hits.map(({ like, also, ...hit }) => ({
    ...hit,
    finding: id,
    like: nameOf(like),
    seed: parameters.names[like]?.purpose === 'seed',
    also: also.map(nameOf),
  }))
}

export function hitRowsCsv(rows: readonly HitRow[]): string {
  const head =
    'finding,what,name,like,own,rule,closeness,changes,ending,first_seen,times,hosts,also_like,known_operation'
  return [
    csvLine(head.split(',')),
    ...rows.map((row) =>
      csvLine([
        row.finding,
        row.what,
        row.name,
        row.like,
        row.own,
        row.rule,
        row.closeness,
        row.distance,
        row.ending,
        row.first,
        row.times,
        row.hosts.join(' '),
        row.also.join('; '),
        row.seed ? 'yes' : 'no',
      ]),
    ),
  ].join('')
}

/** What the address of a page asks for. */
export interface HitFilter {
  readonly rule: string | undefined
  readonly like: string | undefined
  readonly closeness: string
}

export function filtered(rows: readonly HitRow[], { rule, like, closeness }: HitFilter): readonly HitRow[] {
  return rows.filter(
    (row) =>
      (rule === undefined || row.rule === rule) &&
      (like === undefined || row.like === like) &&
      (closeness === 'all' || row.closeness === closeness),
  )
}

/** Newest first; what has no day comes last. */
export function byDay(a: HitRow, b: HitRow): number {
  const [x, y] = [a.first ?? '', b.first ?? '']
  return x === y ? (a.name < b.name ? -1 : 1) : x > y ? -1 : 1
}

/** Close hits by the Monday of the week in which they were first seen, without gaps, at most the last `most` weeks. */
export function perWeek(
  rows: readonly HitRow[],
  most = 60,
): readonly { readonly week: string; readonly hits: number }[] {
  const days = rows.filter(({ closeness, first }) => closeness === 'close' && first !== null)
  const counts = new Map<number, number>()
  for (const { first } of days) {
    const week = mondayOf(Date.parse(first!))
    counts.set(week, (counts.get(week) ?? 0) + 1)
  }
  if (counts.size === 0) return []
  const last = Math.max(...counts.keys())
  const first = Math.max(Math.min(...counts.keys()), last - (most - 1) * week)
  return Array.from({ length: (last - first) / week + 1 }, (_, i) => {
    const at = first + i * week
    return { week: new Date(at).toISOString().slice(0, 10), hits: counts.get(at) ?? 0 }
  })
}

const day = 86_400_000
const week = 7 * day

/** The first day of 1970 was a Thursday. */
function mondayOf(at: number): number {
  return Math.floor((at + 3 * day) / week) * week - 3 * day
}
