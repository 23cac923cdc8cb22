import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { here, measured, type Usage } from './measured.ts'
import { writeShares } from './shares.ts'

export interface SpeedFigure {
  readonly posts: number
  /** Medians of the rounds. */
  readonly tocsin: Usage
  readonly join: Usage
  readonly coActions: number
}

/**
 * Times `tocsin scan`, self-checks and all, as a whole process against the bucketed join in DuckDB SQL, which has
 * no significance, on the same file, in turns.
 */
export function measureCoordination(
  sizes: readonly number[],
  rounds: number,
  say: (text: string) => void,
): SpeedFigure[] {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-'))
  try {
    return sizes.map((posts) => {
      const file = join(folder, 'shares.csv')
      writeShares(file, posts, 7)
      const scan = [
        here('../dist/cli/tocsin.js'),
        'scan',
        file,
        '--store',
        join(folder, 'store'),
        '--json',
        '-q',
      ]
      const peer = [here('./bucketed-join.mjs'), file, '60']
      const tocsin: Usage[] = []
      const joined: Usage[] = []
      let coActions = 0
      for (let round = 0; round < rounds; round++) {
        say(`${posts.toLocaleString('en')} posts, round ${round + 1} of ${rounds}`)
        const own = measured(scan, folder)
        coActions = (JSON.parse(own.output) as Finding).body.result.kinds[0]!.coActions
        tocsin.push(own.usage)
        joined.push(measured(peer, folder).usage)
      }
      return { posts, tocsin: median(tocsin), join: median(joined), coActions }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function coordinationTable(figures: readonly SpeedFigure[]): string {
  const rows = figures.map(({ posts, tocsin, join: peer, coActions }) =>
    [
      posts.toLocaleString('en'),
      coActions.toLocaleString('en'),
      `${tocsin.seconds.toFixed(2)} s`,
      `${peer.seconds.toFixed(2)} s`,
      (tocsin.seconds / peer.seconds).toFixed(2),
      `${Math.round(tocsin.megabytes)} MB`,
      `${Math.round(peer.megabytes)} MB`,
    ].join(' | '),
  )
  return [
    '| posts | co-actions | tocsin scan | bucketed join | ratio | peak memory | of the join |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n')
}

interface Finding {
  readonly body: { readonly result: { readonly kinds: readonly { readonly coActions: number }[] } }
}

function median(usages: readonly Usage[]): Usage {
  const of = (pick: (usage: Usage) => number) => usages.map(pick).sort((x, y) => x - y)[usages.length >> 1]!
  return {
    seconds: of(({ seconds }) => seconds),
    megabytes: of(({ megabytes }) => megabytes),
    cpuSeconds: of(({ cpuSeconds }) => cpuSeconds),
  }
}
