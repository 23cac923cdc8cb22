import { calibrationExercise } from '../../src/exercise/index.ts'
import { table } from './chart.ts'
import { edgesRight, see } from './worlds.ts'

const rates = [0.01, 0.05, 0.1] as const

/** How often anybody is flagged where nobody acts together, and how many accepted edges are false where some do. */
export function calibration(worlds: number, say: (text: string) => void): string {
  return ['## Calibration', nobody(worlds, say), somebody(Math.round(worlds / 4), say)].join('\n\n')
}

function nobody(worlds: number, say: (text: string) => void): string {
  const shapes = [
    {
      name: '20,000 posts, 4 to 24 communities',
      config: (seed: number) => calibrationExercise(20_000, seed),
    },
    {
      name: '20,000 posts of 500 accounts in 40 small communities',
      config: (seed: number) => ({ ...calibrationExercise(20_000, seed), accounts: 500, communities: 40 }),
    },
  ]
  const rows = shapes.map(({ name, config }) => {
    const flagged = rates.map(() => 0)
    for (let seed = 1; seed <= worlds; seed++) {
      if (seed % 50 === 0) say(`calibration: ${name}: world ${seed} of ${worlds}`)
      const { detection } = see(config(seed), rates[2])
      rates.forEach((q, at) => {
        if (detection.edges.some((edge) => edge.q <= q)) flagged[at]!++
      })
    }
    const bound = (q: number) => q + 2 * Math.sqrt((q * (1 - q)) / worlds)
    return [
      name,
      worlds,
      ...rates.map((q, at) => `${(flagged[at]! / worlds).toFixed(3)} (${bound(q).toFixed(3)})`),
    ]
  })
  return [
    'Worlds without any operation, with communities, daily rhythm, viral items and breaking news: the share in',
    'which one or more edges were accepted, and in brackets q plus two standard errors, the most it may be.',
    '',
    table(['worlds', 'number', ...rates.map((q) => `q = ${q}`)], rows),
  ].join('\n')
}

function somebody(worlds: number, say: (text: string) => void): string {
  const totals = rates.map(() => ({ right: 0, all: 0, shares: [] as number[] }))
  for (let seed = 1; seed <= worlds; seed++) {
    if (seed % 10 === 0) say(`calibration: planted world ${seed} of ${worlds}`)
    const seen = see(
      {
        posts: 60_000,
        seed: 1000 + seed,
        operations: Array.from({ length: 10 }, () => ({ kind: 'synchronised-sharing' as const })),
      },
      rates[2],
    )
    rates.forEach((q, at) => {
      const { right, all } = edgesRight(seen, q)
      totals[at]!.right += right
      totals[at]!.all += all
      totals[at]!.shares.push(all === 0 ? 0 : (all - right) / all)
    })
  }
  const rows = rates.map((q, at) => {
    const { right, all, shares } = totals[at]!
    const mean = shares.reduce((sum, value) => sum + value, 0) / shares.length
    const spread = Math.sqrt(
      shares.reduce((sum, value) => sum + (value - mean) ** 2, 0) / shares.length / shares.length,
    )
    return [q, all, all - right, mean.toFixed(4), (q + 2 * spread).toFixed(4)]
  })
  return [
    `With operations planted (${worlds} worlds of 60,000 posts, ten groups of 10 accounts, 6 rounds, 60 s, 70 % participation):`,
    'the realised share of false edges, averaged over worlds, and q plus two standard errors of that mean. An edge is',
    'false unless both ends were planted in one group; cover posts of planted accounts count as false too.',
    '',
    table(['q', 'accepted edges', 'false', 'mean false share', 'may be at most'], rows),
  ].join('\n')
}
