import type { Hono } from 'hono'
import { communityRow } from '../community-rows.ts'
import { gexf, graphml } from '../exports/graph.ts'
import { accountsCsv, edgesCsv, objectsCsv } from '../exports/tables.ts'
import type { Community, CoordinationFinding } from '../findings.ts'
import { Claim, claimOf } from '../ui/claim.tsx'
import { CommunityCharts } from '../ui/community-charts.tsx'
import { AccountsSection, NotSection, ObjectsSection } from '../ui/community-tables.tsx'
import { CoverageStrip } from '../ui/coverage.tsx'
import { AffiliationTag } from '../ui/parts.tsx'
import { inFormats, makeView, type View } from '../ui/view.ts'
import {
  csv,
  download,
  findingOf,
  nothingAt,
  page,
  splitFormat,
  viewOf,
  type WebContext,
} from '../web-context.ts'

export function communityRoutes(app: Hono, web: WebContext): void {
  app.get('/networks/:finding/:community/objects.csv', async (c) => {
    const finding = await findingOf(web, c.req.param('finding'))
    const community = communityOf(finding, c.req.param('community'))
    return csv(c, `${finding.id}-${community.id}-objects.csv`, objectsCsv(finding, community))
  })
  app.get('/networks/:finding/:community/edges.csv', async (c) => {
    const finding = await findingOf(web, c.req.param('finding'))
    const community = communityOf(finding, c.req.param('community'))
    return csv(c, `${finding.id}-${community.id}-edges.csv`, edgesCsv(finding, community))
  })
  app.get('/networks/:finding/:community', async (c) => {
    const finding = await findingOf(web, c.req.param('finding'))
    const { id, format } = splitFormat(c.req.param('community'))
    const community = communityOf(finding, id)
    const name = `${finding.id}-${id}.${format}`
    if (format === 'json') return c.json(communityJson(finding, community))
    if (format === 'csv') return csv(c, name, accountsCsv(finding, community))
    if (format === 'graphml') return download(c, name, 'application/graphml+xml', graphml(finding, community))
    if (format === 'gexf') return download(c, name, 'application/gexf+xml', gexf(finding, community))
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const base = `/networks/${finding.id}`
    const frame = {
      title: view.words.community.title(id),
      finding: `${finding.id}/${id}`,
      crumbs: [
        { label: view.words.networks.title, href: view.to('/networks') },
        { label: finding.id, href: view.to(base) },
      ],
      current: 'networks' as const,
      data: inFormats(`${base}/${id}`),
    }
    return page(c, web, view, frame, <CommunityPage view={view} finding={finding} community={community} />)
  })
}

function communityOf(finding: CoordinationFinding, id: string): Community {
  const community = finding.body.result.communities.find((known) => known.id === id)
  if (community === undefined) throw nothingAt(`community ${id}`)
  return community
}

/** All that the page shows, with the claim in words and the posts behind every dot. */
function communityJson(finding: CoordinationFinding, community: Community) {
  const { accounts, edges } = finding.body.result
  return {
    ...communityRow(finding, community),
    claim: claimOf(makeView('en', ''), community),
    members: community.members.map((member) => ({ ...member, account: accounts[member.account] })),
    edges: community.edges.flatMap((index) => {
      const edge = edges[index]
      return edge === undefined ? [] : [{ ...edge, a: accounts[edge.a], b: accounts[edge.b] }]
    }),
    lags: community.lags,
    sharedObjects: community.objects.map((object) => ({
      ...object,
      actions: object.actions.map((action) => ({
        ...action,
        member: accounts[community.members[action.member]?.account ?? -1],
      })),
    })),
  }
}

function CommunityPage(props: { view: View; finding: CoordinationFinding; community: Community }) {
  const { view, finding, community } = props
  const { words: w } = view
  const base = `/networks/${finding.id}/${community.id}`
  return (
    <>
      <Claim view={view} finding={finding} community={community} />
      <p class="row actions">
        <AffiliationTag view={view} community={community} />
        <a href={view.to(`/networks/${finding.id}/explorer?community=${community.id}`)}>
          {w.community.openExplorer}
        </a>
      </p>
      <CommunityCharts view={view} finding={finding} community={community} prefix="" />
      <CoverageStrip view={view} finding={finding} />
      <NotSection view={view} community={community} prefix="" />
      <ObjectsSection view={view} finding={finding} community={community} prefix="" />
      <AccountsSection view={view} finding={finding} community={community} prefix="" />
      <div class="two even">
        <section>
          <h2 id="contest">{w.community.contest}</h2>
          <p>{w.community.contestText(finding.id, community.id)}</p>
        </section>
        <section>
          <h2 id="downloads">{w.finding.downloads}</h2>
          <ul>
            <li>
              <a href={`${base}.csv`}>{w.finding.accountsFile}, CSV</a>
            </li>
            <li>
              <a href={`${base}/edges.csv`}>{w.finding.edgesFile}, CSV</a>
            </li>
            <li>
              <a href={`${base}.graphml`}>{w.finding.edgesFile}, GraphML</a>
            </li>
            <li>
              <a href={`${base}.gexf`}>{w.finding.edgesFile}, GEXF</a>
            </li>
            <li>
              <a href={`${base}.json`}>{w.community.title(community.id)}, JSON</a>
            </li>
          </ul>
        </section>
      </div>
    </>
  )
}
