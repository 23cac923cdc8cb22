import type { Hono } from 'hono'
import { csvLine } from '../../../kernel/csv.ts'
import type { RecordView } from '../../../records/index.ts'
import { publicReader } from '../../casework/released.ts'
import { labelOf, wallText } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import { inFormats } from '../../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../../web-context.ts'
import { Paragraphs } from './entry.tsx'

const members = ['decided', 'decision', 'matter', 'reasons', 'considered'] as const

/** What was known and not said, released when the polls have closed; how many wait is never hidden. */
export function decisionRoutes(app: Hono, web: WebContext): void {
  const released = async () => {
    const { desk } = web
    if (desk === undefined) return { decisions: [], waiting: 0 }
    const kind = desk.book.kind('decision')
    const all = (await desk.book.released(publicReader, kind)).filter(({ retracted }) => retracted === null)
    return { decisions: all, waiting: (await desk.book.count(kind)) - all.length }
  }
  app.get('/public/decisions.json', async (c) => {
    const { decisions, waiting } = await released()
    const told = decisions.map(({ id, fields }) => ({
      id,
      ...Object.fromEntries(members.map((name) => [name, fields[name]])),
    }))
    return c.json({ decisions: told, waiting })
  })
  app.get('/public/decisions.csv', async (c) => {
    const { decisions } = await released()
    const lines = decisions.map(({ id, fields }) =>
      csvLine([id, ...members.map((name) => String(fields[name]))]),
    )
    return csv(c, 'decisions.csv', csvLine(['id', ...members]) + lines.join(''))
  })
  app.get('/public/decisions', async (c) => {
    const view = viewOf(c)
    const { casework: w } = view.words
    const { decisions, waiting } = await released()
    const frame = {
      title: w.decisions,
      current: 'decisions' as const,
      crumbs: [{ label: w.publicTitle, href: view.to('/public') }],
      data: inFormats('/public/decisions'),
    }
    return page(
      c,
      web,
      view,
      frame,
      <>
        <p class="lead">{w.decisionsLead}</p>
        <p>{waiting === 0 ? null : w.decisionsWaiting(view.integer(waiting))}</p>
        {decisions.length === 0 ? <p>{w.decisionsNone}</p> : null}
        {decisions.map((record) => (
          <Decision view={view} record={record} />
        ))}
      </>,
    )
  })
}

function Decision({ view, record: { id, fields, links } }: { view: View; record: RecordView }) {
  const { casework: w } = view.words
  const election = links.get(String(fields.election))
  const statuses: Readonly<Record<string, string>> = w.statuses
  return (
    <section>
      <h2 id={id} class="user" dir="auto">
        {visible(String(fields.matter))}
      </h2>
      <p class="row">
        <span class="tag">{statuses[String(fields.decision)]}</span>
        <span class="soft">
          {w.decided} {wallText(view, String(fields.decided))}
        </span>
        {election === undefined ? null : (
          <bdi class="soft">{visible(labelOf(view, { en: election.title, fr: election.title }))}</bdi>
        )}
        <span class="code">{id}</span>
      </p>
      <h3>{w.reasons}</h3>
      <Paragraphs text={String(fields.reasons)} />
      <h3>{w.instead}</h3>
      <Paragraphs text={String(fields.considered)} />
    </section>
  )
}
