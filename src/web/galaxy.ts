import { forceCollide, forceSimulation, forceX, forceY } from 'd3-force'
import { drawCommunity } from './charts/community-map.tsx'
import type { Community, CoordinationFinding, Role } from './findings.ts'

/** What the explorer draws. `edges` hold places in `nodes`. */
export interface Galaxy {
  readonly nodes: readonly {
    readonly account: string
    readonly community: string
    readonly role: Role
    readonly degree: number
    readonly x: number
    readonly y: number
  }[]
  readonly edges: readonly (readonly [from: number, to: number, affiliated: 0 | 1])[]
  /** Edges of the finding; more than `edges.length` when the weakest are left out. */
  readonly allEdges: number
}

/** What the explorer draws at the most. */
export const mostNodes = 5000
export const mostEdges = 20_000
/** Forces cost the square of a community's size: beyond these a spiral places its members. */
const forcedMembers = 60
const forcedCommunities = 24
const golden = Math.PI * (3 - Math.sqrt(5))

/** Lays out every community on its own ground, the grounds side by side; deterministic. */
export function galaxy(finding: CoordinationFinding): Galaxy {
  const { accounts, edges, communities } = finding.body.result
  const grounds = communities.map((community) => ({
    r: 14 * Math.sqrt(community.members.length) + 12,
    x: 0,
    y: 0,
  }))
  forceSimulation(grounds)
    .force('collide', forceCollide<{ r: number; x: number; y: number }>((ground) => ground.r).iterations(2))
    .force('x', forceX(0).strength(0.06))
    .force('y', forceY(0).strength(0.06))
    .stop()
    .tick(grounds.length > 300 ? 80 : 300)
  const nodes: Galaxy['nodes'][number][] = []
  const place = new Map<number, number>()
  for (const [c, community] of communities.entries()) {
    const ground = grounds[c]!
    const points = c < forcedCommunities ? placed(community, edges) : spiral(community)
    for (const [m, member] of community.members.entries()) {
      const at = points[m]
      if (at === undefined || place.has(member.account) || nodes.length >= mostNodes) continue
      place.set(member.account, nodes.length)
      nodes.push({
        account: accounts[member.account] ?? '',
        community: community.id,
        role: member.role,
        degree: member.degree,
        x: Math.round(ground.x + at.x * (ground.r - 10)),
        y: Math.round(ground.y + at.y * (ground.r - 10)),
      })
    }
  }
  const drawable = edges.filter((edge) => place.has(edge.a) && place.has(edge.b))
  const chosen =
    drawable.length <= mostEdges ? drawable : [...drawable].sort((a, b) => a.p - b.p).slice(0, mostEdges)
  return {
    nodes,
    edges: chosen.map((edge) => [place.get(edge.a)!, place.get(edge.b)!, edge.affiliated ? 1 : 0] as const),
    allEdges: edges.length,
  }
}

/** Points within the unit disc, one a member. */
function placed(community: Community, edges: CoordinationFinding['body']['result']['edges']) {
  if (community.members.length > forcedMembers) return spiral(community)
  const drawing = drawCommunity(community, edges, { nodes: forcedMembers, edges: 0 })
  const [halfWidth, halfHeight] = [drawing.width / 2, drawing.height / 2]
  const points: { x: number; y: number }[] = []
  for (const node of drawing.nodes)
    points[node.member] = {
      x: node.x / halfWidth - 1,
      y: (node.y - halfHeight) / halfWidth,
    }
  return points
}

function spiral(community: Community) {
  const points: { x: number; y: number }[] = []
  const order = community.members
    .map((member, index) => ({ degree: member.degree, index }))
    .sort((a, b) => b.degree - a.degree || a.index - b.index)
  for (const [i, { index }] of order.entries()) {
    const r = Math.sqrt((i + 0.5) / order.length)
    points[index] = { x: r * Math.cos(i * golden), y: r * Math.sin(i * golden) }
  }
  return points
}
