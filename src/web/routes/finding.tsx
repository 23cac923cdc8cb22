import type { Hono } from 'hono'
import { byNeedOfALook, communityRows, communityRowsCsv } from '../community-rows.ts'
import { gexf, graphml } from '../exports/graph.ts'
import { communitiesCsv, edgesCsv } from '../exports/tables.ts'
import type { CoordinationFinding } from '../findings.ts'
import { renderReport } from '../report/render-report.tsx'
import { reportPolicy } from '../security.ts'
import { CommunityTable } from '../ui/community-table.tsx'
import { CoverageStrip } from '../ui/coverage.tsx'
import {
  KindsSection,
  NullModels,
  RecordSection,
  ReplaySection,
  SelfCheckSection,
} from '../ui/finding-parts.tsx'
import { Pager, pageOf } from '../ui/parts.tsx'
import { inFormats, type View } from '../ui/view.ts'
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

const perPage = 50

export function findingRoutes(app: Hono, web: WebContext): void {
  app.get('/networks/:finding/edges.csv', async (c) => {
    const finding = await findingOf(web, c.req.param('finding'))
    return csv(c, `${finding.id}-edges.csv`, edgesCsv(finding))
  })
  app.get('/networks/:finding/communities.csv', async (c) => {
    const finding = await findingOf(web, c.req.param('finding'))
    return csv(c, `${finding.id}-communities.csv`, communitiesCsv(finding))
  })
  app.get('/networks/:finding/report.html', async (c) => {
    const finding = await findingOf(web, c.req.param('finding'))
    c.header('Content-Security-Policy', reportPolicy)
    return c.html(renderReport(finding, viewOf(c).language))
  })
  app.get('/networks/:finding', async (c) => {
    const { id, format } = splitFormat(c.req.param('finding'))
    const finding = await findingOf(web, id)
    if (format === 'json') {
      const { hash, computedAt, body } = finding
      return c.json({ id, hash, computedAt, body })
    }
    if (format === 'csv') return csv(c, `${id}.csv`, communityRowsCsv(communityRows(finding)))
    if (format === 'graphml') return download(c, `${id}.graphml`, 'application/graphml+xml', graphml(finding))
    if (format === 'gexf') return download(c, `${id}.gexf`, 'application/gexf+xml', gexf(finding))
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const frame = {
      title: view.words.finding.title(finding.id),
      id: finding.id,
      finding: finding.id,
      crumbs: [{ label: view.words.networks.title, href: view.to('/networks') }],
      current: 'networks' as const,
      data: inFormats(`/networks/${id}`),
    }
    return page(c, web, view, frame, <FindingPage view={view} finding={finding} />)
  })
}

function FindingPage({ view, finding }: { view: View; finding: CoordinationFinding }) {
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
