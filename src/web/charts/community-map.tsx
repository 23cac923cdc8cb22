import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force'
import type { Community, Edge, Role } from '../findings.ts'
import { px } from './ticks.ts'

/** What the map draws of a community. */
export interface CommunityDrawing {
  readonly nodes: readonly {
    readonly member: number
    readonly role: Role
    readonly x: number
    readonly y: number
    readonly r: number
  }[]
  readonly edges: readonly { readonly from: number; readonly to: number; readonly affiliated: boolean }[]
  readonly width: number
  readonly height: number
}

const width = 440
const leastHeight = 160

/**
 * Places the members with most edges by forces (d3-force, which is deterministic: it starts from a
 * phyllotaxis spiral and draws no random number).
 * @param most nodes and edges drawn at the most
 */
export function drawCommunity(
  community: Community,
  edges: readonly Edge[],
  most: { nodes: number; edges: number } = { nodes: 150, edges: 600 },
): CommunityDrawing {
  const members = community.members
    .map((member, index) => ({ member, index }))
    .sort((a, b) => b.member.degree - a.member.degree || a.index - b.index)
    .slice(0, most.nodes)
  const place = new Map(members.map(({ member }, i) => [member.account, i]))
  const links = community.edges
    .flatMap((index) => {
      const edge = edges[index]
      const source = edge && place.get(edge.a)
      const target = edge && place.get(edge.b)
      if (edge === undefined || source === undefined || target === undefined) return []
      return [{ source, target, affiliated: edge.affiliated, p: edge.p }]
    })
    .sort((a, b) => a.p - b.p || a.source - b.source || a.target - b.target)
  const radius = members.length > 60 ? 5 : 7
  const nodes = members.map(({ member, index }) => ({
    index: 0,
    member: index,
    role: member.role,
    x: 0,
    y: 0,
  }))
  const points = nodes.map(() => ({}) as { x: number; y: number })
  forceSimulation(points)
    .force('link', forceLink(links.map(({ source, target }) => ({ source, target }))).distance(40))
    .force('charge', forceManyBody().strength(-90))
    .force('collide', forceCollide(radius + 4))
    .force('x', forceX(0).strength(0.08))
    .force('y', forceY(0).strength(0.08))
    .stop()
    .tick(250)
  const fit = fitting(points, radius + 4)
  return {
    width,
    height: fit.height,
    nodes: nodes.map((node, i) => ({
      member: node.member,
      role: node.role,
      x: fit.x(points[i]!.x),
      y: fit.y(points[i]!.y),
      r: radius,
    })),
    edges: links
      .slice(0, most.edges)
      .map(({ source, target, affiliated }) => ({ from: source, to: target, affiliated })),
  }
}

/** Into a frame of fixed width, small communities not blown up and the frame no higher than they need. */
function fitting(points: readonly { x: number; y: number }[], margin: number) {
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const scale = Math.min(2, (width - 2 * margin) / Math.max(1, right - left, bottom - top))
  const height = Math.max(leastHeight, Math.ceil((bottom - top) * scale) + 2 * margin)
  return {
    height,
    x: (x: number) => Math.round(width / 2 + (x - (left + right) / 2) * scale),
    y: (y: number) => Math.round(height / 2 + (y - (top + bottom) / 2) * scale),
  }
}

/** Members as discs, followers as rings, copied accounts as dashed squares; declared edges dashed. */
export function CommunityMap(props: { drawing: CommunityDrawing; label: string }) {
  const { nodes, edges, width, height } = props.drawing
  const lines = (affiliated: boolean) =>
    edges
      .filter((edge) => edge.affiliated === affiliated)
      .map(({ from, to }) => {
        const [a, b] = [nodes[from]!, nodes[to]!]
        return `M${a.x} ${a.y}L${b.x} ${b.y}`
      })
      .join('')
  return (
    <svg
      class="chart"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={props.label}
    >
      <path class="edge" d={lines(false)} />
      <path class="edge declared" d={lines(true)} />
      {nodes.map((node) => (
        <Node role={node.role} x={node.x} y={node.y} r={node.r} />
      ))}
    </svg>
  )
}

function Node({ role, x, y, r }: { role: Role; x: number; y: number; r: number }) {
  if (role === 'copied') {
    return <rect class="node copied" x={px(x - r)} y={px(y - r)} width={2 * r} height={2 * r} />
  }
  return <circle class={role === 'follower' ? 'node follower' : 'node'} cx={x} cy={y} r={r} />
}

/** The sign of a role for a legend. */
export function RoleSign(props: { role: Role }) {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <Node role={props.role} x={9} y={9} r={6} />
    </svg>
  )
}

/** The sign of a kind of edge for a legend. */
export function EdgeSign(props: { declared: boolean }) {
  return (
    <svg width="28" height="18" viewBox="0 0 28 18" aria-hidden="true">
      <path class={props.declared ? 'edge declared' : 'edge'} stroke-width="2" d="M1 9h26" />
    </svg>
  )
}
