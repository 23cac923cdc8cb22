import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Aggregate,
  aggregate,
  exposures,
  type Frame,
  noneByClass,
  type Post,
  parseOutlets,
  parseTopic,
  type Row,
} from '../../src/detect/amplification/index.ts'
import { WhichOutlet } from '../../src/detect/amplification/which-outlet.ts'
import { logHypergeometricTail, logPoissonTail, wilson } from '../../src/detect/statistics.ts'
import { csvCells } from '../../src/kernel/csv.ts'
import { resultOf, world } from './support.ts'

const frame: Frame = { window: { from: 0, to: 1 }, denominator: { posts: 10, accounts: 5 } }
const row: Row = { key: 'x', posts: 3, accounts: 2, byClass: { ...noneByClass, linked: 3 } }

describe('no aggregate of accounts without its window, denominator and classes', () => {
  test('the type cannot be made by hand', () => {
    type Plain =
      Omit<Aggregate, never> extends { readonly rows: infer R }
        ? { frame: Frame; byClass: typeof noneByClass; rows: R; leftOut: number }
        : never
    const assignable: Plain extends Aggregate ? true : false = false
    expect(assignable).toBe(false)
  })

  test('the one function that makes it refuses what lacks them', () => {
    expect(aggregate(frame, noneByClass, [row]).frame).toEqual(frame)
    expect(() => aggregate({ ...frame, window: { from: 2, to: 1 } }, noneByClass, [row])).toThrow(
      'needs its window',
    )
    expect(() => aggregate({ ...frame, window: { from: Number.NaN, to: 1 } }, noneByClass, [row])).toThrow(
      TypeError,
    )
    expect(() => aggregate({ ...frame, denominator: { posts: 2, accounts: 5 } }, noneByClass, [row])).toThrow(
      'larger than what it is out of',
    )
    expect(() => aggregate(frame, noneByClass, [{ ...row, byClass: noneByClass }])).toThrow(
      'does not say which classes',
    )
  })

  test('rows beyond the bound are counted', () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ ...row, key: String(i) }))
    const made = aggregate(frame, noneByClass, many)
    expect(made.rows.length + made.leftOut).toBe(60)
  })
})

describe('counts', () => {
  const made = world(5, 3000)
  const result = resultOf(made)
  const outside = made.posts.filter(({ account }) => account.startsWith('person'))
  const carrying = outside.filter(
    ({ links, reshareOf }) => reshareOf !== null || links.some((link) => link.includes('outlet')),
  )

  test('are those that one gets by hand', () => {
    expect(result.frame.denominator).toEqual({
      posts: 3000,
      accounts: new Set(made.posts.map(({ account }) => account)).size,
    })
    expect(result.carried.posts).toBe(carrying.length)
    expect(result.carried.accounts).toBe(new Set(carrying.map(({ account }) => account)).size)
    expect(result.outlets.reduce((sum, one) => sum + one.ownPosts, 0)).toBe(3000 - outside.length)
    expect(result.outlets.reduce((sum, one) => sum + one.carried, 0)).toBe(carrying.length)
    const [first] = result.links.rows
    expect(first!.posts).toBe(carrying.filter(({ links }) => links.includes(first!.key)).length)
    const days = result.attention[0]!.days
    const addresses = new Set(carrying.flatMap(({ links }) => links))
    expect(days.reduce((sum, { items }) => sum + items, 0)).toBe(3000 - outside.length + addresses.size)
  })

  test('the keen accounts and nobody else stand out, under pseudonyms', () => {
    expect(result.carriers.found.map(({ account }) => account).sort()).toEqual([
      '~plaza-person0',
      '~plaza-person1',
      '~plaza-person2',
    ])
    expect(result.carriers.tests).toBe(new Set(outside.map(({ account }) => account)).size)
  })

  test('where all carry alike almost nobody stands out: at most the stated rate over a hundred worlds', () => {
    let worlds = 0
    for (let seed = 1; seed <= 100; seed++)
      if (resultOf(world(seed, 400, 0), 0.05).carriers.foundCount > 0) worlds++
    expect(worlds).toBeLessThanOrEqual(10)
  })
})

test('R1, R2: names, states, typologies and classes exchanged change no count, in a thousand worlds', () => {
  for (let seed = 1; seed <= 1000; seed++) {
    const made = world(seed, 60)
    const plain = resultOf(made)
    const turn = 1 + (seed % 3)
    const turned = resultOf({
      ...made,
      outlets: made.outlets.map((outlet, at) => ({
        ...outlet,
        exposure: exposures[(at + turn) % 4]!,
        name: `Outlet ${at} of another side`,
        typology: 'IP',
        evidence: 'another register',
      })),
    })
    const counts = (result: typeof plain) =>
      result.outlets.map(({ outlet, ...rest }) => `${outlet.domains[0]} ${JSON.stringify(rest)}`).sort()
    expect(counts(turned)).toEqual(counts(plain))
    expect(turned.carried).toEqual(plain.carried)
    expect(turned.carriers.found.map(({ byClass: _, ...one }) => one)).toEqual(
      plain.carriers.found.map(({ byClass: _, ...one }) => one),
    )
    exposures.forEach((exposure, at) => {
      expect(turned.byClass[exposures[(at + turn) % 4]!]).toEqual(plain.byClass[exposure])
    })
  }
})

test('a post carries an outlet also where it only names the account that it repeats', () => {
  const made = world(5, 300)
  const before = resultOf(made)
  const post = { ...made.posts.find(({ account }) => account.startsWith('person'))!, links: [] }
  const withOne = (more: Partial<Post>) =>
    resultOf({ ...made, posts: [...made.posts, { ...post, reshareOf: null, repeats: null, ...more }] })
  for (const more of [{ reshareOf: 'outlet1' }, { repeats: 'Outlet1' }, { reshareOf: 'o1' }]) {
    const after = withOne(more)
    expect(after.carried.posts - before.carried.posts).toBe(1)
    expect(after.byClass.controlled.carried - before.byClass.controlled.carried).toBe(1)
    expect(after.passingOn - before.passingOn).toBe(1)
  }
  const other = withOne({ repeats: 'somebody' })
  expect([other.carried.posts, other.passingOn]).toEqual([before.carried.posts, before.passingOn + 1])
})

test('the order of the posts does not matter', () => {
  const made = world(9, 500)
  expect(resultOf({ ...made, posts: [...made.posts].reverse() })).toEqual(resultOf(made))
})

describe('statistics', () => {
  const choose = (n: number, k: number): number =>
    k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k
  test('the hypergeometric tail is the sum of its terms', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(60),
        fc.nat(60),
        fc.nat(60),
        (population, a, b, k) => {
          const special = Math.min(a, population)
          const draws = Math.min(b, population)
          let exact = 0
          for (let x = k; x <= draws; x++)
            exact += choose(special, x) * choose(population - special, draws - x)
          expect(Math.exp(logHypergeometricTail(k, population, special, draws))).toBeCloseTo(
            exact / choose(population, draws),
            9,
          )
        },
      ),
    )
  })

  test('the Poisson tail, and large numbers', () => {
    expect(Math.exp(logPoissonTail(3, 1))).toBeCloseTo(1 - Math.exp(-1) * 2.5, 12)
    expect(logPoissonTail(2000, 1000)).toBeCloseTo(-390.3216, 3)
    expect(logHypergeometricTail(500, 1e6, 1000, 1000)).toBeLessThan(-1000)
    expect(wilson(0, 0)).toEqual([0, 1])
    expect(wilson(5, 10)[0]).toBeCloseTo(0.2366, 3)
  })
})

describe('an outlet has a class only by an assertion', () => {
  const head = 'name,class,domains,accounts,evidence,since,grade\n'
  test.each([
    [
      `${head}A,controlled,a.example,,,2027-01-01,B2\n`,
      "line 2: the class 'controlled' of A has no evidence",
    ],
    [`${head}A,linked,a.example,,register,,B2\n`, 'line 2: the class of A has no day'],
    [`${head}A,linked,a.example,,register,2027-01-01,good\n`, "line 2: the grade of A is 'GOOD'"],
    [`${head}A,puppet,a.example,,register,2027-01-01,B2\n`, "line 2: the class 'puppet' is not known"],
    [`${head}A,linked,,,register,2027-01-01,B2\n`, 'line 2: neither a domain nor an account'],
    ['name,class\nA,linked\n', 'line 1: there is no column domains, evidence, since, grade'],
    [`${head}A,,a.example,,,,\n`, 'has no outlet with a class'],
  ])('%j', (text, says) => {
    expect(() => parseOutlets(text, 'outlets.csv')).toThrow(says)
  })

  test('without one it is counted as no state media', () => {
    const list = parseOutlets(
      `${head}A,unclassified,a.example,,,,\nB,official,b.example,@B,own word,2027-01-01,a1\n`,
      'outlets.csv',
    )
    expect(list).toMatchObject({ unclassified: 1, outlets: [{ name: 'B', accounts: ['@b'], grade: 'A1' }] })
  })

  test('an address that the list also gives to one without a class is nobody’s', () => {
    const list = parseOutlets(
      `${head}A,linked,a.example|c.example,,word,2027-01-01,b2\nB,linked,b.example,,word,2027-01-01,b2\n` +
        'Public,unclassified,a.example|b.example,,,,\n',
      'outlets.csv',
    )
    expect(list.outlets.map(({ name, domains }) => [name, domains])).toEqual([['A', ['c.example']]])
    expect(list.unclassified).toBe(2)
  })

  test('the bundled list tracks no address of an independent broadcaster', () => {
    const text = readFileSync(new URL('../../fixtures/outlets/state-media.csv', import.meta.url), 'utf8')
    const which = new WhichOutlet(parseOutlets(text, 'state-media.csv').outlets)
    const broadcasters = text
      .split('\n')
      .map((line) => csvCells(line))
      .filter((cells) => cells[1] === 'unclassified')
    const hosts = broadcasters.flatMap((cells) => cells[4]!.split(/[|\s]+/)).filter((host) => host !== '')
    expect(hosts.length).toBeGreaterThan(100)
    expect(hosts.filter((host) => which.ofLink(`https://${host}/`) !== undefined)).toEqual([])
  })

  test('a topic needs a name and words', () => {
    expect(parseTopic('vote=ballot box, vote')).toEqual({ name: 'vote', words: ['ballot box', 'vote'] })
    expect(() => parseTopic('vote')).toThrow("the topic 'vote' is not NAME=WORD,WORD")
  })
})
