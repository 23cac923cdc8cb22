import { LakeError } from './errors.ts'
import { type RawField, rawFields } from './normalise.ts'
import { type ColumnRule, columnKey, type RecordPreset, type TablePreset } from './presets/preset.ts'
import { recordPresets } from './presets/records.ts'
import { tablePresets } from './presets/tables.ts'
import { literal } from './sql.ts'

/** Names of all presets, for help and documentation. */
export const presets: readonly { readonly name: string; readonly says: string; readonly needs: string }[] = [
  ...tablePresets.map((preset) => ({ ...preset, format: 'table' })),
  ...recordPresets.filter((preset) => !tablePresets.some(({ name }) => name === preset.name)),
].map(({ name, says, needs }) => ({ name, says, needs: needs.map((names) => names.join('|')).join(', ') }))

/**
 * The preset that fits a table's columns.
 * @param named the preset the user asked for, if any
 * @throws LakeError `unknown-preset`, or `unknown-columns` with the columns found and the nearest preset
 */
export function tablePresetFor(file: string, columns: readonly string[], named?: string): TablePreset {
  const keys = new Set(columns.map(columnKey))
  const missing = (preset: TablePreset) =>
    preset.needs.filter((names) => !names.some((name) => keys.has(name)))
  const candidates = named === undefined ? tablePresets : tablePresets.filter(({ name }) => name === named)
  if (candidates.length === 0) throw unknownPreset(named!, 'a table')
  const fitting = candidates.find((preset) => missing(preset).length === 0)
  if (fitting !== undefined) return fitting
  const nearest = candidates.reduce((best, next) =>
    share(next, missing) > share(best, missing) ? next : best,
  )
  const lacks = missing(nearest)
    .map((names) => names.join(' or '))
    .join(', ')
  const shown = columns
    .slice(0, 20)
    .map((name) => name.slice(0, 60))
    .join(', ')
  throw new LakeError(
    'unknown-columns',
    `${file}: ${named === undefined ? 'no preset knows these columns' : `preset ${named} does not fit`}; ` +
      `found ${shown}${columns.length > 20 ? ` and ${columns.length - 20} more` : ''}; ` +
      `nearest is ${nearest.name}, which misses ${lacks}`,
    { hint: 'say which column is which in a file and give it with --map' },
  )
}

function share(preset: TablePreset, missing: (preset: TablePreset) => readonly unknown[]): number {
  return 1 - missing(preset).length / preset.needs.length
}

/** The preset that fits the first records of a JSON file. @throws LakeError as `tablePresetFor` */
export function recordPresetFor(
  file: string,
  records: readonly { readonly [key: string]: unknown }[],
  named?: string,
): RecordPreset {
  if (named !== undefined) {
    const found = recordPresets.find(({ name }) => name === named)
    if (found === undefined) throw unknownPreset(named, 'JSON')
    return found
  }
  const fitting = recordPresets.find((preset) => records.some((record) => preset.recognises(record)))
  if (fitting !== undefined) return fitting
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))]
  const shown = keys
    .slice(0, 20)
    .map((key) => key.slice(0, 60))
    .join(', ')
  const neutral = recordPresets.at(-1)!
  const lacks = neutral.needs
    .filter((names) => !names.some((name) => keys.includes(name)))
    .map((names) => names.join(' or '))
  throw new LakeError(
    'unknown-columns',
    `${file}: no preset knows these records; found ${shown === '' ? 'no JSON object' : shown}; ` +
      `nearest is neutral, which misses ${lacks.length === 0 ? 'text or numbers in its fields' : lacks.join(', ')}`,
    { hint: 'say which field is which in a file and give it with --map' },
  )
}

function unknownPreset(name: string, kind: string): LakeError {
  const known = kind === 'JSON' ? recordPresets : tablePresets
  return new LakeError('unknown-preset', `there is no preset ${name} for ${kind}`, {
    hint: `presets are ${known.map((preset) => preset.name).join(', ')}`,
  })
}

/**
 * SQL that makes the raw fields from a table's columns, and which of them there are.
 * @param column SQL of the column at an index, as text
 */
export function rawFieldsFrom(
  preset: TablePreset,
  columns: readonly string[],
  column: (index: number) => string,
): { readonly sql: string; readonly has: ReadonlySet<RawField> } {
  const keys = columns.map(columnKey)
  const find = (names: readonly string[]) =>
    names
      .map((name) => keys.indexOf(name))
      .filter((index) => index !== -1)
      .map(column)
  const made = rawFields.flatMap((field) => {
    const sql = ruleSql(preset.fields[field], find, field)
    return sql === undefined ? [] : [{ field, sql: `${sql} AS raw_${field}` }]
  })
  return { sql: made.map(({ sql }) => sql).join(', '), has: new Set(made.map(({ field }) => field)) }
}

function ruleSql(
  rule: ColumnRule | undefined,
  find: (names: readonly string[]) => readonly string[],
  field: RawField,
): string | undefined {
  if (rule === undefined) return undefined
  if ('constant' in rule) return literal(rule.constant)
  if ('column' in rule) {
    const [one] = find([rule.column])
    const [other] = find([rule.unlessSameAs])
    return one === undefined || other === undefined
      ? one
      : `CASE WHEN ${one} IS DISTINCT FROM ${other} THEN ${one} END`
  }
  const found = find('all' in rule ? rule.all : rule.first)
  if (found.length === 0) return undefined
  if ('all' in rule) {
    return `CAST(to_json(list_filter([${found.join(', ')}], lambda x: x IS NOT NULL AND x <> '')) AS VARCHAR)`
  }
  if (found.length === 1) return found[0]
  const filled = found.map((sql) => (field === 'text' ? `nullif(${sql}, '')` : `filled(${sql})`))
  return `coalesce(${filled.join(', ')})`
}
