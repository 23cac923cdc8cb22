import type { Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { NavigationKey } from '../ui/navigation.ts'
import { inFormats, linkTo, type View } from '../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../web-context.ts'
import type { Words } from '../words/index.ts'

export type Body = Child | Promise<Child>

/** One question of the address, answered as a page, as JSON and as CSV. */
export interface ListPages<Listed> {
  readonly path: `/${string}`
  readonly current: NavigationKey
  title(words: Words): string
  /** The page above it. */
  readonly above?: { readonly path: string; title(words: Words): string }
  /** What the address asks for. */
  read(c: Context): Listed | Promise<Listed>
  json(listed: Listed): object
  csv(listed: Listed): string
  /** Name of the CSV without its ending, where it is not the last part of the address. */
  readonly file?: string
  show(view: View, listed: Listed, c: Context): Body
}

export function listRoutes<Listed>(app: Hono, web: WebContext, pages: ListPages<Listed>): void {
  const { path, current, above, file = path.slice(path.lastIndexOf('/') + 1) } = pages
  app.get(`${path}.json`, async (c) => c.json(pages.json(await pages.read(c))))
  app.get(`${path}.csv`, async (c) => csv(c, `${file}.csv`, pages.csv(await pages.read(c))))
  app.get(path, async (c) => {
    const view = viewOf(c)
    const frame = {
      title: pages.title(view.words),
      current,
      ...(above === undefined
        ? {}
        : { crumbs: [{ label: above.title(view.words), href: view.to(above.path) }] }),
      data: inFormats(linkTo(view, { page: null })),
    }
    return page(c, web, view, frame, await pages.show(view, await pages.read(c), c))
  })
}
