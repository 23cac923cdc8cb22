import type { Hono } from 'hono'
import type { WebContext } from '../../web-context.ts'
import { familyRoutes } from './family.tsx'
import { copiesFindingRoutes } from './finding.tsx'
import { copiesListRoutes } from './list.tsx'

/** The pages about copied texts. */
export function copiesRoutes(app: Hono, web: WebContext): void {
  copiesListRoutes(app, web)
  copiesFindingRoutes(app, web)
  familyRoutes(app, web)
}
