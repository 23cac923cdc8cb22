import { byNeedOfALook, communityRows } from '../../community-rows.ts'
import type { CoordinationFinding } from '../../findings.ts'
import { CommunityTable } from '../../ui/community-table.tsx'
import { CoverageStrip } from '../../ui/coverage.tsx'
import {
  KindsSection,
  NullModels,
  RecordSection,
  ReplaySection,
  SelfCheckSection,
} from '../../ui/finding-parts.tsx'
import { Pager, pageOf } from '../../ui/parts.tsx'
import type { View } from '../../ui/view.ts'

const perPage = 50

export function FindingPage({ view, finding }: { view: View; finding: CoordinationFinding }) {
  const { words: w } = view
  const { result } = finding.body
  const rows = [...communityRows(finding)].sort(byNeedOfALook)
  const shown = pageOf(rows, view.query.get('page'), perPage)
  return (
    <>
      <p class="lead">
        {w.finding.lead(
          view.integer(result.communities.length),
          view.integer(result.accounts.length),
          view.integer(result.edges.length),
        )}
      </p>
      <p class="row actions">
        <a class="button main" href={view.to(`/networks/${finding.id}/explorer`)}>
          {w.finding.explorer}
        </a>
        <a class="button" href={view.to(`/networks/${finding.id}/report.html`)}>
          {w.finding.report}
        </a>
      </p>
      <section>
        <h2 id="communities">{w.finding.communities}</h2>
        <CommunityTable view={view} rows={shown.items} label={w.finding.communities} />
        <Pager view={view} page={shown.page} pages={shown.pages} />
      </section>
      <CoverageStrip view={view} finding={finding} />
      <div class="two even">
        <NullModels view={view} finding={finding} />
        <SelfCheckSection view={view} finding={finding} />
      </div>
      <KindsSection view={view} finding={finding} />
      <RecordSection view={view} finding={finding} />
      <div class="two even">
        <ReplaySection view={view} finding={finding} />
        <Downloads view={view} id={finding.id} />
      </div>
    </>
  )
}

function Downloads({ view, id }: { view: View; id: string }) {
  const { finding } = view.words
  const files = [
    [finding.edgesFile, 'CSV', `${id}/edges.csv`],
    [finding.communitiesFile, 'CSV', `${id}/communities.csv`],
    [finding.edgesFile, 'GraphML', `${id}.graphml`],
    [finding.edgesFile, 'GEXF', `${id}.gexf`],
    [finding.wholeFile, 'JSON', `${id}.json`],
  ] as const
  return (
    <section>
      <h2 id="downloads">{finding.downloads}</h2>
      <ul>
        {files.map(([label, format, path]) => (
          <li>
            <a href={`/networks/${path}`}>
              {label}, {format}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
