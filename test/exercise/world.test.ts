import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  calibrationExercise,
  demoExercise,
  type ExerciseConfig,
  type ExercisePost,
  exerciseActions,
  exerciseWorld,
  operationKinds,
} from '../../src/exercise/index.ts'

const everyKind = operationKinds.map((kind) => ({ kind }))

function postsOf(config: ExerciseConfig): ExercisePost[] {
  return [...exerciseWorld(config).posts()]
}

function digest(config: ExerciseConfig): string {
  const hash = createHash('sha256')
  for (const post of exerciseWorld(config).posts()) hash.update(JSON.stringify(post))
  return hash.digest('hex')
}

describe('an exercise world', () => {
  it('has the same bytes for the same seed, for ever', () => {
    const config: ExerciseConfig = { ...demoExercise, posts: 4000 }
    expect(digest(config)).toBe('b18268429e218f838ddefcb85358b4b33b86f952f52f3b9b163a467e9e17d2b3')
    expect(digest({ ...config, seed: 2028 })).not.toBe(digest(config))
  })

  it('has exactly as many posts as asked for, in order of time and inside its period', () => {
    const small = fc.record({
      posts: fc.integer({ min: 3000, max: 6000 }),
      seed: fc.integer(),
      days: fc.integer({ min: 2, max: 40 }),
      objectsOnly: fc.boolean(),
      operations: fc.subarray(everyKind),
      parties: fc.record({ groups: fc.integer({ min: 0, max: 3 }), size: fc.integer({ min: 2, max: 12 }) }),
      newsrooms: fc.record({ groups: fc.integer({ min: 0, max: 3 }), size: fc.integer({ min: 2, max: 6 }) }),
      fans: fc.record({ groups: fc.integer({ min: 0, max: 3 }), size: fc.integer({ min: 2, max: 8 }) }),
    })
    fc.assert(
      fc.property(small, (config) => {
        const end = Date.UTC(2027, 4, 8)
        let before = end - config.days * 86_400_000
        let count = 0
        for (const post of exerciseWorld(config).posts()) {
          const at = Date.parse(post.time)
          expect(at).toBeGreaterThanOrEqual(before)
          before = at
          count++
        }
        expect(before).toBeLessThan(end)
        expect(count).toBe(config.posts)
      }),
      { numRuns: 25 },
    )
  })

  it('is read once', () => {
    const world = exerciseWorld({ posts: 200, seed: 1 })
    expect([...world.posts()]).toHaveLength(200)
    expect(() => [...world.posts()]).toThrow(TypeError)
  })

  it('refers only to earlier posts, and passes on what they said', () => {
    const earlier = new Map<string, ExercisePost>()
    let reshares = 0
    let replies = 0
    for (const post of postsOf(demoExercise)) {
      if (post.reshare_of !== null) {
        const source = earlier.get(post.reshare_of)!
        expect([post.text, post.links]).toEqual([source.text, source.links])
        expect(post.account).not.toBe(source.account)
        reshares++
      }
      if (post.reply_to !== null) {
        expect(earlier.has(post.reply_to)).toBe(true)
        replies++
      }
      earlier.set(post.id, post)
    }
    expect(earlier.size).toBe(demoExercise.posts)
    expect(reshares).toBeGreaterThan(1000)
    expect(replies).toBeGreaterThan(500)
  })

  it('gives the same actions with words, without words and as columns', () => {
    const config: ExerciseConfig = { ...demoExercise, posts: 6000 }
    const linked = postsOf(config).filter(({ links }) => links.length > 0)
    const rows = [...exerciseWorld(config).actions()]
    const columns = exerciseActions({ ...config, objectsOnly: false })
    const written = Array.from(columns.account, (account, i) => ({
      account: columns.accounts[account],
      object: columns.objectName(columns.object[i]!),
      time: columns.time[i],
    }))
    expect(rows.map(({ account, object, time }) => ({ account, object, time }))).toEqual(written)
    expect(
      linked.map((post) => [post.id, post.account, post.links[0], Date.parse(post.time) / 1000]),
    ).toEqual(
      rows
        .filter(({ object }) => object.startsWith('https:'))
        .map(({ id, account, object, time }) => [id, account, object, time]),
    )
    expect(exerciseActions(config).account).toHaveLength(6000)
  })

  it('names nobody real: invented handles, and domains reserved for examples', () => {
    for (const post of postsOf({ ...demoExercise, posts: 5000 })) {
      expect(post.account).toMatch(/^[a-z]+_[0-9a-z]+$/)
      for (const link of post.links) expect(new URL(link).hostname).toMatch(/^[a-z]+-[a-z]+\d+\.example$/)
    }
    const { accounts } = exerciseActions({ posts: 100, accounts: 50_000, seed: 3 })
    expect(new Set(accounts).size).toBe(50_000)
  })
})

describe('organic life', () => {
  const world = exerciseActions(calibrationExercise(60_000, 11))
  const posts = new Map<number, number>()
  for (const account of world.account) posts.set(account, (posts.get(account) ?? 0) + 1)

  it('is uneven: the busiest hundredth writes a tenth to a third, and some never write', () => {
    const counts = [...posts.values()].sort((a, b) => b - a)
    const top = counts.slice(0, world.accounts.length / 100).reduce((sum, n) => sum + n, 0) / 60_000
    expect(top).toBeGreaterThan(0.1)
    expect(top).toBeLessThan(0.34)
    expect(posts.size).toBeLessThan(world.accounts.length)
  })

  it('sleeps at night and has a weekend', () => {
    const hours = new Array<number>(24).fill(0)
    const days = new Array<number>(7).fill(0)
    for (const at of world.time) {
      hours[Math.floor(at / 3600) % 24]!++
      days[new Date(at * 1000).getUTCDay()]!++
    }
    const night = hours[0]! + hours[1]! + hours[2]!
    const evening = hours[17]! + hours[18]! + hours[19]!
    expect(night).toBeLessThan(evening / 3)
    expect((days[0]! + days[6]!) / 2).toBeLessThan(days.slice(1, 6).reduce((a, b) => a + b) / 5)
  })

  it('has viral items and many that hardly anyone shares', () => {
    const counts = new Array<number>(world.objects).fill(0)
    for (const object of world.object) counts[object]!++
    counts.sort((a, b) => b - a)
    expect(counts[0]!).toBeGreaterThan(300)
    expect(counts[Math.floor(counts.length / 2)]!).toBeLessThan(20)
  })

  it('has communities: two accounts with the same favourite outlet share more', () => {
    const outlets = new Map<number, Map<string, number>>()
    world.account.forEach((account, i) => {
      const outlet = new URL(world.objectName(world.object[i]!)).hostname
      const own = outlets.get(account) ?? new Map<string, number>()
      outlets.set(account, own.set(outlet, (own.get(outlet) ?? 0) + 1))
    })
    const busy = [...outlets.keys()].filter((account) => posts.get(account)! >= 40).slice(0, 150)
    const favourite = (account: number) => [...outlets.get(account)!].sort(([, a], [, b]) => b - a)[0]![0]
    const items = new Map(busy.map((account) => [account, new Set<number>()]))
    world.account.forEach((account, i) => {
      items.get(account)?.add(world.object[i]!)
    })
    const sums = { same: [0, 0], other: [0, 0] }
    for (const a of busy) {
      for (const b of busy) {
        if (a >= b) continue
        const shared = [...items.get(a)!].filter((item) => items.get(b)!.has(item)).length
        const kind = favourite(a) === favourite(b) ? sums.same : sums.other
        kind[0]! += shared / Math.min(items.get(a)!.size, items.get(b)!.size)
        kind[1]!++
      }
    }
    expect(sums.same[0]! / sums.same[1]!).toBeGreaterThan((2 * sums.other[0]!) / sums.other[1]!)
  })

  it('knows breaking news: minutes with many times the usual posts', () => {
    const minutes = new Map<number, number>()
    for (const at of world.time)
      minutes.set(Math.floor(at / 300), (minutes.get(Math.floor(at / 300)) ?? 0) + 1)
    const counts = [...minutes.values()].sort((a, b) => b - a)
    expect(counts[0]!).toBeGreaterThan(5 * counts[Math.floor(counts.length / 2)]!)
  })
})
