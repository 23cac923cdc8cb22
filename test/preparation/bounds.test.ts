import { describe, expect, test } from 'vitest'
import { turnedAway, turnedTo, type Use } from '../../src/detect/preparation/changes.ts'
import { Preparation, parseAccounts } from '../../src/detect/preparation/index.ts'
import { growth, operations } from '../support/operations.ts'
import { first } from './support.ts'

/** Above linear by more than a logarithm. */
const most = 1.15

const files: Readonly<Record<string, (size: number) => string>> = {
  'ids of one day each': (size) => lines(size, (n) => `i${n},h${n},2027-01-01,2027-01-02`),
  'one id on many days': (size) => lines(size, (n) => `i,h${n},2027-01-01,2027-01-${10 + (n % 20)}`),
  'quotes that never close': (size) => lines(size, () => 'i,"h,2027-01-01'),
  'lines of delimiters': (size) => lines(size / 8, () => `i,${','.repeat(80)}`),
  'one line': (size) => `id,created\ni,${'2027-01-01'.repeat(size)}`,
  'a header of delimiters': (size) => `id,created${';'.repeat(size)}\ni,2027-01-01`,
}

function lines(size: number, line: (n: number) => string): string {
  return `id,handle,created,seen\n${Array.from({ length: size }, (_, n) => line(n)).join('\n')}`
}

describe('a list of accounts made to be costly', () => {
  test.each(Object.entries(files))('%s: work grows with its length', async (_, make) => {
    expect(await growth(2000, (size) => parseAccounts(make(size), 'a.csv'))).toBeLessThan(most)
  })
})

describe('an account made to be costly', () => {
  const uses: Readonly<Record<string, (n: number, size: number) => Use>> = {
    'a new hashtag each day': (n) => ({ day: n, what: `t${n}`, posts: 1 }),
    'all on one day': (n) => ({ day: 1, what: `t${n % 50}`, posts: 1 }),
    'two halves': (n, size) => ({ day: n, what: n < size / 2 ? 'a' : 'b', posts: 1 }),
  }
  test.each(Object.entries(uses))('%s: topics are compared in linear work', async (_, make) => {
    const work = (size: number) => turnedAway(Array.from({ length: size }, (_, n) => make(n, size)))
    expect(await growth(1000, work)).toBeLessThan(most)
  })

  test('languages that are many: as many as there are, each day, and no more', async () => {
    const work = (size: number) =>
      turnedTo(Array.from({ length: size }, (_, n) => ({ day: n, what: `l${n % 20}`, posts: 1 })))
    expect(await growth(1000, work)).toBeLessThan(most)
    const each = (size: number) =>
      turnedTo(Array.from({ length: size }, (_, n) => ({ day: n, what: `l${n}`, posts: 1 })))
    expect(await growth(200, each)).toBeLessThan(most)
  })

  test('the series never grows beyond ten years of days, whatever the dates', async () => {
    const found = new Preparation({ q: 0.01, dormant: 60, fewest: 5 })
    for (const at of [-700_000, 0, first, 2_000_000]) {
      found.record([{ id: `i${at}`, handle: '', seen: at, created: at }])
      found.account([{ day: at, what: 'aa', posts: 1 }])
    }
    const work = await operations(() => found.result())
    expect(work).toBeLessThan(5_000_000)
    expect(Math.max(...found.result().kinds.map(({ perDay }) => perDay.length))).toBeLessThanOrEqual(3661)
  })
})
