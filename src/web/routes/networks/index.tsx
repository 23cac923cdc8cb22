import type { Hono } from 'hono'
import { coordinationDetector } from '../../../detect/index.ts'
import { communityRows, communityRowsCsv } from '../../community-rows.ts'
import { gexf, graphml } from '../../exports/graph.ts'
import { communitiesCsv, edgesCsv } from '../../exports/tables.ts'
import { renderReport } from '../../report/render-report.tsx'
import { reportPolicy } from '../../security.ts'
import { findingBy, viewOf, type WebContext } from '../../web-context.ts'
import { detectorRoutes, partRoutes } from '../detector-pages.ts'
import { communityPages } from './community.tsx'
import { explorerRoutes } from './explorer.tsx'
import { FindingPage } from './finding.tsx'
import { listing, Networks } from './list.tsx'

const detector = { detector: coordinationDetector, key: 'networks' as const }

/** The pages about accounts that act together. */
export function networksRoutes(app: Hono, web: WebContext): void {
  explorerRoutes(app, web)
  app.get('/networks/:finding/report.html', async (c) => {
    const finding = await findingBy(coordinationDetector, web, c.req.param('finding'))
    c.header('Content-Security-Policy', reportPolicy)
    return c.html(renderReport(finding, viewOf(c).language))
  })
  detectorRoutes(app, web, {
    ...detector,
    list: {
      read: listing(web),
      json: ({ findings, rows }) => ({ findings, communities: rows }),
      csv: ({ rows }) => communityRowsCsv(rows),
      show: (view, listed) => <Networks view={view} listed={listed} />,
    },
    title: (words, { id }) => words.finding.title(id),
    show: (view, finding) => <FindingPage view={view} finding={finding} />,
    csv: (finding) => communityRowsCsv(communityRows(finding)),
    others: {
      graphml: { type: 'application/graphml+xml', write: graphml },
      gexf: { type: 'application/gexf+xml', write: gexf },
    },
    tables: { edges: edgesCsv, communities: communitiesCsv },
    opensCase: true,
  })
  partRoutes(app, web, detector, communityPages)
}
