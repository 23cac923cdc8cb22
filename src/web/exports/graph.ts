import { XMLBuilder } from 'fast-xml-parser'
import type { Community, CoordinationFinding } from '../findings.ts'

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  indentBy: ' ',
})

/** Characters that XML 1.0 cannot hold (section 2.2), become U+FFFD. */
function legal(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}')
}

interface Parts {
  readonly nodes: readonly { id: string; account: string; community: string; role: string; actions: number }[]
  readonly edges: readonly {
    source: string
    target: string
    count: number
    expected: number
    p: number
    q: number
    affiliated: boolean
    kinds: string
  }[]
}

function partsOf(finding: CoordinationFinding, only?: Community): Parts {
  const { accounts, edges, communities } = finding.body.result
  const nodes = (only === undefined ? communities : [only]).flatMap((community) =>
    community.members.map((member) => ({
      id: `n${member.account}`,
      account: legal(accounts[member.account] ?? ''),
      community: community.id,
      role: member.role,
      actions: member.actions,
    })),
  )
  const known = new Set(nodes.map((node) => node.id))
  const chosen = only === undefined ? edges : only.edges.flatMap((index) => edges[index] ?? [])
  return {
    nodes,
    edges: chosen
      .map((edge) => ({
        source: `n${edge.a}`,
        target: `n${edge.b}`,
        count: edge.count,
        expected: edge.expected,
        p: edge.p,
        q: edge.q,
        affiliated: edge.affiliated,
        kinds: edge.evidence.map((evidence) => evidence.kind).join(' '),
      }))
      .filter((edge) => known.has(edge.source) && known.has(edge.target)),
  }
}

const nodeFields = [
  ['account', 'string'],
  ['community', 'string'],
  ['role', 'string'],
  ['actions', 'int'],
] as const
const edgeFields = [
  ['count', 'int'],
  ['expected', 'double'],
  ['p', 'double'],
  ['q', 'double'],
  ['affiliated', 'boolean'],
  ['kinds', 'string'],
] as const

/** The network as GraphML 1.0 (Brandes, Eiglsperger, Herman, Himsolt and Marshall, 2002). */
export function graphml(finding: CoordinationFinding, only?: Community): string {
  const { nodes, edges } = partsOf(finding, only)
  const keys = (target: string, fields: typeof nodeFields | typeof edgeFields) =>
    fields.map(([name, type]) => ({
      '@id': `${target}_${name}`,
      '@for': target,
      '@attr.name': name,
      '@attr.type': type,
    }))
  const data = (
    target: string,
    values: Readonly<Record<string, unknown>>,
    fields: readonly (readonly [string, string])[],
  ) => fields.map(([name]) => ({ '@key': `${target}_${name}`, '#text': String(values[name]) }))
  return document({
    graphml: {
      '@xmlns': 'http://graphml.graphdrawing.org/xmlns',
      key: [...keys('node', nodeFields), ...keys('edge', edgeFields)],
      graph: {
        '@id': finding.id,
        '@edgedefault': 'undirected',
        node: nodes.map((node) => ({ '@id': node.id, data: data('node', node, nodeFields) })),
        edge: edges.map((edge) => ({
          '@source': edge.source,
          '@target': edge.target,
          data: data('edge', edge, edgeFields),
        })),
      },
    },
  })
}

/** The network as GEXF 1.3, the format of Gephi. */
export function gexf(finding: CoordinationFinding, only?: Community): string {
  const { nodes, edges } = partsOf(finding, only)
  const types: Readonly<Record<string, string>> = { int: 'integer' }
  const attributes = (target: string, fields: readonly (readonly [string, string])[]) => ({
    '@class': target,
    attribute: fields.map(([name, type]) => ({ '@id': name, '@title': name, '@type': types[type] ?? type })),
  })
  const values = (of: Readonly<Record<string, unknown>>, fields: readonly (readonly [string, string])[]) => ({
    attvalue: fields.map(([name]) => ({ '@for': name, '@value': String(of[name]) })),
  })
  return document({
    gexf: {
      '@xmlns': 'http://gexf.net/1.3',
      '@version': '1.3',
      meta: { creator: 'Tocsin', description: finding.id },
      graph: {
        '@defaultedgetype': 'undirected',
        attributes: [attributes('node', nodeFields), attributes('edge', edgeFields)],
        nodes: {
          node: nodes.map((node) => ({
            '@id': node.id,
            '@label': node.account,
            attvalues: values(node, nodeFields),
          })),
        },
        edges: {
          edge: edges.map((edge, i) => ({
            '@id': `e${i}`,
            '@source': edge.source,
            '@target': edge.target,
            '@weight': edge.count,
            attvalues: values(edge, edgeFields),
          })),
        },
      },
    },
  })
}

function document(root: object): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(root)}`
}
