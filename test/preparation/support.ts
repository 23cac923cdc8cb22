import { makeFinding } from '../../src/detect/index.ts'
import { Preparation, type PreparationResult, type Use } from '../../src/detect/preparation/index.ts'
import { seededRandom } from '../../src/kernel/random.ts'

export const first = Date.UTC(2027, 0, 1) / 86_400_000

interface WorldOptions {
  readonly accounts?: number
  /** Accounts that all wake on day 150, made on one day and turned to another language. */
  readonly planted?: number
  readonly language?: (code: string) => string
  readonly handle?: (n: number) => string
  readonly topic?: (hashtag: string) => string
}

/** Accounts that post on some days over 200 days, and lists of when they were made and what they were called. */
export function world(
  seed: number,
  {
    accounts = 300,
    planted = 0,
    language = (code) => code,
    handle = (n) => `h${n}`,
    topic = (tag) => tag,
  }: WorldOptions = {},
): PreparationResult {
  const random = seededRandom(seed)
  const found = new Preparation({ q: 0.01, dormant: 60, fewest: 5 })
  for (let n = 0; n < accounts + planted; n++) {
    const own = n >= accounts
    const days: Use[] = []
    const rate = 0.01 + 0.1 * random() ** 2
    const mother = random() < 0.5 ? 'aa' : 'bb'
    for (let day = 0; day < 200; day++) {
      if (own ? day < 20 || (day >= 150 && day < 170) : random() < rate) {
        days.push({
          day: first + day,
          what: language(own && day >= 150 ? 'cc' : mother),
          posts: 1 + Math.floor(random() * 2),
        })
      }
    }
    if (days.length > 0) found.account(days)
    const tag = (day: number) => topic(own && day >= 150 ? 'vote' : `t${(n * 7 + day) % 3}-${n % 11}`)
    found.hashtags(days.map(({ day, posts }) => ({ day, what: tag(day - first), posts })))
    const created = first - 1000 + (own ? 700 : Math.floor(random() * 1000))
    const renamed = own || random() < 0.02
    const when = own ? 120 : Math.floor(random() * 200)
    found.record(
      Array.from({ length: 20 }, (_, at) => ({
        id: `i${n}`,
        handle: renamed && at * 10 >= when ? handle(-n - 1) : handle(n),
        seen: first + at * 10,
        created,
      })),
    )
  }
  return found.result()
}

export function preparationFinding() {
  const input = {
    source: 'file',
    name: 'posts.jsonl',
    sha256: 'ef'.repeat(32),
    rows: 2000,
    rejected: 0,
    preset: 'neutral',
  } as const
  return makeFinding(
    {
      detector: { name: 'preparation', version: '2' },
      parameters: { q: 0.01, dormant: 60, fewest: 5, accountLists: 1, map: null },
      seed: 0,
      inputs: [input, { ...input, name: 'accounts.csv', preset: 'accounts' }],
      result: world(1, { planted: 30 }),
    },
    '2027-07-21T10:00:00Z',
  )
}
