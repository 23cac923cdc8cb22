import type { Hono } from 'hono'
import type { WebContext } from '../../web-context.ts'
import { accountRoutes } from './account.tsx'
import { peoplePageRoutes } from './people.tsx'
import { personRoutes } from './person.tsx'
import { signInRoutes } from './sign-in.tsx'
import { welcomeRoutes } from './welcome.tsx'

export function peopleRoutes(app: Hono, web: WebContext): void {
  signInRoutes(app, web)
  welcomeRoutes(app, web)
  accountRoutes(app, web)
  peoplePageRoutes(app, web)
  personRoutes(app, web)
}
