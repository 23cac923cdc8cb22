import type {
  Community,
  CommunityMember,
  CoordinationParameters,
  CoordinationResult,
  Edge,
  ObjectKind,
  Role,
  SharedObject,
} from '../../src/detect/coordination/result.ts'
import { type Finding, makeFinding } from '../../src/detect/finding.ts'
import { sha256 } from '../../src/kernel/hashing.ts'
import { base32OfHash } from '../../src/kernel/ids.ts'
import { type Random, seededRandom } from '../../src/kernel/random.ts'

export type CoordinationFinding = Finding<CoordinationParameters, CoordinationResult>

export interface FindingShape {
  readonly communities?: number
  readonly accounts?: number
  readonly edges?: number
  /** Put in place of every text that a stranger can choose. */
  readonly hostile?: string
  readonly computedAt?: string
}

const day = 86_400_000
const start = Date.UTC(2027, 3, 18)
const headlines = [
  'https://courier.example/2027/05/ballots-missing-in-the-north',
  'https://www.daily-lantern.example/politics/leaked-minutes?page=2',
  'Share before they delete it: the harbour district counted its votes twice',
  'إعادة نشر: لجنة الانتخابات تؤجل إعلان النتائج',
  '#stolen #harbour #7may',
  'https://observer-north.example/a-very-long-path/that-goes-on/and-on/until-nobody-reads-it/any-more/article-10442.html',
  'phash:9f3c1be07a55d2e8',
]

/** A finding as the detector would make it, from a seed: communities of several sizes and kinds. */
export function coordinationFinding(seed: number | string, shape: FindingShape = {}): CoordinationFinding {
  const random = seededRandom(seed)
  const communityCount = shape.communities ?? 12
  const accountCount = shape.accounts ?? 300
  const edgeTarget = shape.edges ?? 2000
  const sizes = communitySizes(communityCount, accountCount)
  const accounts = Array.from({ length: sizes.reduce((a, b) => a + b, 0) }, (_, i) =>
    shape.hostile === undefined ? pseudonym(`${seed}/${i}`) : `${shape.hostile}${i}`,
  ).sort()
  const edges: Edge[] = []
  const communities: Community[] = []
  let from = 0
  sizes.forEach((size, index) => {
    const share = Math.round((edgeTarget * size) / accounts.length)
    communities.push(community(random, index, from, size, share, edges, shape.hostile))
    from += size
  })
  const kinds = ['link', 'reshare', 'text', 'hashtags'] as const
  const result: CoordinationResult = {
    accounts,
    nullModels: [
      {
        name: 'exposure-weighted test',
        controls: ['popularity of the object', 'activity of the account', 'bursts of attention'],
        chosen: true,
        why: 'seconds resolution and at least 1,000 accounts: it has the most power at a held rate',
      },
      {
        name: 'interval jitter, 1 h',
        controls: ['popularity', 'daily rhythm', 'communities slower than an hour'],
        chosen: false,
        why: 'reported beside it as a self-check',
      },
    ],
    kinds: kinds.map((kind, i) => ({
      kind,
      window: kind === 'text' ? 1200 : 60,
      actions: 18_400 - 3000 * i,
      accounts: 2900 - 400 * i,
      objects: 7200 - 900 * i,
      coActions: 61_000 - 9000 * i,
      pairs: 21_400 - 4000 * i,
      edges: edges.filter((edge) => edge.evidence[0]!.kind === kind).length,
      capped: i === 0 ? 412 : 0,
    })),
    tests: (2900 * 2899) / 2,
    edges,
    communities,
    selfCheck: {
      permuted: 0,
      jittered: 3,
      jitterSeconds: 3600,
      expectedFalse: Math.round(edges.length * 0.01 * 10) / 10,
    },
    coverage: {
      posts: 20_114,
      rejected: 37,
      accounts: 2900,
      from: start,
      to: start + 19 * day,
      timeResolution: 's',
      platforms: [
        { platform: shape.hostile ?? 'microblog', posts: 16_000, last: start + 19 * day },
        { platform: 'channel', posts: 4114, last: start + 16 * day },
      ],
      unseen: ['media', 'reply'],
      perDay: Array.from({ length: 20 }, (_, i) => ({
        day: new Date(start + i * day).toISOString().slice(0, 10),
        posts: Math.round(600 + 500 * random() + (i > 15 ? 700 : 0)),
      })),
    },
  }
  return makeFinding(
    {
      detector: { name: 'coordination', version: '1.0.0' },
      parameters: {
        q: 0.01,
        window: 60,
        textWindow: 1200,
        cap: 500,
        jitter: 60,
        kinds: ['link', 'reshare', 'text', 'hashtags'],
        affiliations: accounts
          .slice(0, 40)
          .map((account) => ({ account, affiliation: shape.hostile ?? 'Harbour Party' })),
        map: null,
      },
      seed: 1,
      inputs: [
        {
          source: 'file',
          name: shape.hostile ?? 'exercise-2027.jsonl',
          sha256: sha256(`input of ${seed}`),
          rows: 20_151,
          rejected: 37,
          preset: 'neutral',
        },
      ],
      result,
    },
    shape.computedAt ?? '2027-05-07T18:04:09Z',
    [],
  )
}

function pseudonym(name: string): string {
  return `a${base32OfHash(sha256(name), 16).toLowerCase()}`
}

function communitySizes(count: number, accounts: number): number[] {
  const weights = Array.from({ length: count }, (_, i) => 1 / (i + 1.5))
  const total = weights.reduce((a, b) => a + b, 0)
  return weights.map((weight) => Math.max(3, Math.round((weight / total) * accounts)))
}

function community(
  random: Random,
  index: number,
  from: number,
  size: number,
  edgeTarget: number,
  edges: Edge[],
  hostile: string | undefined,
): Community {
  const affiliation = index % 5 === 1 ? 'affiliated' : 'undeclared'
  const kind: ObjectKind = (['link', 'reshare', 'text', 'hashtags'] as const)[index % 4]!
  const inside: number[] = []
  const degree = new Array<number>(size).fill(0)
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const wanted = j === i + 1 || random() < edgeTarget / ((size * (size - 1)) / 2)
      if (!wanted) continue
      inside.push(edges.length)
      degree[i]!++
      degree[j]!++
      edges.push(edge(random, from + i, from + j, kind, affiliation))
    }
  }
  const members: CommunityMember[] = degree.map((d, i) => ({
    account: from + i,
    role: role(i, size, affiliation),
    actions: 4 + Math.floor(random() * 60),
    degree: d,
  }))
  const window = kind === 'text' ? 1200 : 60
  const objects = Array.from({ length: Math.min(50, 6 + Math.floor(random() * 30)) }, (_, i) =>
    sharedObject(random, index, i, kind, members, window, hostile),
  ).sort((a, b) => b.accounts - a.accounts)
  const lagEdges = [10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 21_600, 86_400]
  const seen = lagEdges.map((end, i) =>
    end > 2 * window ? 0 : Math.round(90 * Math.exp(-i / 2) + random() * 6),
  )
  const expected = lagEdges.map((_, i) => Math.round(i * i * random() * 50) / 100)
  const hours = Array.from({ length: 24 }, (_, h) =>
    Math.round(Math.max(0, 40 * Math.sin(((h - 5) / 24) * Math.PI * 2) + 20 + random() * 10)),
  )
  const figures = inside.map((i) => edges[i]!)
  return {
    id: `C${index + 1}`,
    affiliation,
    affiliationName:
      affiliation === 'undeclared' ? null : (hostile ?? (index % 2 ? 'Harbour Party' : 'North Newsroom')),
    members,
    edges: inside,
    objectCount: objects.length + index,
    kinds:
      index % 3 === 0
        ? ([kind, 'hashtags'].filter((k, i, all) => all.indexOf(k) === i) as ObjectKind[])
        : [kind],
    medianLag: Math.round(window / 6 + random() * 10),
    seen: figures.reduce((sum, e) => sum + e.count, 0),
    expected: Math.round(figures.reduce((sum, e) => sum + e.expected, 0) * 1000) / 1000,
    p: 10 ** -(3 + Math.floor(random() * 20)),
    likelihood: index < 4 ? 'almost certain' : index < 9 ? 'very likely' : 'likely',
    firstSeen: start + Math.floor(random() * 10) * day + 3_600_000 * 7,
    lastSeen: start + (12 + Math.floor(random() * 7)) * day,
    languages: [
      { language: 'en', share: 0.81 },
      { language: 'fr', share: 0.16 },
      { language: hostile ?? 'und', share: 0.03 },
    ],
    hours,
    lags: { edges: lagEdges, seen, expected },
    objects,
  }
}

function role(i: number, size: number, affiliation: string): Role {
  if (affiliation === 'affiliated') return 'member'
  if (i === 0 && size > 8) return 'copied'
  return i % 7 === 3 ? 'follower' : 'member'
}

function edge(random: Random, a: number, b: number, kind: ObjectKind, affiliation: string): Edge {
  const count = 3 + Math.floor(random() * 9)
  const expected = Math.round(random() * 0.2 * 10_000) / 10_000
  const p = 10 ** -(7 + random() * 12)
  const q = p * 1200
  const affiliated = affiliation === 'affiliated'
  const first = Math.floor(count * random())
  return {
    a,
    b,
    count,
    expected,
    p,
    q,
    affiliated,
    order: [first, 0, count - first],
    evidence: [{ kind, count, expected, p, q }],
  }
}

function sharedObject(
  random: Random,
  index: number,
  i: number,
  kind: ObjectKind,
  members: readonly CommunityMember[],
  window: number,
  hostile: string | undefined,
): SharedObject {
  const count = Math.max(2, Math.min(members.length, Math.round(members.length * (0.3 + 0.6 * random()))))
  const actions = Array.from({ length: count }, (_, k) => ({
    after: k === 0 ? 0 : Math.round(random() ** 2 * window),
    member: (k * 7 + i) % members.length,
    post: sha256(`${index}/${i}/${k}`).slice(0, 32),
  })).sort((a, b) => a.after - b.after)
  const text = headlines[(index + i) % headlines.length]!
  return {
    kind,
    object: hostile ?? `${text}${i > 6 ? `-${i}` : ''}`,
    accounts: new Set(actions.map((action) => action.member)).size,
    everyone: count + Math.floor(random() * 40),
    first: start + Math.floor(random() * 19) * day + Math.floor(random() * day),
    actions,
  }
}
