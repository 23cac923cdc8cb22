import { describe, expect, it } from 'vitest'
import {
  calibrationExercise,
  demoExercise,
  type ExerciseActions,
  type ExerciseConfig,
  exerciseActions,
  exerciseWorld,
  type OperationSpec,
  operationKinds,
} from '../../src/exercise/index.ts'

interface Share {
  readonly account: string
  readonly time: number
}

function sharesByObject(world: ExerciseActions): Map<string, Share[]> {
  const shares = new Map<string, Share[]>()
  world.account.forEach((account, i) => {
    const object = world.objectName(world.object[i]!)
    const list = shares.get(object) ?? []
    list.push({ account: world.accounts[account]!, time: world.time[i]! })
    shares.set(object, list)
  })
  return shares
}

function withOperation(operation: OperationSpec, more: Partial<ExerciseConfig> = {}) {
  const world = exerciseActions({ posts: 20_000, seed: 5, operations: [operation], ...more })
  const truth = world.truth.operations[0]!
  return { world, truth, members: new Set(truth.accounts), shares: sharesByObject(world) }
}

describe('the truth of an operation', () => {
  it.each(operationKinds)('%s: accounts, objects and times are those of the posts', (kind) => {
    const { truth, members, shares, world } = withOperation({ kind })
    expect(members.size).toBe(truth.parameters.size)
    expect(truth.posts).toBeGreaterThan(truth.parameters.size)
    const planted = truth.objects.flatMap((object) =>
      shares.get(object)!.filter((s) => members.has(s.account)),
    )
    expect(planted.length).toBeGreaterThanOrEqual(truth.posts)
    const times = planted.map(({ time }) => time * 1000)
    expect(times).toContain(Date.parse(truth.first!))
    expect(times).toContain(Date.parse(truth.last!))
    for (const account of members) {
      expect(world.truth.accounts).toContainEqual(
        expect.objectContaining({ account, group: 'O1', kind: 'operation' }),
      )
    }
  })

  it('pushes each object within its spread, by about the share of members that takes part', () => {
    const { truth, members, shares } = withOperation({
      kind: 'synchronised-sharing',
      size: 40,
      rounds: 20,
      spread: 30,
      cover: 0,
    })
    expect(truth.objects).toHaveLength(20)
    let posts = 0
    for (const object of truth.objects) {
      const times = shares
        .get(object)!
        .filter((s) => members.has(s.account))
        .map((s) => s.time)
      expect(Math.max(...times) - Math.min(...times)).toBeLessThan(30)
      posts += times.length
    }
    expect(posts / (40 * 20)).toBeCloseTo(0.7, 1)
  })

  it('spreads further with jitter', () => {
    const { truth, members, shares } = withOperation({ kind: 'synchronised-sharing', jitter: 7200, cover: 0 })
    const spans = truth.objects.map((object) => {
      const times = shares
        .get(object)!
        .filter((s) => members.has(s.account))
        .map((s) => s.time)
      return Math.max(...times) - Math.min(...times)
    })
    expect(Math.max(...spans)).toBeGreaterThan(1800)
    expect(Math.max(...spans)).toBeLessThan(7260)
  })

  it('rotates: each round every account pushes at most one of the teams’ objects', () => {
    const { truth, members, shares } = withOperation({
      kind: 'synchronised-sharing',
      size: 12,
      rounds: 5,
      rotation: 3,
      participation: 1,
      cover: 0,
    })
    expect(truth.objects).toHaveLength(15)
    for (const object of truth.objects) {
      expect(shares.get(object)!.filter((s) => members.has(s.account))).toHaveLength(4)
    }
  })

  it('gives planted accounts as much ordinary life as asked for', () => {
    const ordinary = (cover: number) => {
      const { world, truth, members } = withOperation({ kind: 'synchronised-sharing', size: 30, cover })
      const all = Array.from(world.account).filter((account) => members.has(world.accounts[account]!)).length
      return (all - truth.posts) / truth.posts
    }
    expect(ordinary(0)).toBe(0)
    const ratio = ordinary(4)
    expect(ratio).toBeGreaterThan(2.5)
    expect(ratio).toBeLessThan(6.5)
  })

  it('can push what an ordinary outlet has just published', () => {
    const { truth, members, shares } = withOperation({ kind: 'synchronised-sharing', genuine: 1, rounds: 10 })
    const others = truth.objects.flatMap((object) =>
      shares.get(object)!.filter((s) => !members.has(s.account)),
    )
    expect(others.length).toBeGreaterThan(truth.posts)
  })

  it('marks who is framed, and that account leads every time', () => {
    const { truth, world, shares } = withOperation({ kind: 'framing' })
    expect(truth.framed).not.toBeNull()
    expect(truth.accounts).not.toContain(truth.framed)
    expect(world.truth.accounts).toContainEqual({
      account: truth.framed,
      group: 'O1',
      kind: 'organic',
      role: 'framed',
    })
    expect(truth.objects.length).toBeGreaterThan(5)
    for (const object of truth.objects) {
      const list = shares.get(object)!
      const lead = list.find(({ account }) => account === truth.framed)!
      const shadow = list.filter(
        ({ account, time }) => truth.accounts.includes(account) && time > lead.time && time <= lead.time + 16,
      )
      expect(shadow.length, object).toBeGreaterThan(0)
    }
  })

  it('a lookalike outlet imitates a genuine one letter by letter, and seeders come first', () => {
    const { truth, world } = withOperation({ kind: 'lookalike-outlet' })
    const host = new URL(truth.objects[0]!).hostname
    const genuine = host.slice(0, 2) + host.slice(3)
    const hosts = Array.from({ length: world.objects }, (_, i) => new URL(world.objectName(i)).hostname)
    expect(hosts).toContain(genuine)
    expect(world.truth.accounts.filter(({ role }) => role === 'seeder')).toHaveLength(2)
  })
})

describe('texts of an operation', () => {
  const world = exerciseWorld({ ...demoExercise, posts: 20_000 })
  const posts = [...world.posts()]
  const truth = world.truth()
  const textsBy = (kind: string) => {
    const { accounts, first } = truth.operations.find((operation) => operation.kind === kind)!
    const members = new Set(accounts)
    const own = posts.filter((post) => members.has(post.account) && post.time >= first!)
    return own
      .filter(({ links, reply_to }) => links.length === 0 && reply_to === null)
      .map(({ text }) => text)
  }

  it('copy-paste repeats itself to the letter', () => {
    const counts = new Map<string, number>()
    for (const text of textsBy('copy-paste')) counts.set(text, (counts.get(text) ?? 0) + 1)
    expect([...counts.values()].filter((n) => n >= 6).length).toBeGreaterThanOrEqual(7)
  })

  it('reworded says the same in other words', () => {
    const about = textsBy('reworded').filter((text) => /^[A-Z][a-z]+: /.test(text))
    expect(about.length).toBeGreaterThan(30)
    expect(new Set(about).size).toBeGreaterThan(0.95 * about.length)
    expect(new Set(about.map((text) => text.split(':')[0])).size).toBe(8)
  })

  it('ordinary people copy too: shared headlines and greetings', () => {
    const planted = new Set(truth.operations.flatMap(({ accounts }) => accounts))
    const counts = new Map<string, Set<string>>()
    for (const { account, text, reshare_of } of posts) {
      if (planted.has(account) || reshare_of !== null) continue
      counts.set(text, (counts.get(text) ?? new Set<string>()).add(account))
    }
    expect([...counts.values()].filter((accounts) => accounts.size >= 5).length).toBeGreaterThan(30)
  })
})

describe('groups in the open', () => {
  const config: ExerciseConfig = {
    ...calibrationExercise(20_000, 9),
    parties: { groups: 2, size: 12 },
    newsrooms: { groups: 2, size: 4 },
    fans: { groups: 3, size: 10 },
  }
  const world = exerciseActions(config)
  const together = (group: string, window: number) => {
    const members = new Set(world.truth.accounts.filter((a) => a.group === group).map((a) => a.account))
    let count = 0
    for (const shares of sharesByObject(world).values()) {
      const own = shares.filter(({ account }) => members.has(account))
      own.forEach((share, i) => {
        if (i > 0 && share.time - own[i - 1]!.time <= window && share.account !== own[i - 1]!.account) count++
      })
    }
    return { count, size: members.size }
  }

  it('parties follow within minutes, newsrooms within seconds, fans within 90 s', () => {
    expect(together('party-1', 300).count).toBeGreaterThan(50)
    expect(together('newsroom-1', 20).count).toBeGreaterThan(50)
    expect(together('fans-1', 90)).toMatchObject({ size: 11 })
    expect(together('fans-1', 90).count).toBeGreaterThan(30)
  })

  it('lists parties and newsrooms, and nobody else, as affiliated', () => {
    expect(world.affiliations).toHaveLength(2 * 12 + 2 * 4)
    const listed = new Set(world.affiliations.map(({ affiliation }) => affiliation))
    expect([...listed].sort()).toEqual(['newsroom-1', 'newsroom-2', 'party-1', 'party-2'])
  })

  it('are absent from a calibration world', () => {
    const calm = exerciseActions(calibrationExercise(2000, 1))
    expect(calm.truth.accounts).toEqual([])
    expect(calm.affiliations).toEqual([])
  })
})
