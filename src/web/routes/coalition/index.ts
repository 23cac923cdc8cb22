import type { Hono } from 'hono'
import type { WebContext } from '../../web-context.ts'
import { actionRoutes } from './action.tsx'
import { boardRoutes } from './board.tsx'
import { violationRoutes } from './violation.tsx'

export function coalitionRoutes(app: Hono, web: WebContext): void {
  boardRoutes(app, web)
  violationRoutes(app, web)
  actionRoutes(app, web)
}
