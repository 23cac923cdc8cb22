import type { Duck } from './duck.ts'
import type { Segment } from './manifest.ts'
import { emptyColumn } from './normalise.ts'
import { type StoredColumn, segmentsSql, storedColumns } from './segments.ts'
import { identifier } from './sql.ts'
import type { Staged } from './stage.ts'
import type { StorePaths } from './store.ts'

/** Posts that agree in these may be the same post; only they are compared in everything. */
const pointing: readonly StoredColumn[] = ['native_id', 'time']
/** How exactly a time was written says nothing about the post. */
const compared = storedColumns.filter((column) => column !== 'time_resolution')

/** Posts of one file: those to store, and how many. */
export interface Fresh {
  /** A table expression. */
  readonly from: string
  readonly rows: number
}

/**
 * Leaves out posts that stand in the file before or are stored already: those that are equal in everything that is kept.
 * @param posts a table expression of the staged posts under pseudonyms, with the number of their row in `place`
 */
export async function withoutDuplicates(
  duck: Duck,
  paths: StorePaths,
  segments: readonly Segment[],
  staged: Staged,
  posts: string,
): Promise<Fresh> {
  const keys = [...pointing.filter((column) => staged.has.has(column)), 'handle']
  const [span] = await duck.rows(
    `SELECT count(DISTINCT hash(${keys.join(', ')})) AS keys, epoch_ms(min(time)) AS first, epoch_ms(max(time)) AS last FROM ${staged.table}`,
    'looking for duplicates',
  )
  const [first, last] = [Number(span?.['first']), Number(span?.['last'])]
  const near = segments.filter(({ from, to }) => from <= last && to >= first)
  const repeats = Number(span?.['keys']) < staged.rows
  const all = { from: `(SELECT * EXCLUDE (place) FROM ${posts})`, rows: staged.rows }
  if (!repeats && near.length === 0) return all
  const columns = compared.map((column) =>
    staged.has.has(column) ? identifier(column) : `${emptyColumn(column)} AS ${identifier(column)}`,
  )
  const complete = `(SELECT place, account, ${columns.join(', ')} FROM ${posts})`
  await duck.run('CREATE OR REPLACE TEMP TABLE left_out (place BIGINT)', 'looking for duplicates')
  if (repeats) await duck.run(repeatedInFile(complete), 'leaving out duplicates')
  if (near.length > 0) {
    const stored = segmentsSql(paths, near, compared)
    await duck.run(storedBefore(complete, stored), 'comparing with what is stored')
  }
  const [counted] = await duck.rows('SELECT count(DISTINCT place) AS n FROM left_out', 'counting')
  const duplicates = Number(counted?.['n'])
  if (duplicates === 0) return all
  const from = `(SELECT * EXCLUDE (place) FROM ${posts} p ANTI JOIN left_out l ON p.place = l.place)`
  return { from, rows: staged.rows - duplicates }
}

const names = compared.map(identifier).join(', ')

function repeatedInFile(posts: string): string {
  const key = `hash(account, ${pointing.join(', ')})`
  return `
    CREATE OR REPLACE TEMP TABLE repeated AS SELECT ${key} AS key FROM ${posts} GROUP BY key HAVING count(*) > 1;
    INSERT INTO left_out SELECT place FROM (
      SELECT place, row_number() OVER (PARTITION BY account, ${names}) AS nth
      FROM ${posts} WHERE ${key} IN (FROM repeated)) WHERE nth > 1`
}

function storedBefore(posts: string, stored: string): string {
  const same = (columns: readonly string[]) =>
    ['account', ...columns]
      .map((one) => `p.${identifier(one)} IS NOT DISTINCT FROM e.${identifier(one)}`)
      .join(' AND ')
  return `
    CREATE OR REPLACE TEMP TABLE candidates AS FROM ${posts} p SEMI JOIN ${stored} e ON ${same(pointing)};
    INSERT INTO left_out SELECT place FROM candidates p SEMI JOIN ${stored} e ON ${same(compared)}`
}
