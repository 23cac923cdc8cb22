import { expect, describe as group, test } from 'vitest'
import type { Actions } from '../../src/detect/coordination/actions.ts'
import { chanceEdges, type DetectSettings, detect, testKinds } from '../../src/detect/coordination/detect.ts'
import { kindLine, kindLines } from '../../src/detect/coordination/lines.ts'
import { roles } from '../../src/detect/coordination/roles.ts'
import { finish } from '../../src/detect/coordination/work.ts'
import {
  calibrationExercise,
  type ExerciseActions,
  type ExerciseConfig,
  exerciseActions,
} from '../../src/exercise/index.ts'
import { seededRandom } from '../../src/kernel/random.ts'

const settings: DetectSettings = { q: 0.01, cap: 5000, jitter: 60, seed: 1 }
const rule = { kind: 'link', window: 60, occasion: 60 } as const

function actionsOf(world: ExerciseActions): Actions {
  const { account, object, time } = world
  return { account, object, time, accountCount: world.accounts.length, objectCount: world.objects }
}

const find = (actions: Actions, more: Partial<DetectSettings> = {}, declared = new Map<number, string>()) =>
  detect(
    finish(testKinds([kindLine({ rule, actions }, settings)], { ...settings, ...more })),
    { ...settings, ...more },
    declared,
  )

const planted: ExerciseConfig = {
  posts: 60_000,
  seed: 11,
  operations: Array.from({ length: 3 }, () => ({
    kind: 'synchronised-sharing' as const,
    size: 10,
    rounds: 8,
    spread: 40,
    participation: 0.8,
  })),
}

/** Names of the accounts in each undeclared group. */
const named = (world: ExerciseActions, result: ReturnType<typeof find>) =>
  result.groups
    .filter(({ affiliation }) => affiliation === null)
    .map(({ members }) => members.map((m) => world.accounts[m]!))

group('a world with three planted operations', () => {
  const world = exerciseActions(planted)
  const result = find(actionsOf(world))
  const operationOf = new Map(
    world.truth.accounts.filter((a) => a.kind === 'operation').map((a) => [a.account, a.group]),
  )

  test('each is recovered, at least half of its members in one community', () => {
    for (const { id, accounts } of world.truth.operations) {
      const best = Math.max(
        ...named(world, result).map((names) => names.filter((n) => operationOf.get(n) === id).length),
      )
      expect(best).toBeGreaterThanOrEqual(accounts.length / 2)
    }
  })

  test('nearly every accepted edge is planted', () => {
    const right = result.edges.filter(({ a, b }) => {
      const one = operationOf.get(world.accounts[a]!)
      return one !== undefined && one === operationOf.get(world.accounts[b]!)
    })
    expect(right.length / result.edges.length).toBeGreaterThanOrEqual(0.98)
  })

  test('the self-check finds nothing where nothing can be coordinated', () => {
    const lines = finish(kindLines([{ rule, actions: actionsOf(world) }], settings))
    expect(finish(chanceEdges('permuted', lines, settings))).toBe(0)
    expect(finish(chanceEdges('jittered', lines, settings))).toBe(0)
  })

  test('the order of rows and the numbers of accounts and objects leave no trace', () => {
    const actions = actionsOf(world)
    const random = seededRandom(3)
    const shuffle = (size: number) => {
      const order = Int32Array.from({ length: size }, (_, i) => i)
      for (let i = size - 1; i > 0; i--) {
        const k = Math.floor(random() * (i + 1))
        ;[order[i], order[k]] = [order[k]!, order[i]!]
      }
      return order
    }
    const rows = shuffle(actions.account.length)
    const names = shuffle(actions.accountCount)
    const things = shuffle(actions.objectCount)
    const other = find({
      ...actions,
      account: Int32Array.from(rows, (row) => names[actions.account[row]!]!),
      object: Int32Array.from(rows, (row) => things[actions.object[row]!]!),
      time: Float64Array.from(rows, (row) => actions.time[row]!),
    })
    const old = new Map(Array.from(names, (to, from) => [to, from]))
    const key = (x: number, y: number) => (x < y ? `${x} ${y}` : `${y} ${x}`)
    const turned = other.edges.map(({ a, b, count, p }) => [
      key(old.get(a)!, old.get(b)!),
      count,
      p.toPrecision(5),
    ])
    const straight = result.edges.map(({ a, b, count, p }) => [key(a, b), count, p.toPrecision(5)])
    expect(turned.map(String).sort()).toEqual(straight.map(String).sort())
  })

  test('declaring an operation open takes it out of suspicion and keeps its edges', () => {
    const open = world.truth.operations[0]!
    const declared = new Map(open.accounts.map((name) => [world.accounts.indexOf(name), 'club']))
    const after = find(actionsOf(world), {}, declared)
    expect(
      named(world, after)
        .flat()
        .filter((name) => open.accounts.includes(name)),
    ).toEqual([])
    expect(after.groups.some(({ affiliation }) => affiliation === 'club')).toBe(true)
    expect(after.edges.length).toBe(result.edges.length)
    expect(after.edges.filter(({ affiliated }) => affiliated).length).toBeGreaterThan(0)
  })
})

test('where nobody is planted nobody is found', () => {
  let flagged = 0
  for (let seed = 1; seed <= 12; seed++) {
    flagged += find(actionsOf(exerciseActions(calibrationExercise(20_000, seed))), { q: 0.1 }).edges.length
  }
  expect(flagged).toBe(0)
})

test('somebody who is shadowed is shown as copied and is no part of the suspicion', () => {
  const world = exerciseActions({
    posts: 60_000,
    seed: 6,
    operations: [{ kind: 'framing', size: 6, rounds: 12, spread: 20, participation: 0.9 }],
  })
  const [operation] = world.truth.operations
  const framed = world.accounts.indexOf(operation!.framed!)
  const result = find(actionsOf(world))
  const around = result.groups.find(({ members }) => members.includes(framed))
  expect(around).toBeDefined()
  const role = roles(
    around!.members,
    around!.edges.map((at) => result.edges[at]!),
  )
  expect(role.get(framed)).toBe('copied')
  expect([...role.values()].filter((one) => one === 'copied').length).toBe(1)
})

test('hundreds of thousands of posts on one link are bounded by the cap, and said', () => {
  const size = 300_000
  const actions: Actions = {
    account: Int32Array.from({ length: size }, (_, i) => i % 50_000),
    object: new Int32Array(size),
    time: Float64Array.from({ length: size }, (_, i) => i / 1000),
    accountCount: 50_000,
    objectCount: 1,
  }
  const result = find(actions)
  expect(result.edges).toEqual([])
  expect(result.tested[0]!.exposed.capped).toBe(size)
})
