import type { Hono } from 'hono'
import { nothingAt, type WebContext } from '../web-context.ts'

export function assetRoutes(app: Hono, web: WebContext): void {
  app.get('/assets/:file', (c) => {
    const asset = web.assets.get(c.req.param('file'))
    if (asset === undefined) throw nothingAt(`file ${c.req.param('file')}`)
    c.header('ETag', asset.etag)
    c.header(
      'Cache-Control',
      c.req.query('v') === undefined ? 'no-cache' : 'public, max-age=31536000, immutable',
    )
    if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304)
    return c.body(asset.body, 200, { 'Content-Type': asset.type })
  })
}
