import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import {
  type ContentActions,
  compatibleEdges,
  compatiblePairs,
} from '../../src/detect/coordination/compatible.ts'

function table(name: string): Record<string, string>[] {
  const bytes = readFileSync(new URL(`../../fixtures/coortweet/${name}.csv.gz`, import.meta.url))
  const [head, ...lines] = gunzipSync(bytes)
    .toString()
    .trim()
    .split(/\r?\n/)
    .map((line) => line.replaceAll('"', '').split(','))
  return lines.map((cells) => Object.fromEntries(head!.map((name, at) => [name, cells[at]!])))
}

function numbered(values: readonly string[]): { ids: Int32Array; count: number } {
  const known = new Map<string, number>()
  const ids = Int32Array.from(values, (value) => {
    if (!known.has(value)) known.set(value, known.size)
    return known.get(value)!
  })
  return { ids, count: known.size }
}

const rows = table('german_phash_id')
const of = (column: string) => numbered(rows.map((row) => row[column]!))
const [account, object, content] = [of('account_id'), of('object_id'), of('content_id')]
const actions: ContentActions = {
  account: account.ids,
  object: object.ids,
  content: content.ids,
  time: Float64Array.from(rows, (row) => Number(row['timestamp_share'])),
  accountCount: account.count,
  objectCount: object.count,
  contentCount: content.count,
  selfReference: new Set(rows.flatMap((row, at) => (row['object_id'] === row['content_id'] ? [at] : []))),
}
const settings = { window: 30, minShared: 2 }

test('the edges are those of CooRTweet 2.1.3, weight by weight', () => {
  const names = rows.map((row) => row['account_id']!)
  const nameOf = new Map(names.map((name, at) => [account.ids[at]!, name]))
  const key = (x: string, y: string) => (x < y ? `${x} ${y}` : `${y} ${x}`)
  const mine = compatibleEdges(actions, settings).map(
    ({ a, b, weight }) => `${key(nameOf.get(a)!, nameOf.get(b)!)} ${weight}`,
  )
  const reference = table('german_phash_id_tw30_mp2_edges').map(
    (edge) => `${key(edge['from']!, edge['to']!)} ${edge['weight']}`,
  )
  expect(mine.sort()).toEqual(reference.sort())
})

test('the pairs are those of CooRTweet 2.1.3; where both acted at once either order is right', () => {
  const line = (o: string, delta: number, first: string, second: string) =>
    `${o} ${delta} ${(delta === 0 ? [first, second].sort() : [first, second]).join(' ')}`
  const mine = [...compatiblePairs(actions, settings)].map(({ first, second, delta }) =>
    line(rows[first]!['object_id']!, delta, rows[first]!['content_id']!, rows[second]!['content_id']!),
  )
  const reference = table('german_phash_id_tw30_mp2_pairs').map((pair) =>
    line(pair['object_id']!, Number(pair['time_delta']), pair['content_id']!, pair['content_id_y']!),
  )
  expect(mine.sort()).toEqual(reference.sort())
})
