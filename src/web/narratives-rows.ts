import type { NarrativesParameters, NarrativesResult, Theme } from '../detect/narratives/index.ts'
import { csvLine } from '../kernel/csv.ts'
import { isoTime } from '../kernel/time.ts'
import type { Shown } from './findings.ts'

export type NarrativesFinding = Shown<NarrativesParameters, NarrativesResult>

/** A theme where several findings are listed together. */
export interface ThemeRow extends Theme {
  readonly finding: string
  readonly url: string
  /** Names by index, as its finding has them. */
  readonly names: readonly string[]
  /** Milliseconds since 1970 of the first of `counts`, and the length of one. */
  readonly bars: { readonly from: number; readonly milliseconds: number }
}

export function themeRows({ id, body }: NarrativesFinding): readonly ThemeRow[] {
  const names = body.parameters.subjects.map(({ name }) => name)
  const { from, milliseconds } = body.result.bars
  return body.result.themes.map((theme) => ({
    ...theme,
    finding: id,
    url: `/narratives/${id}/${theme.id}`,
    names,
    bars: { from, milliseconds },
  }))
}

export function themesCsv(rows: readonly ThemeRow[]): string {
  const head = [
    'finding',
    'theme',
    'accounts',
    'posts',
    'status',
    'bursts',
    'first',
    'last',
    'speaks_about',
    'attacks',
    'would_benefit',
    'phrases',
  ]
  const lines = rows.map((row) => [
    row.finding,
    row.id,
    row.accounts,
    row.posts,
    row.status,
    row.bursts.length,
    isoTime(row.first),
    isoTime(row.last),
    row.subjects.map(({ subject, named }) => `${row.names[subject]} ${named}`).join('; '),
    row.subjects
      .flatMap(({ subject, attacks }) => (attacks === 0 ? [] : `${row.names[subject]} ${attacks}`))
      .join('; '),
    row.wouldBenefit.map((subject) => row.names[subject]).join('; '),
    row.phrases.join('; '),
  ])
  return [head, ...lines].map(csvLine).join('')
}
