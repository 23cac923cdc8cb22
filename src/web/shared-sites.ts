import { infrastructureDetector } from '../detect/index.ts'
import { siteOf } from '../detect/infrastructure/index.ts'
import { by } from './findings.ts'
import type { WebContext } from './web-context.ts'

/** Where a page tells what the site of a host or address shares with others; null where no finding names it. */
export type SharedSites = (written: string) => string | null

/** Reads every finding once: findings never change. */
export function sharedSites(web: WebContext): () => Promise<SharedSites> {
  const known = new Map<string, readonly string[]>()
  return async () => {
    const sites = new Set<string>()
    for (const { id } of await web.findings.list()) {
      const own =
        known.get(id) ?? by(infrastructureDetector, await web.findings.get(id))?.body.result.sites ?? []
      known.set(id, own)
      for (const site of own) sites.add(site)
    }
    return (written) => {
      const site = sites.size === 0 ? undefined : siteOf(written)
      return site !== undefined && sites.has(site) ? `/infrastructure?site=${encodeURIComponent(site)}` : null
    }
  }
}
