import type { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { roles } from '../../../records/index.ts'
import { WebError } from '../../errors.ts'
import { offersRoles, roleCookie } from '../../people.ts'
import { receiveForm } from '../../records-entry.ts'
import type { WebContext } from '../../web-context.ts'

export function roleRoutes(app: Hono, web: WebContext): void {
  app.post('/role', async (c) => {
    const { desk } = web
    if (desk === undefined || !offersRoles(c, desk))
      throw new WebError('no-people', 'this server cannot sign anybody in')
    const form = await receiveForm(c.req.raw)
    const role = roles.find((one) => one === form.get('role'))
    desk.sessions.end(getCookie(c, roleCookie))
    if (role === undefined) deleteCookie(c, roleCookie, { path: '/' })
    else {
      const options = { httpOnly: true, sameSite: 'Strict', path: '/' } as const
      setCookie(c, roleCookie, desk.sessions.begin(role), options)
    }
    return c.redirect(ownPath(form.get('back')), 303)
  })
}

/** A page of this server to go back to; anything else is the start. */
export function ownPath(back: string | null): string {
  return back !== null && /^\/(?![/\\])[\w\-./?=&%+]*$/.test(back) ? back : '/'
}
