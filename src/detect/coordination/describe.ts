import { seededRandom } from '../../kernel/random.ts'
import type { LikelihoodTerm } from '../../vocab/confidence.ts'
import { type Group, groupLogP } from './communities.ts'
import type { Detection, DetectSettings } from './detect.ts'
import { type Gathering, gatherings } from './gathering.ts'
import { lags } from './lags.ts'
import { significant } from './network.ts'
import { nullModels } from './null-models.ts'
import type {
  Community,
  CommunityMember,
  CoordinationResult,
  Coverage,
  Edge,
  ObjectKind,
  SharedObject,
} from './result.ts'
import { roles } from './roles.ts'

/** What a group of accounts posts in, and when. */
export interface Habits {
  readonly languages: readonly { readonly language: string; readonly share: number }[]
  /** 24 counts by hour, UTC. */
  readonly hours: readonly number[]
}

/** An object of a kind, and the rows of the kind's input that acted on it. */
export interface EvidenceRequest {
  readonly kind: ObjectKind
  readonly object: number
  readonly rows: readonly number[]
}

/** The object in words, and the content id of the post behind each row. */
export interface NamedEvidence {
  readonly object: string
  readonly posts: readonly string[]
}

/** Gives names to numbers: the one thing about observations that the mathematics does not know. */
export interface Names {
  /** As the accounts are to be shown: pseudonyms, or handles where the reader may see them. */
  accounts(numbers: readonly number[]): Promise<readonly string[]>
  evidence(requests: readonly EvidenceRequest[]): Promise<readonly NamedEvidence[]>
  habits(groups: readonly (readonly number[])[]): Promise<readonly Habits[]>
}

const mostObjects = 50

/** Everything a page shows of a detection but the outcome of its self-check. Accounts are ordered by name, so that numbering leaves no trace. */
export async function describe(
  detection: Detection,
  settings: DetectSettings,
  coverage: Coverage,
  names: Names,
): Promise<CoordinationResult> {
  const { tested, edges, groups } = detection
  const numbers = [...new Set(edges.flatMap(({ a, b }) => [a, b]))].sort((x, y) => x - y)
  const named = (await names.accounts(numbers)).map((name, at) => ({ name, number: numbers[at]! }))
  named.sort((x, y) => (x.name < y.name ? -1 : 1))
  const place = new Map(named.map(({ number }, at) => [number, at]))
  const { order, placed } = placeEdges(edges, place)
  const habits = await names.habits(groups.map(({ members }) => members))
  const shared = groups.map((group) =>
    gatherings(
      tested,
      group.edges.map((edge) => edges[edge]!),
    ),
  )
  const requests = shared.flatMap((gathered) =>
    gathered.slice(0, mostObjects).map(({ kind, object, actions }) => ({
      kind,
      object,
      rows: actions.map(({ row }) => row),
    })),
  )
  const words = await names.evidence(requests)
  let next = 0
  const communities: Community[] = groups.map((group, at) => ({
    ...summary(group, shared[at]!, detection, settings, place, order),
    id: `C${at + 1}`,
    ...habits[at]!,
    objects: shared[at]!.slice(0, mostObjects).map((one) => sharedObject(one, words[next++]!, group, place)),
  }))
  return {
    accounts: named.map(({ name }) => name),
    nullModels: nullModels(settings.jitter),
    kinds: tested.map((kind) => ({
      kind: kind.rule.kind,
      window: kind.rule.window,
      actions: kind.line.account.length,
      accounts: kind.accounts,
      objects: kind.objects,
      coActions: kind.coActions,
      pairs: kind.pairs,
      edges: edges.filter(({ evidence }) =>
        evidence.some((one) => one.kind === kind.rule.kind && one.q <= settings.q),
      ).length,
      capped: kind.exposed.capped,
    })),
    tests: tested.reduce((sum, kind) => sum + kind.tests, 0),
    edges: placed,
    communities,
    selfCheck: {
      permuted: null,
      jittered: null,
      jitterSeconds: settings.jitter * Math.min(...tested.map(({ rule }) => rule.window)),
      expectedFalse: significant(settings.q * edges.length),
    },
    coverage,
  }
}

/** Edges by the accounts' places, and where each edge of the detection went. */
function placeEdges(
  edges: Detection['edges'],
  place: ReadonlyMap<number, number>,
): { placed: Edge[]; order: ReadonlyMap<number, number> } {
  const list = edges.map((edge, from) => {
    const [x, y] = [place.get(edge.a)!, place.get(edge.b)!]
    const [first, same, second] = edge.order
    const turned = x > y
    const { count, expected, p, q, affiliated, evidence } = edge
    const ends = turned ? { a: y, b: x } : { a: x, b: y }
    const who: Edge['order'] = turned ? [second, same, first] : [first, same, second]
    return { from, edge: { ...ends, count, expected, p, q, affiliated, order: who, evidence } }
  })
  list.sort((x, y) => x.edge.a - y.edge.a || x.edge.b - y.edge.b)
  return { placed: list.map(({ edge }) => edge), order: new Map(list.map(({ from }, to) => [from, to])) }
}

function summary(
  group: Group,
  shared: readonly Gathering[],
  { tested, edges }: Detection,
  settings: DetectSettings,
  place: ReadonlyMap<number, number>,
  order: ReadonlyMap<number, number>,
): Omit<Community, 'id' | 'languages' | 'hours' | 'objects'> {
  const inside = group.edges.map((edge) => edges[edge]!)
  const role = roles(group.members, inside)
  const seen = inside.reduce(
    (sum, { evidence }) => sum + evidence.reduce((all, one) => all + one.count, 0),
    0,
  )
  const expected = inside.reduce(
    (sum, { evidence }) => sum + evidence.reduce((all, one) => all + one.expected, 0),
    0,
  )
  const everyone = Math.max(...tested.map(({ accounts }) => accounts), group.members.length)
  const windows = new Map(tested.map(({ rule }) => [rule.kind, rule.window]))
  const spread = lags(shared, (kind) => windows.get(kind)! * settings.jitter, seededRandom(settings.seed))
  const times = shared.flatMap(({ actions }) => actions.map(({ time }) => time))
  const members: CommunityMember[] = group.members.map((account) => ({
    account: place.get(account)!,
    role: role.get(account)!,
    actions: tested.reduce((sum, { exposed }) => sum + exposed.participations[account]!, 0),
    degree: inside.filter(({ a, b }) => a === account || b === account).length,
  }))
  return {
    affiliation: group.affiliation === null ? 'undeclared' : 'affiliated',
    affiliationName: group.affiliation,
    members: members.sort((x, y) => x.account - y.account),
    edges: group.edges.map((edge) => order.get(edge)!).sort((x, y) => x - y),
    objectCount: shared.length,
    kinds: tested.map(({ rule }) => rule.kind).filter((kind) => shared.some((one) => one.kind === kind)),
    medianLag: significant(spread.median),
    seen,
    expected: significant(expected),
    p: significant(Math.exp(groupLogP(group.members.length, everyone, seen, expected))),
    likelihood: likelihoodOf(group.members.length, settings.q),
    firstSeen: Math.round(Math.min(...times) * 1000),
    lastSeen: Math.round(Math.max(...times) * 1000),
    lags: { edges: spread.edges, seen: spread.seen, expected: spread.expected },
  }
}

/**
 * The term for "these accounts act together beyond chance". At a false discovery rate of q at least
 * 1 - q of the accepted edges are expected to stand; the term lies a band below that, because the null
 * has been checked on simulated worlds only, and for a lone pair a further one.
 */
export function likelihoodOf(size: number, q: number): LikelihoodTerm {
  if (q > 0.1) return 'roughly even chance'
  return size >= 3 && q <= 0.05 ? 'very likely' : 'likely'
}

function sharedObject(
  { kind, everyone, actions }: Gathering,
  named: NamedEvidence,
  group: Group,
  place: ReadonlyMap<number, number>,
): SharedObject {
  const members = [...group.members].sort((x, y) => place.get(x)! - place.get(y)!)
  const first = actions[0]!.time
  return {
    kind,
    object: named.object,
    accounts: actions.length,
    everyone,
    first: Math.round(first * 1000),
    actions: actions
      .map(({ account, time }, at) => ({
        after: significant(time - first),
        member: members.indexOf(account),
        post: named.posts[at]!,
      }))
      .sort((x, y) => x.after - y.after || x.member - y.member),
  }
}
