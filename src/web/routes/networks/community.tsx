import type { CoordinationParameters } from '../../../detect/coordination/index.ts'
import { communityRow } from '../../community-rows.ts'
import { gexf, graphml } from '../../exports/graph.ts'
import { accountsCsv, edgesCsv, objectsCsv } from '../../exports/tables.ts'
import type { Community, CoordinationFinding, CoordinationResult } from '../../findings.ts'
import { Claim, claimOf } from '../../ui/claim.tsx'
import { CommunityCharts } from '../../ui/community-charts.tsx'
import { AccountsSection, NotSection, ObjectsSection } from '../../ui/community-tables.tsx'
import { CoverageStrip } from '../../ui/coverage.tsx'
import { Contest } from '../../ui/finding-parts.tsx'
import { AffiliationTag } from '../../ui/parts.tsx'
import { makeView, type View } from '../../ui/view.ts'
import type { PartPages } from '../detector-pages.ts'

export const communityPages: PartPages<CoordinationParameters, CoordinationResult, Community> = {
  name: 'community',
  find: (finding, id) => finding.body.result.communities.find((known) => known.id === id),
  title: (words, { part }) => words.community.title(part.id),
  show: (view, { finding, part }) => <CommunityPage view={view} finding={finding} community={part} />,
  json: ({ finding, part }) => communityJson(finding, part),
  csv: ({ finding, part }) => accountsCsv(finding, part),
  others: {
    graphml: { type: 'application/graphml+xml', write: ({ finding, part }) => graphml(finding, part) },
    gexf: { type: 'application/gexf+xml', write: ({ finding, part }) => gexf(finding, part) },
  },
  tables: {
    objects: ({ finding, part }) => objectsCsv(finding, part),
    edges: ({ finding, part }) => edgesCsv(finding, part),
  },
  opensCase: true,
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
        <Contest title={w.community.contest} text={w.community.contestText(finding.id, community.id)} />
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
