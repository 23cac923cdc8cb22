import type { Hono } from 'hono'
import { copiesDetector } from '../../../detect/index.ts'
import { familyRows, familyRowsCsv, membersCsv } from '../../copies-rows.ts'
import { passagesCsv } from '../../laundering-rows.ts'
import { sharedSites } from '../../shared-sites.ts'
import type { WebContext } from '../../web-context.ts'
import { detectorRoutes, partRoutes } from '../detector-pages.ts'
import { familyPages } from './family.tsx'
import { CopiesPage } from './finding.tsx'
import { Copies, listing } from './list.tsx'
import { originPages } from './origin.tsx'
import { passagePages } from './passage.tsx'

const detector = { detector: copiesDetector, key: 'copies' as const }

/** The pages about copied texts. */
export function copiesRoutes(app: Hono, web: WebContext): void {
  detectorRoutes(app, web, {
    ...detector,
    list: {
      read: listing(web),
      json: ({ rows }) => ({ families: rows }),
      csv: ({ rows }) => familyRowsCsv(rows),
      show: (view, listed) => <Copies view={view} listed={listed} />,
    },
    title: (words, { id }) => words.copies.titleOf(id),
    show: (view, finding) => <CopiesPage view={view} finding={finding} />,
    csv: (finding) => familyRowsCsv(familyRows(finding)),
    tables: {
      members: (finding) => membersCsv(finding, finding.body.result.families),
      passages: passagesCsv,
    },
    opensCase: true,
  })
  partRoutes(app, web, detector, passagePages)
  partRoutes(app, web, detector, originPages(sharedSites(web)))
  partRoutes(app, web, detector, familyPages)
}
