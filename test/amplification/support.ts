import {
  Amplification,
  type Exposure,
  exposures,
  type Post,
  type TrackedOutlet,
} from '../../src/detect/amplification/index.ts'
import { makeFinding } from '../../src/detect/index.ts'
import { type Random, seededRandom } from '../../src/kernel/random.ts'

export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

export function outletOf(at: number, exposure: Exposure, more: Partial<TrackedOutlet> = {}): TrackedOutlet {
  return {
    name: `Outlet ${at}`,
    exposure,
    domains: [`outlet${at}.example`],
    accounts: [`plaza:outlet${at}`],
    evidence: 'Act on the State Press',
    since: '2027-01-01',
    grade: 'B2',
    typology: 'SC',
    ...more,
  }
}

/** Posts in which `keen` of the accounts carry the outlets often and the others at an ordinary share. */
export function world(seed: number, posts: number, keen = 3) {
  const random = seededRandom(seed)
  const outlets = exposures.map((exposure, at) => outletOf(at, exposure))
  const made = Array.from({ length: posts }, (_, at): Post => {
    const own = random() < 0.05
    const writer = Math.floor(40 * random() ** 2)
    const outlet = Math.floor(random() * outlets.length)
    const carries = random() < (writer < keen ? 0.7 : 0.08)
    const reshare = random() < 0.3
    const link = carries
      ? `https://www.outlet${outlet}.example/story-${Math.floor(random() * 20)}`
      : `https://site${at % 50}.example/`
    return {
      platform: 'plaza',
      account: own ? `outlet${outlet}` : `person${writer}`,
      time: Date.UTC(2027, 4, 1) + Math.floor(random() * 20 * 86_400_000),
      text: pick(random, ['the ballot box is open', 'rain again', 'Wahl heute']),
      links: !own && (!reshare || !carries) ? [link] : [],
      hashtags: random() < 0.4 ? [pick(random, carries ? ['vote', 'water'] : ['vote', 'rain', 'sport'])] : [],
      reshareOf: !own && reshare && carries ? `o${outlet}` : null,
      repeats: null,
      id: own ? `o${outlet}` : `p${at}`,
    }
  })
  const ids = new Map(outlets.map((_, at) => [`o${at}`, at]))
  return { outlets, posts: made, ids }
}

export const topics = [{ name: 'vote', words: ['ballot box', 'Wahl'] }]

export function resultOf({ outlets, posts, ids }: ReturnType<typeof world>, q = 0.01) {
  const found = new Amplification({ outlets, unclassified: 2 }, { topics, q }, ids)
  for (const post of posts) found.take(post)
  return found.result((platform, account) => `~${platform}-${account}`)
}

export function amplificationFinding() {
  const input = {
    source: 'file',
    name: 'posts.jsonl',
    sha256: 'cd'.repeat(32),
    rows: 2000,
    rejected: 0,
    preset: 'neutral',
  } as const
  return makeFinding(
    {
      detector: { name: 'amplification', version: '1' },
      parameters: { outletLists: 1, topics, q: 0.01, map: null },
      seed: 0,
      inputs: [input, { ...input, name: 'outlets.csv', preset: 'outlets' }],
      result: resultOf(world(1, 2000)),
    },
    '2027-05-21T10:00:00Z',
  )
}
