import type { Hono } from 'hono'
import type { WebContext } from '../../web-context.ts'
import { checklistRoutes } from './checklist.tsx'
import { governmentRoutes } from './government.tsx'
import { governmentListRoutes } from './list.tsx'
import { reportRoutes } from './report.tsx'

export function governmentsRoutes(app: Hono, web: WebContext): void {
  governmentListRoutes(app, web)
  reportRoutes(app, web)
  checklistRoutes(app, web)
  governmentRoutes(app, web)
}
