import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareRates } from '../../src/detect/trend/compare.ts'
import { type Looked, type Observation, trendOf } from '../../src/detect/trend/index.ts'

const to = 20_000
const seen = (technique: string, from: number, source = 'copies', until = from): Observation => ({
  technique,
  source,
  from,
  until,
  url: '/x',
  name: 'x',
})
const times = (count: number, one: Observation) => Array.from({ length: count }, () => one)
const even = (amount = 100, source = 'copies', days = 60): Looked => ({
  source,
  unit: 'posts',
  perDay: new Map(Array.from({ length: days }, (_, back) => [to - back, amount])),
})
const window = { to, days: 30 }

test('the comparison agrees with tables of the exact test', () => {
  // 10 against 2 with equal looking: twice the upper tail of Binomial(12, 1/2), 2 * 79/4096.
  const found = compareRates(10, 2, 100, 100)!
  expect(found.ratio).toBe(5)
  expect(Math.exp(found.logP)).toBeCloseTo((2 * 79) / 4096, 10)
  // Clopper and Pearson for 10 of 12: 0.5159 to 0.9791 (Brown, Cai and DasGupta 2001 give the method).
  expect(found.low).toBeCloseTo(0.5159 / (1 - 0.5159), 2)
  expect(found.high).toBeCloseTo(0.9791 / (1 - 0.9791), 0)
})

test('twice as much looking is not twice as many attacks', () => {
  const looked: Looked = {
    source: 'copies',
    unit: 'posts',
    perDay: new Map(Array.from({ length: 60 }, (_, back) => [to - back, back < 30 ? 200 : 100])),
  }
  const observations = [...times(80, seen('T0118', to - 3)), ...times(40, seen('T0118', to - 40))]
  const [row] = trendOf(observations, [looked], window).rows
  expect(row).toMatchObject({ now: 80, before: 40, change: 'unclear' })
  expect(row!.comparison!.ratio).toBe(1)
  expect(trendOf(observations, [even()], window).rows[0]!.change).toBe('more')
})

test('windows are whole days: the borders fall on the right side', () => {
  const days = [to + 1, to, to - 29, to - 30, to - 59, to - 60]
  const trend = trendOf(
    days.map((day) => seen('T0118', day)),
    [even()],
    window,
  )
  expect(trend.rows[0]).toMatchObject({ now: 2, before: 2, all: 5, last: to, first: to - 60 })
  expect(trend.rows[0]!.perDay).toHaveLength(60)
  expect(trend.later).toEqual({ observations: 1, last: to + 1 })
})

test('nothing looked at before, or nobody knows how much, gives no arrow', () => {
  const observations = times(50, seen('T0118', to))
  expect(trendOf(observations, [even(100, 'copies', 30)], window).rows[0]!.change).toBe('blind')
  const unknown: Looked = { source: 'copies', unit: 'days', perDay: null }
  expect(trendOf(observations, [unknown], window).rows[0]).toMatchObject({ change: 'blind', q: null })
})

test('data older than fourteen days are stale, and then no change is told', () => {
  const observations = [...times(50, seen('T0118', to - 20)), seen('T0118', to - 40)]
  const until = (last: number): Looked => ({
    source: 'copies',
    unit: 'posts',
    perDay: new Map(Array.from({ length: 60 }, (_, back) => [last - back, 100])),
  })
  expect(trendOf(observations, [until(to - 14)], window)).toMatchObject({ stale: false })
  const stale = trendOf(observations, [until(to - 15)], window)
  expect(stale).toMatchObject({ stale: true, last: to - 15 })
  expect(stale.rows[0]).toMatchObject({ change: 'stale', comparison: null })
})

test('a case that goes on was last seen at its last sign, and is counted once', () => {
  const trend = trendOf([seen('T0085', to - 50, 'case', to + 5)], [even(1, 'case')], window)
  expect(trend.rows[0]).toMatchObject({ now: 0, before: 1, last: to })
})

test('sources are never added up, and order does not matter', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom('T0118', 'T0084.001'),
          fc.constantFrom('case', 'copies'),
          fc.integer({ min: to - 80, max: to + 5 }),
        ),
      ),
      (some) => {
        const observations = some.map(([technique, source, day]) => seen(technique, day, source))
        const looked = [even(10), even(3, 'case')]
        const trend = trendOf(observations, looked, window)
        expect(trendOf(observations.toReversed(), looked.toReversed(), window).rows).toEqual(trend.rows)
        expect(trend.rows.reduce((sum, { all }) => sum + all, 0) + trend.later.observations).toBe(some.length)
        for (const { now, before, perDay } of trend.rows) {
          expect(perDay.reduce((sum, n) => sum + n, 0)).toBe(now + before)
        }
      },
    ),
  )
})

test('the interval leaves out 1 exactly where p is below 0.05, and swapping the windows turns it round', () => {
  const count = fc.integer({ min: 0, max: 60 })
  const amount = fc.integer({ min: 1, max: 1000 })
  fc.assert(
    fc.property(count, count, amount, amount, (now, before, lookedNow, lookedBefore) => {
      const found = compareRates(now, before, lookedNow, lookedBefore)
      if (now + before === 0) {
        expect(found).toBeNull()
        return
      }
      const outside = found!.low > 1 + 1e-9 || found!.high < 1 - 1e-9
      if (Math.abs(Math.exp(found!.logP) - 0.05) > 1e-9) expect(outside).toBe(Math.exp(found!.logP) < 0.05)
      const back = compareRates(before, now, lookedBefore, lookedNow)!
      expect(back.logP).toBeCloseTo(found!.logP, 8)
      if (now > 0 && before > 0) expect(back.low * found!.high).toBeCloseTo(1, 6)
    }),
  )
})

test('where nothing changed, arrows are rare', () => {
  // Worlds without a change: the false discovery rate bounds the share of worlds with any arrow.
  let state = 7
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  const worlds = 300
  let withArrow = 0
  for (let world = 0; world < worlds; world++) {
    const observations = Array.from({ length: 120 }, () =>
      seen(`T${Math.floor(random() * 10)}`, to - Math.floor(random() * 60)),
    )
    const { rows } = trendOf(observations, [even()], window)
    if (rows.some(({ change }) => change === 'more' || change === 'less')) withArrow++
  }
  expect(withArrow / worlds).toBeLessThanOrEqual(0.05)
})
