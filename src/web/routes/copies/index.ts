import type { Hono } from 'hono'
import type { WebContext } from '../../web-context.ts'
import { familyRoutes } from './family.tsx'
import { copiesFindingRoutes } from './finding.tsx'
import { copiesListRoutes } from './list.tsx'
import { originRoutes } from './origin.tsx'
import { passageRoutes } from './passage.tsx'

/** The pages about copied texts. */
export function copiesRoutes(app: Hono, web: WebContext): void {
  copiesListRoutes(app, web)
  copiesFindingRoutes(app, web)
  passageRoutes(app, web)
  originRoutes(app, web)
  familyRoutes(app, web)
}
