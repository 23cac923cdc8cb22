import type { Content, RecordKind } from './kind.ts'
import { flatValues } from './links.ts'

/** Words that are no plain words: with a digit or an underscore, as handles often are. */
const odd = /[\p{L}\p{N}_.-]{4,60}/gu
const most = 2_000

/** Words of a record for the public that could be handles of accounts. */
export function wordsLikeHandles(kind: RecordKind, fields: Content): readonly string[] {
  const words = flatValues(kind, fields)
    .filter(({ field, value }) => field.input.type === 'text' && typeof value === 'string')
    .flatMap(({ value }) => String(value).match(odd) ?? [])
    .map((word) => word.replace(/^[.-]+|[.-]+$/g, ''))
    .filter((word) => /[\p{N}_]/u.test(word) && /\p{L}/u.test(word))
  return [...new Set(words)].slice(0, most)
}
