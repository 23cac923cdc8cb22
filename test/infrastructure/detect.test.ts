import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Kind,
  kinds,
  leastBits,
  type Observation,
  rarity,
} from '../../src/detect/infrastructure/index.ts'
import { begun, crowd, has, looked, operation, said } from './support.ts'

const back = crowd(400, 2, (n) => `back${n}.example`)

describe('what links sites', () => {
  test('things of two families at the same time, each rare: moderate; one family alone stays a lead', () => {
    const { pairs, clusters, sites } = looked([...operation(), ...crowd(12)], back)
    const links = pairs.filter(({ level }) => level === 'link')
    expect(links.length).toBe(6)
    for (const { level, confidence } of pairs) expect(confidence).toBe(level === 'link' ? 'moderate' : 'low')
    expect(clusters).toEqual([{ id: 'S1', sites: [0, 1, 2, 3], links: 6, possible: 6 }])
    expect(sites.slice(0, 4).every((site) => site.startsWith('voice-'))).toBe(true)
    const one = looked([has('a.example', 'ads', 'pub-1'), has('b.example', 'ads', 'pub-1')], back)
    expect(said(one)).toEqual(['a-b lead'])
    expect(one.pairs[0]!.confidence).toBe('low')
  })

  test('no number of things of one family concludes: they weigh as the strongest of them', () => {
    // Nothing is known of favicons in the background, so that they weigh nothing.
    const page = ['analytics', 'tag', 'ads', 'pixel', 'favicon', 'theme'] as const
    const shared = (only: readonly Kind[]) =>
      looked(
        ['a.example', 'b.example'].flatMap((site) => only.map((kind) => has(site, kind, 'x1'))),
        back,
      )
    const [all] = shared(page).pairs
    const [alone] = shared(['analytics']).pairs
    expect([all!.level, all!.weight, all!.also.length]).toEqual(['lead', alone!.weight, 4])
    const setup = ['certificate', 'address', 'registered'] as const
    expect(shared(setup).pairs[0]!.level).toBe('lead')
  })

  test('what strangers share links nobody, however rare: something made for one owner has to stand beside it', () => {
    const two = (...only: readonly Kind[]) =>
      said(
        looked(
          ['a.example', 'b.example'].flatMap((site) => only.map((kind) => has(site, kind, '192.0.2.77'))),
          crowd(4000, 2, (n) => `back${n}.example`),
        ),
      )
    expect(two('theme', 'address')).toEqual(['a-b lead'])
    expect(two('theme', 'certificate')).toEqual(['a-b link'])
  })

  test('times must overlap, but for the days of slack; what has no time is a lead at most', () => {
    const at = (from: number | null, to: number | null, more = {}) =>
      said(
        looked(
          [
            ...(['analytics', 'certificate'] as const).flatMap((kind) => [
              has('a.example', kind, 'x1', begun, begun + 10),
              has('b.example', kind, 'x1', from, to),
            ]),
          ],
          back,
          more,
        ),
      )
    expect(at(begun + 5, begun + 20)).toEqual(['a-b link'])
    expect(at(begun + 40, begun + 50)).toEqual(['a-b link'])
    expect(at(begun + 41, begun + 50)).toEqual([])
    expect(at(begun + 11, begun + 50, { slack: 0 })).toEqual([])
    expect(at(null, null)).toEqual(['a-b lead'])
  })

  test('a certificate that names a site is that site’s too', () => {
    const { pairs } = looked(
      [has('a.example', 'certificate-name', 'b.example'), has('b.example', 'analytics', 'x')],
      back,
    )
    expect(pairs.map(({ level }) => level)).toEqual(['lead'])
  })

  test('R3: a registrant is a pseudonym in the finding', () => {
    const result = looked([...operation(), ...crowd(5)], back)
    expect(JSON.stringify(result)).not.toContain('press@voice.example')
    expect(result.indicators.some(({ kind }) => kind === 'registrant-mail')).toBe(true)
  })
})

describe('rarity', () => {
  test.each(Object.keys(kinds) as Kind[])('%s: what half of the sites have weighs nothing', (kind) => {
    for (const sites of [32, 100, 1000, 100_000]) expect(rarity(kind, sites / 2, sites)).toBe(0)
    expect(rarity(kind, 0, 100_000)).toBeGreaterThan(leastBits)
  })

  test('a provider of half of the sites links nobody, by the background or by the sites themselves', () => {
    const every = (name: string, sites: number) =>
      Array.from({ length: sites }, (_, n) =>
        n % 2 === 0
          ? [has(`${name}${n}.example`, 'certificate', 'everybody'), has(`${name}${n}.example`, 'tag', 'all')]
          : [
              has(`${name}${n}.example`, 'certificate', `own${n}`),
              has(`${name}${n}.example`, 'tag', `t${n}`),
            ],
      ).flat()
    expect(looked(every('a', 40)).pairs).toEqual([])
    expect(looked(every('a', 4), every('b', 100)).pairs).toEqual([])
  })

  test('with few sites and no background, what strangers share weighs nothing and accounts little', () => {
    const five = (kind: Kind) =>
      looked(['a', 'b', 'c', 'd', 'e'].map((n) => has(`${n}.example`, kind, n < 'c' ? 'same' : n)))
    expect(five('name-server').pairs).toEqual([])
    expect(said(five('ads'))).toEqual(['a-b lead'])
  })

  test('never rises with carriers, never falls with sites', () => {
    const kind = fc.constantFrom(...(Object.keys(kinds) as Kind[]))
    fc.assert(
      fc.property(kind, fc.nat(1000), fc.nat(1000), fc.nat(1000), (one, carriers, others, more) => {
        const sites = carriers + others
        expect(rarity(one, carriers + more, sites + more)).toBeLessThanOrEqual(rarity(one, carriers, sites))
        expect(rarity(one, carriers, sites + more)).toBeGreaterThanOrEqual(rarity(one, carriers, sites))
      }),
    )
  })
})

const observation: fc.Arbitrary<Observation> = fc
  .record({
    site: fc.integer({ min: 0, max: 9 }),
    kind: fc.constantFrom<Kind>('analytics', 'certificate', 'registrant-mail', 'name-server', 'ads'),
    value: fc.integer({ min: 0, max: 3 }),
    first: fc.option(fc.integer({ min: begun, max: begun + 200 })),
    days: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ site, kind, value, first, days }) =>
    has(`s${site}.example`, kind, `v${value}`, first, first === null ? null : first + days),
  )

describe('properties', () => {
  const some = fc.array(observation, { maxLength: 80 })
  const judged = (result: ReturnType<typeof looked>) => ({
    ...result,
    sites: result.sites.length,
    indicators: result.indicators.map(({ value: _, ...rest }) => rest),
  })

  test('sites, values and sources under other names: the same in the same order', () => {
    fc.assert(
      fc.property(some, (all) => {
        const named = (one: Observation): Observation => ({
          ...one,
          site: one.site.replace(/s(\d)/, (_, n: string) => `z${9 - Number(n)}-other`),
          value: `party ${3 - Number(one.value.slice(1))}`,
        })
        expect(judged(looked(all.map(named), back))).toEqual(judged(looked(all, back)))
      }),
    )
  })

  test('an unrelated site changes no pair where a background says what is rare, and without one only by rarity', () => {
    const weights = ({ sites, pairs }: ReturnType<typeof looked>) =>
      new Map(pairs.map(({ a, b, weight }) => [`${sites[a]} ${sites[b]}`, weight]))
    fc.assert(
      fc.property(some, (all) => {
        const more = [...all, has('unrelated.example', 'analytics', 'nobody else has it')]
        expect(weights(looked(more, back))).toEqual(weights(looked(all, back)))
        const [before, after] = [weights(looked(all)), weights(looked(more))]
        // One site more among at least a hundred of the prior: less than log2(101/100) bits for each family.
        for (const [pair, weight] of before) {
          expect(after.get(pair)!).toBeGreaterThanOrEqual(weight)
          expect(after.get(pair)! - weight).toBeLessThan(3 * Math.log2(1.01) + 1e-5)
        }
      }),
    )
  })

  test('a site that carries a value too never makes others’ sharing of it weigh more', () => {
    fc.assert(
      fc.property(some, observation, (all, one) => {
        const total = (observations: readonly Observation[]) =>
          new Map(looked(observations).indicators.map(({ kind, value, bits }) => [`${kind} ${value}`, bits]))
        const other = { ...one, site: 'more.example' }
        const key = `${one.kind} ${one.kind.startsWith('registrant') ? `A-${one.value.length}` : one.value}`
        const before = total(all).get(key)
        const after = total([...all, other]).get(key)
        if (before !== undefined && !one.kind.startsWith('registrant'))
          expect(after ?? 0).toBeLessThanOrEqual(before)
      }),
    )
  })
})
