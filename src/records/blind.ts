import type { Json } from '../kernel/canonical-json.ts'
import { sha256 } from '../kernel/hashing.ts'

/** Puts `[A]`, `[B]` in the place of names, in a text or in all texts of a value. */
export type Mask = <Value extends Json | undefined>(value: Value) => Value

const mark = (place: number): string => {
  const letter = String.fromCharCode(65 + (place % 26))
  return place < 26 ? `[${letter}]` : `[${letter}${Math.floor(place / 26)}]`
}

/**
 * Which name gets which letter depends on a hash, so that neither the alphabet nor the order in which somebody
 * wrote them down tells anything.
 */
export function maskOf(names: readonly string[]): Mask {
  const plain = [...new Set(names.map(folded))].filter((name) => name.length > 1)
  const letters = new Map(
    [...plain].sort((a, b) => (sha256(a) < sha256(b) ? -1 : 1)).map((name, at) => [name, mark(at)]),
  )
  if (letters.size === 0) return (value) => value
  const longestFirst = [...plain].sort((a, b) => b.length - a.length)
  const any = new RegExp(longestFirst.map(escaped).join('|'), 'giu')
  const masked = (value: Json | undefined): Json | undefined => {
    if (typeof value === 'string') {
      return value.normalize('NFC').replace(any, (name) => letters.get(folded(name)) ?? '[…]')
    }
    if (Array.isArray(value)) return value.map((one: Json) => masked(one) ?? null)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, masked(one)]))
  }
  return masked as Mask
}

const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase()

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
