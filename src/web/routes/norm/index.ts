import type { Hono } from 'hono'
import type { WebContext } from '../../web-context.ts'
import { coverageRoutes } from './coverage.tsx'
import { criteriaRoutes } from './criteria.tsx'
import { registerRoutes } from './register.tsx'

/** The norm, its coverage of past cases, and what others ask; public, without sign-in. */
export function normRoutes(app: Hono, web: WebContext): void {
  registerRoutes(app, web)
  criteriaRoutes(app, web)
  coverageRoutes(app, web)
}
