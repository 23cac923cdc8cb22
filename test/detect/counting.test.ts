import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeline } from '../../src/detect/coordination/actions.ts'
import { encounters } from '../../src/detect/coordination/encounters.ts'
import { exposure } from '../../src/detect/coordination/exposure.ts'
import { eachRow, Walk } from '../../src/detect/coordination/pairs.ts'
import { windows } from '../../src/detect/coordination/windows.ts'
import { finish } from '../../src/detect/coordination/work.ts'
import { actionsOf, type Row, rows } from '../support/actions.ts'

const window = 60

/** Counts of the pairs that met more than once, and how many pairs and co-actions there are in all. */
function counted(list: readonly Row[], cap = 1000) {
  const line = timeline(actionsOf(list))
  const near = windows(line, window)
  const walk = new Walk(line, near, exposure(line, near, cap))
  const repeated = new Map<string, number>()
  const { met, further } = finish(
    eachRow(walk, 0, line.accountCount, ({ account, partners, size, count }) => {
      for (let s = 0; s < size; s++) {
        const common = count[partners[s]!]!
        if (common > 1) repeated.set(`${account} ${partners[s]}`, common)
      }
    }),
  )
  return { repeated: [...repeated].sort(), pairs: met / 2, coActions: met / 2 + further }
}

/** The definition, word for word: distinct objects on which both acted within the window. */
function byDefinition(list: readonly Row[]): Map<string, number> {
  const objects = new Map<string, Set<number>>()
  for (const [a, o, t] of list) {
    for (const [b, other, u] of list) {
      if (a >= b || o !== other || Math.abs(t - u) > window) continue
      const key = `${a} ${b}`
      objects.set(key, (objects.get(key) ?? new Set()).add(o))
    }
  }
  return new Map([...objects].map(([key, set]) => [key, set.size]))
}

test('co-actions are counted as the definition says', () => {
  fc.assert(
    fc.property(rows(), (list) => {
      const expected = [...byDefinition(list)].sort()
      expect(counted(list)).toEqual({
        repeated: expected.filter(([, common]) => common > 1),
        pairs: expected.length,
        coActions: expected.reduce((sum, [, common]) => sum + common, 0),
      })
    }),
  )
})

test('the order of the rows changes nothing', () => {
  const shuffled = rows().chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  )
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      expect(counted(other)).toEqual(counted(list))
    }),
  )
})

test('a timeline is in order of object, time, account and row', () => {
  const coarse = rows(200).map((list) => list.map(([a, o, t]): Row => [a, o % 2, t % 7]))
  fc.assert(
    fc.property(fc.oneof(rows(200), coarse), (list) => {
      const sorted = [...list.keys()].sort((x, y) => {
        const [[a, o, t], [b, p, u]] = [list[x]!, list[y]!]
        return o - p || t - u || a - b || x - y
      })
      const line = timeline(actionsOf(list))
      expect([...line.source]).toEqual(sorted)
      expect([...line.time]).toEqual(sorted.map((row) => list[row]![2]))
      expect([...line.account]).toEqual(sorted.map((row) => list[row]![0]))
    }),
  )
})

test('another post never lowers the count of a pair', () => {
  fc.assert(
    fc.property(
      rows(),
      fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 7 }), fc.nat({ max: 600 })),
      (list, extra) => {
        const before = counted(list)
        const after = counted([...list, extra])
        const counts = new Map(after.repeated)
        for (const [pair, count] of before.repeated) {
          expect(counts.get(pair)).toBeGreaterThanOrEqual(count)
        }
        expect(after.pairs).toBeGreaterThanOrEqual(before.pairs)
        expect(after.coActions).toBeGreaterThanOrEqual(before.coActions)
      },
    ),
  )
})

test("exposure is the number of others' actions near any of the own actions on the object", () => {
  fc.assert(
    fc.property(rows(), (list) => {
      const line = timeline(actionsOf(list))
      const { logExposure, participations } = exposure(line, windows(line, window), 1000)
      for (let p = 0; p < line.account.length; p++) {
        const same = list.filter(([, o]) => o === line.object[p])
        const mine = same.filter(([a]) => a === line.account[p])
        const others = same.filter(
          ([a, , t]) => a !== line.account[p] && mine.some((own) => Math.abs(own[2] - t) <= window),
        )
        expect(Math.round(Math.exp(logExposure[p]!))).toBe(Math.max(1, others.length))
      }
      for (let a = 0; a < 12; a++) {
        expect(participations[a]).toBe(new Set(list.filter(([x]) => x === a).map(([, o]) => o)).size)
      }
    }),
  )
})

test('encounters name the objects that were counted, each once, with the smallest lag', () => {
  fc.assert(
    fc.property(rows(), (list) => {
      const line = timeline(actionsOf(list))
      const near = windows(line, window)
      const exposed = exposure(line, near, 1000)
      for (const [pair, count] of byDefinition(list)) {
        const [a, b] = pair.split(' ').map(Number) as [number, number]
        const met = encounters(line, exposed, window, a, b)
        expect(met.length).toBe(count)
        for (const { object, lag } of met) {
          const lags = list
            .filter(([x, o]) => x === a && o === object)
            .flatMap(([, , t]) =>
              list.filter(([x, o]) => x === b && o === object).map(([, , u]) => Math.abs(u - t)),
            )
          expect(Math.abs(lag)).toBe(Math.min(...lags))
        }
      }
    }),
  )
})

test('beyond the cap actions are exposure and not partners, the same for every numbering', () => {
  const crowd: Row[] = Array.from({ length: 9 }, (_, a) => [a, 0, a])
  expect(counted([...crowd, [0, 1, 5], [1, 1, 6]], 8)).toEqual({ repeated: [], pairs: 1, coActions: 1 })
  const line = timeline(actionsOf(crowd))
  const { capped, logExposure } = exposure(line, windows(line, window), 8)
  expect(capped).toBe(9)
  expect(Math.exp(logExposure[0]!)).toBeCloseTo(8)
})
