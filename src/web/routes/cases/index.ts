import type { Hono } from 'hono'
import type { WebContext } from '../../web-context.ts'
import { boardRoutes } from './board.tsx'
import { caseRoutes } from './case.tsx'
import { fromFindingRoutes } from './from-finding.tsx'
import { trackRoutes } from './track.tsx'

export function casesRoutes(app: Hono, web: WebContext): void {
  // First, so that `from` is not taken for a case.
  fromFindingRoutes(app, web)
  boardRoutes(app, web)
  trackRoutes(app, web)
  caseRoutes(app, web)
}
