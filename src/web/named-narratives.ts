import { type Status, statusOf } from '../detect/narratives/index.ts'
import type { Person, RecordBook, RecordView } from '../records/index.ts'
import { listed } from './casework/dossier.ts'
import type { ThemeRow } from './narratives-rows.ts'

/** A narrative that an analyst named, with everything that was merged into it and the themes in which it was seen. */
export interface NamedNarrative {
  readonly record: RecordView
  readonly merged: readonly RecordView[]
  readonly themes: readonly ThemeRow[]
  /** Findings that are no themes: texts of one source, for example. */
  readonly others: readonly string[]
  /** Posts of all its themes by day, from the first to the last day of the data; empty without themes. */
  readonly days: { readonly from: number; readonly counts: readonly number[] }
  readonly posts: number
  /** By the rule for themes, over those days; null without themes. */
  readonly status: Status | null
}

const day = 86_400_000
/** Days of the picture at the most: the last ones. */
const mostDays = 730

/** A theme by the reference that records give it: `F-7K3Q9D4M2X/N1`. */
export type FindTheme = (reference: string) => Promise<ThemeRow | undefined>

/** Every narrative that stands on its own, as far as the reader may see it. */
export async function namedNarratives(
  book: RecordBook,
  person: Person,
  themeOf: FindTheme,
): Promise<readonly NamedNarrative[]> {
  const kind = book.kind('narrative')
  const records: RecordView[] = []
  for (let page = 1, pages = 1; page <= pages; page++) {
    const found = await book.list(person, kind, {}, { page, size: 500 })
    pages = found.pages
    records.push(...found.records)
  }
  const known = new Map(records.map((record) => [record.id, record]))
  const standing = (record: RecordView): RecordView => known.get(String(record.fields.into)) ?? record
  const groups = Map.groupBy(records, (record) => standing(record).id)
  const found = [...groups].map(([id, members]) =>
    named(
      known.get(id)!,
      members.filter((one) => one.id !== id),
      themeOf,
    ),
  )
  return Promise.all(found)
}

async function named(
  record: RecordView,
  merged: readonly RecordView[],
  themeOf: FindTheme,
): Promise<NamedNarrative> {
  const references = [
    ...new Set(
      [record, ...merged].flatMap(({ fields }) => listed(fields.seen).map((row) => String(row.finding))),
    ),
  ]
  const found = await Promise.all(references.map(async (one) => [one, await themeOf(one)] as const))
  const themes = found.flatMap(([, theme]) => theme ?? [])
  const days = perDay(themes)
  return {
    record,
    merged,
    themes,
    others: found.flatMap(([one, theme]) => (theme === undefined ? [one] : [])),
    days,
    posts: themes.reduce((sum, { posts }) => sum + posts, 0),
    status: themes.length === 0 ? null : statusOf(days.counts),
  }
}

/** Bars of several findings on one axis of days; a bar longer than a day counts on its first. */
function perDay(themes: readonly ThemeRow[]): NamedNarrative['days'] {
  if (themes.length === 0) return { from: 0, counts: [] }
  const ends = themes.map(({ bars, counts }) =>
    Math.floor((bars.from + bars.milliseconds * counts.length - 1) / day),
  )
  const to = Math.max(...ends)
  const first = Math.min(...themes.map(({ bars }) => Math.floor(bars.from / day)))
  const from = Math.max(first, to - mostDays + 1)
  const counts = new Array<number>(to - from + 1).fill(0)
  for (const { bars, counts: own } of themes) {
    for (const [at, count] of own.entries()) {
      const on = Math.floor((bars.from + at * bars.milliseconds) / day) - from
      if (on >= 0 && count > 0) counts[on]! += count
    }
  }
  return { from: from * day, counts }
}
