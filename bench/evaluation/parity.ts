import { readdirSync } from 'node:fs'
import type { Context } from '../../src/app/frame.ts'
import { compatibleScan } from '../../src/app/scanning.ts'
import { type ContentActions, compatiblePairs } from '../../src/detect/coordination/index.ts'
import { table } from './chart.ts'
import { absent, hasSharedData, readTable, sharedData } from './shared-data.ts'

/** Every reference file of CooRTweet, edge by edge through the scan itself and pair by pair. */
export async function parity(context: Context, say: (text: string) => void): Promise<string> {
  if (!hasSharedData()) return `## Parity with CooRTweet\n\n${absent}`
  const references = readdirSync(sharedData('coortweet/reference')).filter((name) =>
    name.endsWith('_edges.csv.gz'),
  )
  const rows: (string | number)[][] = []
  for (const name of references.sort()) {
    const [, set, window, minShared] = /^(.*)_tw(\d+)_mp(\d+)_edges/.exec(name)!
    const settings = { window: Number(window), minShared: Number(minShared) }
    const file = `coortweet/${set === 'russian' ? 'russian_coord_tweets' : set}.csv.gz`
    say(`parity: ${name}`)
    const { edges, names, handles } = await compatibleScan(
      { files: [sharedData(file)], ...settings },
      context,
    )
    const handle = (account: number) => handles.get(names.get(account)!)!
    const mine = edges.map(({ a, b, weight }) => `${[handle(a), handle(b)].sort().join(' ')} ${weight}`)
    const theirs = readTable(`coortweet/reference/${name}`).map(
      (edge) => `${[edge['from']!, edge['to']!].sort().join(' ')} ${edge['weight']}`,
    )
    const reference = readTable(`coortweet/reference/${name.replace('_edges', '_pairs')}`)
    const pairs = pairsOf(readTable(file), settings)
    rows.push([
      set!,
      window!,
      minShared!,
      theirs.length,
      different(mine, theirs),
      reference.length,
      different(pairs, reference.map(pairLine)),
    ])
  }
  return [
    '## Parity with CooRTweet',
    'Edges and pairs of compatible mode against those of CooRTweet 2.1.3 for the same settings. Where two acted in the same second',
    'either may be called the first.',
    '',
    table(
      [
        'set',
        'window, s',
        'minimum participation',
        'its edges',
        'edges that differ',
        'its pairs',
        'pairs that differ',
      ],
      rows,
    ),
  ].join('\n')
}

function different(mine: readonly string[], theirs: readonly string[]): number {
  const count = new Map<string, number>()
  for (const line of mine) count.set(line, (count.get(line) ?? 0) + 1)
  for (const line of theirs) count.set(line, (count.get(line) ?? 0) - 1)
  return [...count.values()].reduce((sum, value) => sum + Math.abs(value), 0)
}

const ordered = (object: string, delta: number, first: string, second: string) =>
  `${object} ${delta} ${(delta === 0 ? [first, second].sort() : [first, second]).join(' ')}`

const pairLine = (pair: Record<string, string>) =>
  ordered(
    pair['object_id']!,
    Number(pair['time_delta']),
    `${pair['content_id']} ${pair['account_id']}`,
    `${pair['content_id_y']} ${pair['account_id_y']}`,
  )

function pairsOf(
  rows: readonly Record<string, string>[],
  settings: { window: number; minShared: number },
): string[] {
  const numbered = (column: string) => {
    const known = new Map<string, number>()
    const ids = Int32Array.from(rows, (row) => {
      const value = row[column]!
      if (!known.has(value)) known.set(value, known.size)
      return known.get(value)!
    })
    return { ids, count: known.size }
  }
  const [account, object, content] = [numbered('account_id'), numbered('object_id'), numbered('content_id')]
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
  const of = (row: number) => `${rows[row]!['content_id']} ${rows[row]!['account_id']}`
  return Array.from(compatiblePairs(actions, settings), ({ first, second, delta }) =>
    ordered(rows[first]!['object_id']!, delta, of(first), of(second)),
  )
}
