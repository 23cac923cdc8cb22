import type { Hono } from 'hono'
import { verdicts } from '../../../vocab/violations.ts'
import { entriesCsv, entryJson, entryOf, type PublicEntry, publicReader } from '../../casework/released.ts'
import { Likely, Pager, pageOf, Time } from '../../ui/parts.tsx'
import { labelOf } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import { inFormats, type View } from '../../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../../web-context.ts'

const perPage = 25
/** Entries of a file at the most. */
const mostInFile = 5_000

export function listRoutes(app: Hono, web: WebContext): void {
  const entries = async (from: number, to: number) => {
    const { desk } = web
    if (desk === undefined) return { total: 0, items: [] }
    const kind = desk.book.kind('publication')
    const ids = await desk.book.approvals(publicReader, kind)
    const shown = await desk.book.released(publicReader, kind, ids.slice(from, to))
    const now = desk.clock()
    const items = await Promise.all(shown.map((one) => entryOf(desk.book, one, now)))
    return { total: ids.length, items }
  }
  app.get('/public.json', async (c) => {
    const { items } = await entries(0, mostInFile)
    return c.json({ entries: items.map((one) => entryJson(one)) })
  })
  app.get('/public.csv', async (c) => csv(c, 'public.csv', entriesCsv((await entries(0, mostInFile)).items)))
  app.get('/public', async (c) => {
    const view = viewOf(c)
    const asked = Number(/^\d{1,4}$/.test(c.req.query('page') ?? '') ? c.req.query('page') : 1)
    const { total, items } = await entries((asked - 1) * perPage, asked * perPage)
    const frame = {
      title: view.words.casework.publicTitle,
      current: 'public' as const,
      data: inFormats('/public'),
    }
    const { pages } = pageOf(Array.from({ length: total }), String(asked), perPage)
    return page(
      c,
      web,
      view,
      frame,
      <List view={view} here={web.desk !== undefined} items={items} at={asked} pages={pages} />,
    )
  })
}

function List(props: {
  view: View
  here: boolean
  items: readonly PublicEntry[]
  at: number
  pages: number
}) {
  const { view, items } = props
  const { casework: w } = view.words
  return (
    <>
      <p class="lead">{w.publicLead}</p>
      {items.length === 0 ? <p>{props.here ? w.publicNone : w.notHere}</p> : null}
      <ol class="queue">
        {items.map(({ record, contested, corrections }) => {
          const { fields, number, approved, retracted } = record
          return (
            <li>
              <a href={view.to(`/public/${number}`)} class="user" dir="auto">
                {visible(String(fields.title))}
              </a>
              {fields.likelihood === undefined ? null : (
                <Likely view={view} term={String(fields.likelihood)} />
              )}
              <span class="soft">
                <span class="tag">{w.labels[fields.label as keyof typeof w.labels]}</span>{' '}
                {contested ? <span class="tag contested">{w.contested}</span> : null}{' '}
                {corrections.length > 0 ? <span class="tag">{w.corrections}</span> : null}{' '}
                {retracted === null ? null : (
                  <span class="tag undeclared">{w.withdrawn(visible(retracted.reason).slice(0, 60))}</span>
                )}{' '}
                {fields.verdict === undefined ? null : (
                  <>
                    {w.normVerdict}: {labelOf(view, verdicts[fields.verdict as keyof typeof verdicts])} ·{' '}
                  </>
                )}
                <bdi>{visible(String(fields.unit))}</bdi>
                {approved === null ? null : (
                  <>
                    {' · '}
                    <Time view={view} at={approved.at} />
                  </>
                )}{' '}
                · <span class="code nowrap">{number}</span>
              </span>
            </li>
          )
        })}
      </ol>
      <Pager view={view} page={props.at} pages={props.pages} />
      <section>
        <h2 id="method">{w.method}</h2>
        <p class="soft">{w.methodText}</p>
        <p>
          <a href={view.to('/public/decisions')}>{w.decisions}</a>
        </p>
      </section>
    </>
  )
}
