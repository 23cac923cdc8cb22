import type { Hono } from 'hono'
import type { WebContext } from '../../web-context.ts'
import { changeRoutes } from './changes.tsx'
import { clockRoutes } from './clocks.tsx'
import { draftRoutes } from './drafts.tsx'
import { readRoutes } from './reading.tsx'
import { roleRoutes } from './role.ts'

export function recordRoutes(app: Hono, web: WebContext): void {
  roleRoutes(app, web)
  draftRoutes(app, web)
  clockRoutes(app, web)
  // First, so that `new` is not taken for an id.
  changeRoutes(app, web)
  readRoutes(app, web)
}
