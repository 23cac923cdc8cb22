import type { Context, MiddlewareHandler } from 'hono'
import { WebError } from './errors.ts'

/** Nothing but this host's own files; no inline script or style, no frame around the page, forms only to itself. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The report carries its own stylesheet, and nothing else may load. */
export const reportPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.has('content-security-policy')) c.header('Content-Security-Policy', policy)
  c.header('X-Content-Type-Options', 'nosniff')
  // `no-referrer` would make browsers send `Origin: null` with a form of the same site (Fetch, section 3.2);
  // `same-origin` tells other hosts as little.
  c.header('Referrer-Policy', 'same-origin')
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  c.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=()')
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|[a-z0-9-]+\.localhost)$/

const address = /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/

const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/** Whether a browser on this machine asks directly: a loopback name, and nothing that a proxy adds. */
export function isDirectLoopback(c: Context): boolean {
  const { hostname } = new URL(c.req.url)
  return loopback.test(hostname) && forwarded.every((name) => c.req.header(name) === undefined)
}

/**
 * Answers only to names that cannot be pointed here by a stranger's DNS record (DNS rebinding): loopback names,
 * and the host that the operator bound. Bound to every address, any literal address will do: no DNS record is
 * involved in those.
 */
export function onlyKnownHosts(extra: readonly string[]): MiddlewareHandler {
  const known = new Set(extra.map((host) => host.toLowerCase()))
  const anywhere = known.has('0.0.0.0') || known.has('::')
  return async (c, next) => {
    const { hostname } = new URL(c.req.url)
    const byAddress = anywhere && address.test(hostname)
    if (!loopback.test(hostname) && !known.has(hostname) && !byAddress) {
      throw new WebError('bad-host', `${hostname} is not a name of this server`, {
        hint: `start it with --host ${hostname} to serve that name`,
      })
    }
    await next()
  }
}

/** The access token of a request (RFC 6750, 2.1); undefined where it brings none. */
export function bearerToken(c: Context): string | undefined {
  return /^bearer +(\S{1,200})$/i.exec(c.req.header('authorization')?.trim() ?? '')?.[1]
}

/** Asked by mail programs with a token in the address and nothing of a browser (RFC 8058). */
const byMailProgram = '/watch/stop'

/**
 * A request that changes something must come from a page of this server (OWASP: verifying the origin). One with an
 * access token need not: no page of another site can add that header, and cookies count for nothing beside it.
 * @param origin under which a proxy serves this app, if one does
 */
export function onlyOwnForms(origin: string | null): MiddlewareHandler {
  return async (c, next) => {
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!reads && bearerToken(c) === undefined && c.req.path !== byMailProgram) {
      const site = c.req.header('sec-fetch-site')
      const from = c.req.header('origin')
      const own = from !== undefined && (from === new URL(c.req.url).origin || from === origin)
      if (!own || (site !== undefined && site !== 'same-origin')) {
        throw new WebError('bad-origin', 'the form was not sent from a page of this server')
      }
    }
    await next()
  }
}
