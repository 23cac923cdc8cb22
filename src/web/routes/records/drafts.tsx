import type { Hono } from 'hono'
import { isoTime } from '../../../kernel/time.ts'
import { type Draft, draftId, type RecordBook } from '../../../records/index.ts'
import { WebError } from '../../errors.ts'
import { actingAt } from '../../people.ts'
import { entryOf, receiveForm } from '../../records-entry.ts'
import { TableFrame, Time } from '../../ui/parts.tsx'
import { labelOf, recordUrl, TlpTag } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import { inFormats } from '../../ui/view.ts'
import { page, viewOf, type WebContext } from '../../web-context.ts'
import { DiscardDraft, draftLink } from './draft-parts.tsx'
import { ownPath } from './role.ts'

export function draftRoutes(app: Hono, web: WebContext): void {
  app.get('/drafts.json', async (c) => {
    const { drafts, person } = actingAt(c, web.desk)
    const own = await drafts.list(person)
    return c.json({ drafts: own.map((draft) => ({ ...draft, changed: isoTime(draft.changed) })) })
  })
  app.get('/drafts', async (c) => {
    const { book, drafts, person } = actingAt(c, web.desk)
    const view = viewOf(c)
    const { title } = view.words.drafts
    const data = inFormats('/drafts', ['json'])
    const own = await drafts.list(person)
    const body = <DraftList view={view} book={book} drafts={own} />
    return page(c, web, view, { title, current: 'drafts', data }, body)
  })
  // Both the island, which asks for JSON, and the button of the form, which wants a page.
  app.post('/drafts/:kind', async (c) => {
    const { book, drafts, person } = actingAt(c, web.desk)
    const kind = book.kind(c.req.param('kind'))
    const form = await receiveForm(c.req.raw)
    const { draft: id, fields, tlp, shared, reason, revision } = entryOf(kind, form)
    if (id === null || !draftId.test(id)) throw new WebError('bad-form', 'the form has no id of a draft')
    const of = form.get('of') || null
    const content = fields as Draft['fields']
    const kept = await drafts.keep(person, kind, { id, of, fields: content, tlp, shared, reason, revision })
    const view = viewOf(c)
    const { drafts: w } = view.words
    if (c.req.header('accept') === 'application/json') {
      return c.json({ kept, says: kept === null ? w.over : w.kept(timeOf(view, kept)) })
    }
    return c.redirect(draftLink(view, { kind: kind.name, of, id }), 303)
  })
  app.post('/drafts/:id/discard', async (c) => {
    const { drafts, person } = actingAt(c, web.desk)
    const form = await receiveForm(c.req.raw)
    await drafts.end(person, c.req.param('id'))
    return c.redirect(viewOf(c).to(ownPath(form.get('back'))), 303)
  })
}

/** `14:20 UTC` */
const timeOf = (view: View, at: number): string => `${view.time(at).slice(-5)} UTC`

function DraftList(props: { view: View; book: RecordBook; drafts: readonly Draft[] }) {
  const { view, book, drafts } = props
  const { drafts: w } = view.words
  return (
    <section>
      <p class="soft">{w.lead}</p>
      {drafts.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <TableFrame label={w.title}>
          <thead>
            <tr>
              <th scope="col">{w.what}</th>
              <th scope="col">{view.words.records.handling}</th>
              <th scope="col" class="n">
                {w.begun}
              </th>
              <th scope="col">{w.changed}</th>
              <th scope="col">{w.action}</th>
            </tr>
          </thead>
          <tbody>
            {drafts.map((draft) => {
              const kind = book.kind(draft.kind)
              return (
                <tr>
                  <th scope="row" class="wide">
                    <a href={draftLink(view, draft)} class="user" dir="auto">
                      {visible(String(draft.fields[kind.title] ?? '')).slice(0, 160) ||
                        labelOf(view, kind.one)}
                    </a>
                    <br />
                    <small class="nowrap">
                      {labelOf(view, kind.one)}{' '}
                      {draft.of === null ? (
                        w.newOne
                      ) : (
                        <a href={view.to(recordUrl(kind.name, draft.of))}>{draft.of}</a>
                      )}
                    </small>
                  </th>
                  <td>
                    <TlpTag view={view} tlp={draft.tlp} />
                  </td>
                  <td class="n">{draft.of === null ? '–' : view.integer(draft.revision)}</td>
                  <td class="nowrap">
                    <Time view={view} at={draft.changed} />
                  </td>
                  <td>
                    <div class="row">
                      <a class="button" href={draftLink(view, draft)}>
                        {w.goOn}
                      </a>
                      <DiscardDraft view={view} id={draft.id} />
                    </div>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </TableFrame>
      )}
    </section>
  )
}
