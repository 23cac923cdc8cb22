import { readFile } from 'node:fs/promises'
import { LakeError } from './errors.ts'
import { type RawField, rawFields, type TimeFormat } from './normalise.ts'
import { listText, scalarText } from './presets/json-values.ts'
import {
  type ColumnRule,
  columnKey,
  type JsonObject,
  type RecordPreset,
  type TablePreset,
} from './presets/preset.ts'

/** A column's name, several of which the first filled one is taken, or `=word` for a fixed word. */
type Columns = string | readonly string[]

/** Which column is which, field by field. */
export type ColumnMap = { readonly [Field in RawField]?: Columns | undefined } & {
  readonly account: Columns
  readonly time: Columns
  /** As `strptime` reads it. */
  readonly time_format?: string | undefined
}

/**
 * Reads a map from JSON, or from lines such as `account: Author`.
 * @throws LakeError `bad-map` that names the line or field
 */
export function parseMap(text: string, name: string): ColumnMap {
  const map = text.trimStart().startsWith('{') ? fromJson(text, name) : fromLines(text, name)
  const wrong = fault(map)
  if (wrong === undefined) return map as ColumnMap
  throw new LakeError('bad-map', `${name}: ${wrong}`, {
    hint: `fields are ${rawFields.join(', ')} and time_format; account and time are needed`,
  })
}

/** What keeps an object from being a map, in words. */
function fault(map: Readonly<Record<string, unknown>>): string | undefined {
  const fields: readonly string[] = rawFields
  const unknown = Object.keys(map).filter((key) => key !== 'time_format' && !fields.includes(key))
  if (unknown.length > 0) return `there is no field ${unknown.join(', ')}`
  for (const field of ['account', 'time']) if (map[field] === undefined) return `${field}: is needed`
  for (const field of fields) {
    if (map[field] !== undefined && !isColumns(map[field]))
      return `${field}: is the name of a column or a list of up to ${mostColumns}`
  }
  const format = map['time_format']
  const isFormat = typeof format === 'string' && format.length <= 128 && /%./.test(format)
  return format === undefined || isFormat ? undefined : 'time_format: is written with %Y, %m and so on'
}

const mostColumns = 16

function isColumns(value: unknown): boolean {
  const names: readonly unknown[] = Array.isArray(value) ? value : [value]
  const isName = (name: unknown) => typeof name === 'string' && name.length >= 1 && name.length <= 512
  return names.length >= 1 && names.length <= mostColumns && names.every(isName)
}

/** @throws LakeError `no-such-file` or `bad-map` */
export async function readMap(path: string): Promise<ColumnMap> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw new LakeError('no-such-file', `there is no map file ${path}`, { cause: error })
  }
  if (text.length > 1 << 16) throw new LakeError('bad-map', `${path} is too long for a map`)
  return parseMap(text, path)
}

function fromJson(text: string, name: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch (error) {
    throw new LakeError('bad-map', `${name} is not valid JSON`, { cause: error })
  }
}

function fromLines(text: string, name: string): Record<string, unknown> {
  const fields = new Map<string, string>()
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue
    const colon = line.indexOf(':')
    if (colon < 1) throw new LakeError('bad-map', `${name}, line ${index + 1}: write it as field: column`)
    fields.set(
      line.slice(0, colon).trim(),
      line
        .slice(colon + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    )
  }
  return Object.fromEntries(fields)
}

function rule(value: string | readonly string[]): ColumnRule {
  if (typeof value === 'string' && value.startsWith('=')) return { constant: value.slice(1) }
  return { first: (typeof value === 'string' ? [value] : value).map(columnKey) }
}

function timeFormat(map: ColumnMap): TimeFormat | undefined {
  if (map.time_format === undefined) return undefined
  const resolution = /%[fgn]/.test(map.time_format)
    ? 'ms'
    : /%[STXc]/.test(map.time_format)
      ? 's'
      : /%M/.test(map.time_format)
        ? 'm'
        : /%[HI]/.test(map.time_format)
          ? 'h'
          : 'd'
  return { pattern: map.time_format, resolution }
}

const fieldsOf = (map: ColumnMap) =>
  rawFields.flatMap((field) => (map[field] === undefined ? [] : [[field, map[field]] as const]))

/** The map as a preset for tables. */
export function mapTable(map: ColumnMap): TablePreset {
  const time = timeFormat(map)
  const fields = Object.fromEntries(fieldsOf(map).map(([field, value]) => [field, rule(value)]))
  const needs = [map.account, map.time].map((value) =>
    (typeof value === 'string' ? [value] : value).map(columnKey),
  )
  return {
    name: 'map',
    says: 'columns as the map says',
    needs: needs.filter((names) => !names[0]!.startsWith('=')),
    fields,
    ...(time === undefined ? {} : { time }),
  }
}

/** The map as a preset for JSON records; a dot leads into an inner object. */
export function mapRecords(map: ColumnMap): RecordPreset & { readonly time: TimeFormat | undefined } {
  const paths = fieldsOf(map).map(
    ([field, value]) => [field, typeof value === 'string' ? [value] : value] as const,
  )
  return {
    name: 'map',
    says: 'fields as the map says',
    needs: [],
    time: timeFormat(map),
    recognises: () => true,
    flatten: (record) => {
      const row: { [Field in RawField]?: string } = {}
      for (const [field, names] of paths) {
        for (const name of names) {
          const text = name.startsWith('=') ? name.slice(1) : valueText(record, name)
          if (text === undefined) continue
          row[field] = text
          break
        }
      }
      return row
    },
  }
}

function valueText(record: JsonObject, path: string): string | undefined {
  let value: unknown = record
  for (const key of Object.hasOwn(record, path) ? [path] : path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as JsonObject)[key]
  }
  return Array.isArray(value) ? listText(value.map(scalarText)) : scalarText(value)
}
