import type { Hono } from 'hono'
import type { WebContext } from '../../web-context.ts'
import { electionsRoutes } from './elections.tsx'
import { figuresRoutes } from './figures.tsx'
import { governmentsRoutes } from './governments.tsx'
import { incidentRoutes } from './incident.tsx'
import { libraryListRoutes } from './list.tsx'

export function libraryRoutes(app: Hono, web: WebContext): void {
  libraryListRoutes(app, web)
  figuresRoutes(app, web)
  electionsRoutes(app, web)
  governmentsRoutes(app, web)
  // Last, so that the pages above are not taken for an id.
  incidentRoutes(app, web)
}
