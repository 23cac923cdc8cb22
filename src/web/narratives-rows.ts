import {
  type NarrativesParameters,
  type NarrativesResult,
  type Theme,
  themeCells,
  themeColumns,
} from '../detect/narratives/index.ts'
import { csvLine } from '../kernel/csv.ts'
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
  const lines = rows.map((row) => [row.finding, ...themeCells(row, row.names)])
  return [['finding', ...themeColumns], ...lines].map(csvLine).join('')
}
