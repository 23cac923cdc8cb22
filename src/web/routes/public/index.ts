import type { Hono } from 'hono'
import type { WebContext } from '../../web-context.ts'
import { contestRoutes } from './contest.tsx'
import { decisionRoutes } from './decisions.tsx'
import { entryRoutes } from './entry.tsx'
import { listRoutes } from './list.tsx'

/** What anyone may read, and how anyone contests it; nobody signs in here. */
export function publicRoutes(app: Hono, web: WebContext): void {
  listRoutes(app, web)
  decisionRoutes(app, web)
  contestRoutes(app, web)
  entryRoutes(app, web)
}
