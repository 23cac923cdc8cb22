import type { JsonObject } from './preset.ts'

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object under `key`, or an empty one. */
export function objectAt(value: unknown, key: string): JsonObject {
  if (!isObject(value) || !Object.hasOwn(value, key)) return {}
  const inner = value[key]
  return isObject(inner) ? inner : {}
}

/** The array under `key`, or an empty one. */
export function arrayAt(value: unknown, key: string): readonly unknown[] {
  if (!isObject(value) || !Object.hasOwn(value, key)) return []
  const inner = value[key]
  return Array.isArray(inner) ? inner : []
}

/** The text or number under `key` as text; `undefined` for anything else and for the empty text. */
export function textAt(value: unknown, key: string): string | undefined {
  if (!isObject(value) || !Object.hasOwn(value, key)) return undefined
  return scalarText(value[key])
}

export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  return undefined
}

/** A list for a text field: a JSON array of the filled ones, or `undefined` when there are none. */
export function listText(items: readonly (string | undefined)[]): string | undefined {
  const filled = items.filter((item) => item !== undefined && item !== '')
  return filled.length === 0 ? undefined : JSON.stringify(filled)
}
