import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bursts } from '../../src/detect/narratives/bursts.ts'
import { type Subject, themesIn } from '../../src/detect/narratives/index.ts'
import { statusOf } from '../../src/detect/narratives/status.ts'

const day = 86_400_000
const subject = (name: string): Subject => ({
  name,
  kind: 'candidate',
  aliases: [],
  hostile: [`Crooked ${name}`],
  friendly: [],
  not: [],
  contest: 'president',
})

interface Post {
  readonly text: string
  readonly account: number
  readonly time: number
}

function themes(posts: readonly Post[], subjects: readonly Subject[] = []) {
  const sorted = [...posts].sort(
    (x, y) => x.time - y.time || x.account - y.account || (x.text < y.text ? -1 : 1),
  )
  return themesIn(
    {
      ids: sorted.map((post) => `${post.time}-${post.account}`),
      texts: sorted.map(({ text }) => text),
      accounts: Int32Array.from(sorted, ({ account }) => account),
      times: Float64Array.from(sorted, ({ time }) => time),
      platforms: sorted.map(() => 'plaza'),
      languages: sorted.map(() => 'en'),
    },
    subjects,
  )
}

const things = [
  'harbour',
  'school',
  'bridge',
  'market',
  'library',
  'castle',
  'garden',
  'theatre',
  'mill',
  'station',
]
/** Forty days of talk by two hundred accounts, no two texts alike. */
const talk: readonly Post[] = Array.from({ length: 4000 }, (_, n) => ({
  text: `${things[n % 10]} number ${n * 7919} looked ${things[(n * 3 + 1) % 10]} to person ${n * 104_729}`,
  account: n % 200,
  time: (n % 40) * day + n * 1000,
}))
/** One story by thirty accounts in the last two days, each in its own frame. */
const story: readonly Post[] = Array.from({ length: 60 }, (_, n) => ({
  text: `${things[n % 10]} ${n}: the ballot papers of Ana were burned in the harbour, Crooked Ana must answer`,
  account: 300 + (n % 30),
  time: 38 * day + n * 2_000_000,
}))

describe('themes', () => {
  const subjects = [subject('Ana'), subject('Bo')]
  const found = themes([...talk, ...story], subjects)

  test('what thirty accounts say in their own frames is one theme, new and in a burst', () => {
    const theme = found.themes.find(({ phrases }) => phrases.join().includes('ballot papers'))!
    expect(theme).toMatchObject({ posts: 60, accounts: 30, status: 'new' })
    expect(theme.bursts).toHaveLength(1)
    expect(theme.bursts[0]!.posts).toBe(60)
    expect(found.themes.filter(({ phrases }) => phrases.join().includes('burned'))).toHaveLength(1)
  })

  test('whom it attacks and who would gain are two things', () => {
    const theme = found.themes.find(({ phrases }) => phrases.join().includes('ballot papers'))!
    expect(theme.subjects).toEqual([{ subject: 0, named: 60, attacks: 60, supports: 0 }])
    expect(theme.wouldBenefit).toEqual([1])
  })

  test('the order of rows and the names of accounts change nothing', () => {
    const renamed = [...talk, ...story].map((post) => ({ ...post, account: 999 - post.account })).reverse()
    const again = themes(renamed, subjects)
    expect(again.themes.map(({ samples: _, ...theme }) => theme)).toEqual(
      found.themes.map(({ samples: _, ...theme }) => theme),
    )
  })

  test('names of candidates swapped in generated worlds change no number, order or status', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 8, max: 30 }), (seed, size) => {
        const world = (x: string, y: string) =>
          Array.from({ length: size * 2 }, (_, n): Post => {
            const who = (n + seed) % 3 === 0 ? y : x
            return {
              text: `frame ${(n * 31 + seed) % 97} the papers of ${who} were burned, Crooked ${who} said so`,
              account: n % size,
              time: ((n * seed) % 20) * day,
            }
          })
        const plain = themes(world('Alpha', 'Omega'), [subject('Alpha'), subject('Omega')])
        const swapped = themes(world('Omega', 'Alpha'), [subject('Omega'), subject('Alpha')])
        const numbers = (result: typeof plain) =>
          result.themes.map(({ phrases, samples: _, ...rest }) => ({ ...rest, phrases: phrases.length }))
        expect(numbers(swapped)).toEqual(numbers(plain))
      }),
      { numRuns: 1000 },
    )
  }, 60_000)
})

describe('bursts', () => {
  test('a steady share is none, also when everybody posts more', () => {
    const totals = Array.from({ length: 60 }, (_, n) => (n > 30 && n < 40 ? 5000 : 500))
    expect(
      bursts(
        totals.map((total) => total / 50),
        totals,
      ),
    ).toEqual([])
  })

  test('a planted stretch is found with its ends', () => {
    const totals = new Array<number>(100).fill(1000)
    const counts = totals.map((_, at) => (at >= 40 && at < 45 ? 60 : 10))
    expect(bursts(counts, totals)).toMatchObject([{ from: 40, to: 44, posts: 300 }])
  })

  test('nothing at all, and everything at once, end well', () => {
    expect(bursts([], [])).toEqual([])
    expect(bursts([0, 0], [5, 5])).toEqual([])
    expect(bursts([5, 5], [5, 5])).toEqual([])
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 60 }), (counts) => {
        const totals = counts.map((n) => n + 10)
        for (const { from, to, posts } of bursts(counts, totals)) {
          expect(from).toBeLessThanOrEqual(to)
          expect(posts).toBe(counts.slice(from, to + 1).reduce((sum, n) => sum + n, 0))
        }
      }),
    )
  })
})

test.each([
  ['new', [0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 5]],
  ['regressed', [5, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1]],
  ['escalating', [2, 2, 2, 2, 2, 2, 2, 2, 20, 20, 20]],
  ['ongoing', [5, 5, 5, 5, 5, 5, 5, 5, 5, 5]],
  ['quiet', [5, 5, 5, 0, 0, 0]],
] as const)('%s', (status, perDay) => expect(statusOf(perDay)).toBe(status))
