import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Found, KnownParts } from '../detect/coordination/index.ts'

/** Parts of a scan that are complete, kept until all of it is. */
export interface ScanParts {
  readonly known: KnownParts
  keep(part: string, value: unknown): Promise<void>
  clear(): Promise<void>
}

/** What an interrupted scan with the same inputs and parameters has left, and where this one leaves its own. */
export async function scanParts(store: string, id: string): Promise<ScanParts> {
  const folder = join(store, 'scans', id)
  const known = new Map<string, Found>()
  for (const name of await readdir(folder).catch(() => [])) {
    const text = name.endsWith('.json') ? await readFile(join(folder, name), 'utf8') : ''
    try {
      const { part, value } = JSON.parse(text) as { part: string; value: Found }
      known.set(part, value)
    } catch {
      // Cut off by a crash: that part is done again.
    }
  }
  return {
    known,
    async keep(part: string, value: unknown) {
      if (known.has(part)) return
      // Neither synced nor insisted on: a part that is lost, or that another scan of the same has just
      // cleared away, is only work done again.
      const path = join(folder, `${part.replaceAll(' ', '-')}.json`)
      const fresh = `${path}.${process.pid}`
      await mkdir(folder, { recursive: true })
        .then(() => writeFile(fresh, JSON.stringify({ part, value })))
        .then(() => rename(fresh, path))
        .catch(() => rm(fresh, { force: true }))
        .catch(() => undefined)
    },
    clear: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined),
  }
}
