import type { MiddlewareHandler } from 'hono'
import { RecordError, withinScopes } from '../records/index.ts'
import { WebError } from './errors.ts'
import { personIn, type RecordDesk, signedInAt } from './people.ts'
import { viewOf } from './web-context.ts'

/** What anybody may see: what was published, what governments do, how to come in. */
const open =
  /^\/(assets|sign-in|sign-out|welcome|public|answers|governments|library|norm|method|watch\/stop)(?=[/.]|$)/

/** Pages that check a token's scopes themselves, by what they show. */
const checked = /^\/(records|cases|people|account|clocks|reminders|drafts|evidence|reveal|api)(?=[/.]|$)/

/**
 * Where the app is served to other machines, everything that is not published is for members. Nothing is asked
 * where browsers reach it on this machine only.
 */
export function onlyMembers(desk: RecordDesk | undefined): MiddlewareHandler {
  const served = (desk?.people?.origin ?? null) !== null
  return async (c, next) => {
    if (served && !open.test(c.req.path)) {
      const person = personIn(c)
      if (person === undefined && signedInAt(c) === undefined) {
        // A visitor's first page is the comparison of what governments did.
        if (c.req.path === '/') return c.redirect(viewOf(c).to('/library'), 303)
        throw new WebError('signed-out', 'sign in to see this')
      }
      const action = c.req.method === 'GET' || c.req.method === 'HEAD' ? 'read' : 'create'
      const findings = { name: 'finding', desk: 'evidence' } as const
      if (!checked.test(c.req.path) && !withinScopes(person?.scopes, action, findings)) {
        throw new RecordError('out-of-scope', `the token's scopes do not let it ${action} findings`)
      }
    }
    await next()
  }
}
