import { isoTime } from '../../kernel/time.ts'
import type { Theme } from './result.ts'

export const themeColumns = [
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
] as const

/** A theme as cells of a table, under `themeColumns`. @param names of the subjects, by index */
export function themeCells(theme: Theme, names: readonly string[]): readonly (string | number)[] {
  const name = (subject: number) => names[subject] ?? ''
  return [
    theme.id,
    theme.accounts,
    theme.posts,
    theme.status,
    theme.bursts.length,
    isoTime(theme.first),
    isoTime(theme.last),
    theme.subjects.map(({ subject, named }) => `${name(subject)} ${named}`).join('; '),
    theme.subjects
      .flatMap(({ subject, attacks }) => (attacks === 0 ? [] : `${name(subject)} ${attacks}`))
      .join('; '),
    theme.wouldBenefit.map(name).join('; '),
    theme.phrases.join('; '),
  ]
}
