import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { fileOf, rowsOf, type Scanned, scanned, tocsin, workFolder, world } from './support.ts'

const folder = workFolder()
interface Post {
  readonly id: string
  readonly platform: string
  readonly account: string
  readonly time: string
  readonly mentions: readonly string[]
}
let posts: readonly Post[]
let wanted: Scanned

const scanOf = (some: readonly Post[]) =>
  scanned(folder, [fileOf(folder, some.map((post) => JSON.stringify(post)).join('\n'), 'posts.jsonl')])

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const keyed = list.map(
    (value, at) => [Math.imul(at ^ seed, 0x9e3779b1) ^ Math.imul(at + seed, 0x85ebca6b), value] as const,
  )
  return keyed.sort(([x], [y]) => x - y).map(([, value]) => value)
}

beforeAll(async () => {
  posts = readFileSync(await world(folder, 5000, 11), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Post)
  wanted = await scanOf(posts)
  expect(wanted.edges.length).toBeGreaterThan(15)
})

describe('nothing of the result depends on', () => {
  it('the order of the rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e9 }), async (seed) => {
        const { finding, edges, communities } = await scanOf(shuffled(posts, seed))
        expect(edges).toEqual(wanted.edges)
        expect(communities).toEqual(wanted.communities)
        expect(finding.body.result.communities).toEqual(wanted.finding.body.result.communities)
      }),
      { numRuns: 3 },
    )
  })

  it('how the accounts and the platforms are called', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e9 }), fc.string({ maxLength: 8 }), async (seed, sign) => {
        const platform = `net-${sign.replace(/\s/g, '')}x`
        const names = [...new Set(posts.map(({ account }) => account))].sort()
        const renamed = new Map(shuffled(names, seed).map((name, at) => [name, `n${(at * 7919) % 100_003}`]))
        const old = new Map([...renamed].map(([name, now]) => [now, name]))
        const { finding, edges, communities } = await scanOf(
          posts.map((post) => ({ ...post, platform, account: renamed.get(post.account)! })),
        )
        expect(edges.map((edge) => named(edge, old)).sort()).toEqual(wanted.edges)
        const groups = communities.map((group) => group.split(' ').map((name) => old.get(name)!))
        expect(groups.map((group) => group.sort().join(' ')).sort()).toEqual(wanted.communities)
        const figures = (one: Scanned['finding']) =>
          one.body.result.communities.map(
            ({ id, members, seen, expected, p, medianLag, lags, likelihood, firstSeen }) => ({
              ...{ id, size: members.length, seen, expected, p, medianLag, lags, likelihood, firstSeen },
              roles: members.map(({ role }) => role).sort(),
            }),
          )
        expect(figures(finding)).toEqual(figures(wanted.finding))
      }),
      { numRuns: 3 },
    )
  })
})

function named(edge: string, names: ReadonlyMap<string, string>): string {
  const [a, b, ...rest] = edge.split('|')
  return [...[names.get(a!)!, names.get(b!)!].sort(), ...rest].join('|')
}

it('an unrelated post changes no count and takes no edge away that is clear of the threshold', async () => {
  const extra = fc.record({
    time: fc.date({ min: new Date('2027-04-17'), max: new Date('2027-05-07'), noInvalidDate: true }),
    known: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(extra, { minLength: 1, maxLength: 20 }), async (more) => {
      const added = more.map(({ time, known }, at) => ({
        ...posts[0]!,
        id: `extra${at}`,
        account: known ? posts[at * 7]!.account : `stranger${at}`,
        time: time.toISOString(),
        text: `nobody else says ${at} this ${time.getTime()}`,
        links: [`https://alone.example/${at}`],
        hashtags: [],
        mentions: [],
      }))
      const now = new Map(
        (await scanOf([...posts, ...added])).edges.map((edge) => [pairOf(edge), edge.split('|')]),
      )
      for (const edge of wanted.edges) {
        const [, , count, , , q] = edge.split('|')
        const found = now.get(pairOf(edge))
        if (found !== undefined) expect(Number(found[2])).toBeGreaterThanOrEqual(Number(count))
        else expect(Number(q)).toBeGreaterThan(0.008)
      }
    }),
    { numRuns: 3 },
  )
})

const pairOf = (edge: string) => edge.split('|').slice(0, 2).join('|')

it("in compatible mode any further post takes nothing from an edge's weight", async () => {
  const share = fc.tuple(fc.nat(5), fc.nat(7), fc.nat(400))
  let id = 0
  const csv = (rows: readonly (readonly [number, number, number])[]) =>
    `object_id,account_id,content_id,timestamp_share\n${rows.map(([o, a, t]) => `o${o},a${a},c${id++},${1_700_000_000 + t}\n`).join('')}`
  const weights = async (rows: readonly (readonly [number, number, number])[]) => {
    const path = fileOf(folder, csv(rows))
    const { out, exit } = await tocsin([
      'scan',
      path,
      '--compat',
      '--min-shared',
      '1',
      '--handles',
      '--edges',
      '-',
      '-q',
      '--store',
      `${folder}/store`,
    ])
    expect(exit).toBe(0)
    return new Map(
      rowsOf(out)
        .filter(([a]) => a)
        .map(([a, b, weight]) => [[a, b].sort().join(' '), Number(weight)]),
    )
  }
  await fc.assert(
    fc.asyncProperty(fc.array(share, { minLength: 2, maxLength: 60 }), share, async (rows, one) => {
      const [before, after] = [await weights(rows), await weights([...rows, one])]
      for (const [pair, weight] of before) expect(after.get(pair) ?? 0).toBeGreaterThanOrEqual(weight)
    }),
    { numRuns: 20 },
  )
})
