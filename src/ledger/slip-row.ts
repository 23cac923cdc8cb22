import type { Json } from '../kernel/canonical-json.ts'
import type { Slip } from './shelf.ts'

/** A slip as both engines hand it out. */
export interface SlipRow {
  readonly key: string
  readonly value: string
  readonly version: number
}

export function slipOf({ key, value, version }: SlipRow): Slip {
  return { key, value: JSON.parse(value) as Json, version }
}

/** Above every key that begins with the prefix, in the order of UTF-8 bytes. */
export const lastKey = (prefix: string): string => `${prefix}\u{10ffff}`
