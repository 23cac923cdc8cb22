import type { ExerciseConfig, OperationSpec } from '../../src/exercise/index.ts'
import { shareChart, table } from './chart.ts'
import { edgesRight, recovered, see, share } from './worlds.ts'

/** A chart's name under `docs/charts/`, and what it shows. */
export type Draw = (name: string, svg: string) => void

const groups = 10
const base = { kind: 'synchronised-sharing', size: 10, rounds: 6, spread: 60, participation: 0.7 } as const

interface Cell {
  readonly specs: readonly Partial<OperationSpec>[]
  readonly tick: string
  readonly line: string
}

/** Plants `groups` groups of each cell in one world and says what share of them was recovered. */
function recoveredShares(
  cells: readonly Cell[],
  posts: number,
  seed: number,
  more: Partial<ExerciseConfig> = {},
) {
  const operations = cells.flatMap(({ specs }) =>
    Array.from({ length: groups }, () => ({ ...base, ...specs[0] }) as OperationSpec),
  )
  const seen = see({ posts, seed, operations, ...more })
  const hits = cells.map(
    (_, at) =>
      seen.world.truth.operations
        .slice(at * groups, (at + 1) * groups)
        .filter(({ id }) => recovered(seen, id)).length,
  )
  return { hits, edges: edgesRight(seen), seen }
}

function grid(
  ticks: readonly string[],
  lines: readonly string[],
  spec: (tick: string, line: string) => Partial<OperationSpec>,
) {
  return lines.flatMap((line) => ticks.map((tick): Cell => ({ tick, line, specs: [spec(tick, line)] })))
}

function seriesOf(
  cells: readonly Cell[],
  hits: readonly number[],
  ticks: readonly string[],
  lines: readonly string[],
) {
  return lines.map((name) => ({
    name,
    values: ticks.map(
      (tick) => hits[cells.findIndex((cell) => cell.tick === tick && cell.line === name)]! / groups,
    ),
  }))
}

/** Share of planted groups recovered by size, rounds and spread, at q = 0.01. */
export function power(posts: number, draw: Draw, say: (text: string) => void): string {
  say('power: the bar')
  const bar = see({ posts, seed: 71, operations: Array.from({ length: 50 }, () => ({ ...base })) })
  const found = bar.world.truth.operations.filter(({ id }) => recovered(bar, id)).length
  const { right, all } = edgesRight(bar)
  const rounds = ['3', '4', '5', '6', '8', '12']
  const sizes = ['3 accounts', '5 accounts', '10 accounts', '20 accounts']
  const bySize = grid(rounds, sizes, (tick, line) => ({
    rounds: Number(tick),
    size: Number.parseInt(line, 10),
  }))
  say('power: size and rounds')
  const one = recoveredShares(bySize, posts, 72)
  const sizeSeries = seriesOf(bySize, one.hits, rounds, sizes)
  draw(
    'power-size',
    shareChart('Share of groups recovered, 60 s, 70 % participation', 'rounds', rounds, sizeSeries),
  )
  const spreads = ['10', '30', '60', '120', '300', '900']
  const lines = ['4 rounds', '6 rounds', '12 rounds', '24 rounds']
  const bySpread = grid(spreads, lines, (tick, line) => ({
    spread: Number(tick),
    rounds: Number.parseInt(line, 10),
  }))
  say('power: spread')
  const two = recoveredShares(bySpread, posts, 73)
  const spreadSeries = seriesOf(bySpread, two.hits, spreads, lines)
  draw(
    'power-spread',
    shareChart(
      'Share of groups of 10 recovered, window 60 s',
      'spread of a round, seconds',
      spreads,
      spreadSeries,
    ),
  )
  return [
    '## Power',
    `A world of ${posts.toLocaleString('en')} posts, q = 0.01, window 60 s; recovered means at least half the members in one community.`,
    `**The bar** (10 accounts, 6 rounds, 60 s, 70 % participation): ${share(found, 50)} of 50 groups recovered; ${right} of ${all} accepted edges planted, ${share(right, all)}.`,
    '![Share of groups recovered by size and rounds](charts/power-size.svg)',
    table(
      ['accounts', ...rounds.map((r) => `${r} rounds`)],
      sizeSeries.map(({ name, values }) => [name, ...values]),
    ),
    '![Share of groups recovered by spread](charts/power-spread.svg)',
    table(
      ['rounds', ...spreads.map((s) => `${s} s`)],
      spreadSeries.map(({ name, values }) => [name, ...values]),
    ),
    `In these two worlds ${one.edges.right} of ${one.edges.all} and ${two.edges.right} of ${two.edges.all} accepted edges were planted.`,
    fans(posts, draw, say),
  ].join('\n\n')
}

/** How far honest fans drag precision down, and what declaring them gives back. */
function fans(posts: number, draw: Draw, say: (text: string) => void): string {
  const numbers = ['0', '20', '50', '100', '200']
  const outcomes = numbers.map((number) => {
    const config = {
      posts,
      seed: 74,
      operations: Array.from({ length: 30 }, () => ({ ...base })),
      ...(number === '0' ? {} : { fans: { groups: Number(number), size: 10 } }),
    }
    return (['undeclared', 'as-declared'] as const).map((affiliated) => {
      say(`power: ${number} groups of fans, ${affiliated}`)
      const seen = see(config, 0.01, affiliated)
      const undeclared = seen.detection.groups.filter(({ affiliation }) => affiliation === null)
      const accounts = new Set(undeclared.flatMap(({ members }) => members))
      const guilty = [...accounts].filter((account) => seen.plantedIn.has(account)).length
      const open = seen.detection.edges.filter(({ affiliated: openly }) => !openly)
      const right = open.filter(
        ({ a, b }) => seen.plantedIn.has(a) && seen.plantedIn.get(a) === seen.plantedIn.get(b),
      )
      return {
        edges: open.length === 0 ? 1 : right.length / open.length,
        accounts: accounts.size === 0 ? 1 : guilty / accounts.size,
      }
    })
  })
  const series = [
    { name: 'edges', values: outcomes.map(([open]) => open!.edges) },
    { name: 'accounts', values: outcomes.map(([open]) => open!.accounts) },
    { name: 'edges, declared', values: outcomes.map(([, told]) => told!.edges) },
    { name: 'accounts, declared', values: outcomes.map(([, told]) => told!.accounts) },
  ]
  draw(
    'fans',
    shareChart('Precision with honest fans who react within 90 s', 'groups of 10 fans', numbers, series),
  )
  return [
    '### Honest fans',
    "Groups of ten fans each react to a star's posts within 90 s, beside 30 planted groups. No timing statistic can tell them",
    'from an operation; declared affiliation can. Precision of undeclared edges, and of accounts in undeclared communities:',
    '',
    '![Precision with honest fans](charts/fans.svg)',
    '',
    table(
      ['', ...numbers.map((n) => `${n} groups`)],
      series.map(({ name, values }) => [name, ...values.map((v) => v!.toFixed(3))]),
    ),
  ].join('\n')
}

/** The same share while the operator adapts. */
export function adversary(posts: number, draw: Draw, say: (text: string) => void): string {
  const rounds = ['6 rounds', '12 rounds', '24 rounds']
  const count = (line: string) => ({ rounds: Number.parseInt(line, 10) })
  const moves: readonly {
    name: string
    title: string
    axis: string
    ticks: readonly string[]
    spec: (tick: number) => Partial<OperationSpec>
  }[] = [
    {
      name: 'jitter',
      title: 'Jitter',
      axis: 'seconds of jitter added to each act',
      ticks: ['0', '30', '120', '600', '3600', '14400'],
      spec: (jitter) => ({ jitter }),
    },
    {
      name: 'cover',
      title: 'Organic cover posts',
      axis: 'cover posts for each act of the operation',
      ticks: ['0', '2', '5', '10', '20', '50'],
      spec: (cover) => ({ cover }),
    },
    {
      name: 'participation',
      title: 'Fewer shared objects a pair',
      axis: 'share of members in each round',
      ticks: ['0.9', '0.7', '0.5', '0.4', '0.3', '0.2'],
      spec: (participation) => ({ participation }),
    },
    {
      name: 'rotation',
      title: 'Rotating accounts',
      axis: 'teams the members are dealt into each round',
      ticks: ['1', '2', '3', '5'],
      spec: (rotation) => ({ rotation }),
    },
  ]
  const parts = moves.map(({ name, title, axis, ticks, spec }, at) => {
    say(`adversary: ${name}`)
    const cells = grid(ticks, rounds, (tick, line) => ({ ...count(line), ...spec(Number(tick)) }))
    const { hits } = recoveredShares(cells, posts, 80 + at)
    const series = seriesOf(cells, hits, ticks, rounds)
    draw(`adversary-${name}`, shareChart(`${title}: share of groups of 10 recovered`, axis, ticks, series))
    return [
      `### ${title}`,
      `![${title}](charts/adversary-${name}.svg)`,
      table(
        [axis, ...ticks],
        series.map((one) => [one.name, ...one.values]),
      ),
    ].join('\n\n')
  })
  return [
    '## An adversary that adapts',
    'The same groups of ten (60 s, 70 % participation unless said), each point ten groups in a world of ' +
      `${posts.toLocaleString('en')} posts, window 60 s, q = 0.01.`,
    ...parts,
  ].join('\n\n')
}
