import { detectors } from '../detect/index.ts'
import type { Observation, SourceSeen, Trend, TrendRow } from '../detect/trend/index.ts'
import { csvLine } from '../kernel/csv.ts'
import type { Label } from '../vocab/label.ts'
import { technique } from '../vocab/techniques.ts'

const millisecondsADay = 86_400_000
const cases: Label = { en: 'cases', fr: 'dossiers' }

export const millisecondsOf = (day: number): number => day * millisecondsADay

/** `2027-05-01` of days since 1970. */
export const dayText = (day: number): string => new Date(millisecondsOf(day)).toISOString().slice(0, 10)

/** Days since 1970 of `2027-05-01`; undefined for anything else. */
export function dayNumber(text: string | null | undefined): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? Date.parse(text!) : Number.NaN
  return Number.isFinite(at) ? at / millisecondsADay : undefined
}

/** What a source is called: cases, or a detector by its own label. */
export const sourceLabel = (source: string): Label =>
  detectors.find(({ name }) => name === source)?.label ??
  (source === 'case' ? cases : { en: source, fr: source })

export type When = 'now' | 'before' | 'earlier' | 'later'

/** In which window an observation counts. */
export function whenOf({ from }: Observation, { to, days }: Trend): When {
  if (from > to) return 'later'
  return from > to - days ? 'now' : from > to - 2 * days ? 'before' : 'earlier'
}

/** The same members in JSON and CSV; a ratio or bound that is infinite, because there was none before, is null. */
export function trendRow(row: TrendRow, { sources, to }: Trend) {
  const seen: SourceSeen | undefined = sources.find(({ source }) => source === row.source)
  const { comparison } = row
  const finite = (n: number | undefined) =>
    n === undefined || !Number.isFinite(n) ? null : Number(n.toPrecision(4))
  return {
    technique: row.technique,
    name: technique(row.technique)?.name ?? null,
    tactic: technique(row.technique)?.tactic.name ?? null,
    source: row.source,
    now: row.now,
    before: row.before,
    unit: seen?.unit ?? null,
    looked_now: seen?.now ?? null,
    looked_before: seen?.before ?? null,
    ratio: finite(comparison?.ratio),
    low: finite(comparison?.low),
    high: finite(comparison?.high),
    q: finite(row.q ?? undefined),
    change: row.change,
    first_seen: dayText(row.first),
    last_seen: dayText(row.last),
    days_since: to - row.last,
    in_all: row.all,
  }
}

export function trendJson(trend: Trend) {
  const { to, days, stale, last, later, sources } = trend
  return {
    to: dayText(to),
    days,
    current: !stale,
    newest_data: last === null ? null : dayText(last),
    later: later.observations,
    sources: sources.map(({ last: newest, ...one }) => ({
      ...one,
      newest_data: newest === null ? null : dayText(newest),
    })),
    techniques: trend.rows.map((row) => trendRow(row, trend)),
  }
}

const columns = [
  ...['technique', 'name', 'tactic', 'source', 'now', 'before', 'unit', 'looked_now', 'looked_before'],
  ...['ratio', 'low', 'high', 'q', 'change', 'first_seen', 'last_seen', 'days_since', 'in_all'],
] as readonly (keyof ReturnType<typeof trendRow>)[]

export function trendCsv(trend: Trend): string[] {
  const rows = trend.rows.map((row) => trendRow(row, trend))
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map(csvLine)
}
