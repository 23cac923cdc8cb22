import { infrastructureDetector } from '../detect/index.ts'
import { siteOf } from '../detect/infrastructure/index.ts'
import { keptOf } from './findings.ts'
import type { WebContext } from './web-context.ts'

/** Where a page tells what the site of a host or address shares with others; null where no finding names it. */
export type SharedSites = (written: string) => string | null

export function sharedSites(web: WebContext): () => Promise<SharedSites> {
  const all = keptOf(web.findings, infrastructureDetector, ({ body }) => body.result.sites)
  return async () => {
    const sites = new Set((await all()).flat())
    return (written) => {
      const site = sites.size === 0 ? undefined : siteOf(written)
      return site !== undefined && sites.has(site) ? `/infrastructure?site=${encodeURIComponent(site)}` : null
    }
  }
}
