import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Bet,
  breakingSeverity,
  expectedCost,
  levers,
  leverValue,
  pays,
  sensitivity,
} from '../../src/respond/index.ts'
import { webOf } from '../web/support.ts'

const within = (lever: keyof typeof levers) =>
  fc.double({ min: levers[lever].least, max: levers[lever].most, noNaN: true })
const bets: fc.Arbitrary<Bet> = fc.record({
  severity: within('severity'),
  probability: within('probability'),
  delay: within('delay'),
  size: within('size'),
  share: within('share'),
  rate: within('rate'),
})

describe('the bet', () => {
  test.each([
    ['severity', 1],
    ['probability', 1],
    ['size', 1],
    ['share', 1],
    ['delay', -1],
    ['rate', -1],
  ] as const)('more %s never turns the cost the other way', (lever, sign) => {
    fc.assert(
      fc.property(bets, within(lever), (bet, other) => {
        const [less, more] = bet[lever] < other ? [bet[lever], other] : [other, bet[lever]]
        const difference = expectedCost({ ...bet, [lever]: more }) - expectedCost({ ...bet, [lever]: less })
        expect(difference * sign).toBeGreaterThanOrEqual(-1e-12)
      }),
    )
  })

  test('it pays below the breaking severity and not above', () => {
    fc.assert(
      fc.property(bets, (bet) => {
        const at = breakingSeverity(bet)
        if (!Number.isFinite(at)) return
        expect(pays({ ...bet, severity: at * 0.999 })).toBe(true)
        expect(pays({ ...bet, severity: at * 1.001 + 1e-9 })).toBe(false)
      }),
    )
  })

  test('what comes at once, for certain, from one: the cost is the severity', () => {
    expect(expectedCost({ severity: 2, probability: 1, delay: 0, size: 1, share: 0.25, rate: 0.5 })).toBe(2)
  })

  test('sensitivity moves one lever within its range', () => {
    fc.assert(
      fc.property(bets, (bet) => {
        for (const { lever, low, high } of sensitivity(bet)) {
          expect(low).toBeGreaterThanOrEqual(levers[lever].least)
          expect(high).toBeLessThanOrEqual(levers[lever].most)
        }
      }),
    )
  })

  test('nonsense in the address is the standard value, too much the end of the range', () => {
    expect(leverValue('probability', 'x', 0.4)).toBe(0.4)
    expect(leverValue('probability', '7', 0.4)).toBe(1)
    expect(leverValue('delay', '1e999', 9)).toBe(9)
    expect(leverValue('size', '2.6', 1)).toBe(3)
  })
})

describe('the workbench', () => {
  const web = webOf([])
  test('says its verdict, with the numbers of the address, and the same as data', async () => {
    const strong = '?severity=3&probability=0.9&delay=10&size=7'
    const text = await (await web.request(`/method/deterrence${strong}`)).text()
    expect(text).toContain('does not pay')
    expect(text).toContain('value="0.9"')
    const weak = await (await web.request('/method/deterrence')).text()
    expect(weak).toContain('interference pays')
    expect(weak).toContain('/library/figures')
    const data = (await (await web.request(`/method/deterrence.json${strong}`)).json()) as {
      bet: Bet
      expectedCost: number
    }
    expect(data.expectedCost).toBeCloseTo(expectedCost(data.bet))
    const csv = await (await web.request('/method/deterrence.csv')).text()
    expect(csv.split('\n')[0]).toContain('probability')
    expect(await (await web.request('/method/deterrence?lang=fr')).text()).toContain('l’ingérence rapporte')
  })
})

describe('beside the figures of the mission', () => {
  test('the page says both, why they differ, and leads to the model with the other values', async () => {
    const html = await (await webOf([]).request('/method/deterrence')).text()
    const section = html.slice(html.indexOf('id="mission"'))
    for (const said of ['15 of 33', '14 of 33', '0.42', '0.45', '156', '198']) expect(section).toContain(said)
    expect(section).toContain('href="/method/deterrence?probability=0.45&amp;delay=198"')
    const other = await (await webOf([]).request('/method/deterrence.json?probability=0.45&delay=198')).json()
    expect(other).toMatchObject({ bet: { probability: 0.45, delay: 198 } })
  })
})
