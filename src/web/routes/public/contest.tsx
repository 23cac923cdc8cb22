import type { Context, Hono } from 'hono'
import { type Fault, isRows, RecordError } from '../../../records/index.ts'
import { publicEntry, publicReader } from '../../casework/released.ts'
import { WebError } from '../../errors.ts'
import { receiveForm } from '../../records-entry.ts'
import { labelOf } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import { nothingAt, page, viewOf, type WebContext } from '../../web-context.ts'

/** Objections within an hour that a server takes, for one entry and in all. */
const perEntry = 20
const perServer = 200
const hour = 3_600_000

const sentNumber = /^CT-\d{4}-\d{4,8}$/

/** Anyone contests an entry without an account; the mark stands at once, since the page is computed from the record. */
export function contestRoutes(app: Hono, web: WebContext): void {
  const taken: { readonly entry: string; readonly at: number }[] = []
  app.get('/public/:id/contest', (c) => form(c, web, {}, []))
  app.post('/public/:id/contest', async (c) => {
    const { desk } = web
    if (desk === undefined) throw nothingAt('publication')
    const now = desk.clock()
    const { record } = await publicEntry(desk.book, c.req.param('id'), now)
    const sent = await receiveForm(c.req.raw)
    while (taken[0] !== undefined && taken[0].at <= now - hour) taken.shift()
    const own = taken.filter(({ entry }) => entry === record.id).length
    if (own >= perEntry || taken.length >= perServer) {
      throw new WebError('too-many', 'this server takes no more objections within this hour', {
        hint: 'yours is not lost on you: send it again in an hour, or write to the institution named on the page',
      })
    }
    const kind = desk.book.kind('contest')
    const given = ['capacity', 'says', 'contact'].flatMap((name) => {
      const value = (sent.get(name) ?? '').replaceAll('\r\n', '\n').trim()
      return value === '' ? [] : [[name, value] as const]
    })
    const fields = {
      ...Object.fromEntries(given),
      publication: record.id,
      received: new Date(now).toISOString().slice(0, 16),
    }
    try {
      const id = await desk.book.create(publicReader, kind, { fields, tlp: kind.tlp, shared: true })
      taken.push({ entry: record.id, at: now })
      const number = (await desk.book.told(record.id)).find((one) => one.id === id)?.number ?? id
      return c.redirect(viewOf(c).to(`/public/${record.number}/contest?sent=${number}`), 303)
    } catch (error) {
      if (!(error instanceof RecordError) || error.faults.length === 0) throw error
      c.status(422)
      return form(c, web, fields, error.faults)
    }
  })
}

async function form(
  c: Context,
  web: WebContext,
  given: Readonly<Record<string, string>>,
  faults: readonly Fault[],
): Promise<Response> {
  const { desk } = web
  if (desk === undefined) throw nothingAt('publication')
  const { record, objections } = await publicEntry(desk.book, c.req.param('id') ?? '', desk.clock())
  const view = viewOf(c)
  const { casework: w, records } = view.words
  const kind = desk.book.kind('contest')
  const asked = c.req.query('sent') ?? ''
  const sent = sentNumber.test(asked) ? objections.find(({ number }) => number === asked) : undefined
  const capacity = kind.fields.capacity
  const options =
    capacity !== undefined && !isRows(capacity) && capacity.input.type === 'choice'
      ? capacity.input.options
      : {}
  const url = `/public/${record.number}`
  const frame = {
    title: w.contest,
    current: 'public' as const,
    crumbs: [
      { label: w.publicTitle, href: view.to('/public') },
      { label: visible(String(record.fields.title)).slice(0, 80), href: view.to(url) },
    ],
  }
  if (sent !== undefined) {
    return page(
      c,
      web,
      view,
      frame,
      <section>
        <p class="verdict-line">{w.contestThanks(asked)}</p>
        <p>{w.contestDue(sent.due.replace('T', ' '))}</p>
        <p>
          <a href={view.to(`${url}#contests`)} class="user" dir="auto">
            {visible(String(record.fields.title))}
          </a>
        </p>
      </section>,
    )
  }
  return page(
    c,
    web,
    view,
    frame,
    <>
      <p class="lead user" dir="auto">
        {visible(String(record.fields.title))}
      </p>
      <p>{w.contestLead}</p>
      <form method="post" action={view.to(`${url}/contest`)} class="plain">
        {faults.length === 0 ? null : (
          <div class="faults" role="alert">
            <strong>{records.refused}</strong>
            <ul>
              {faults.map(({ says }) => (
                <li>{visible(labelOf(view, says))}</li>
              ))}
            </ul>
          </div>
        )}
        <div class="field">
          <label for="capacity">{w.contestWho}</label>
          <select id="capacity" name="capacity" required>
            {Object.entries(options).map(([option, label]) => (
              <option value={option} selected={option === given.capacity}>
                {labelOf(view, label)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="says">{w.contestSays}</label>
          <textarea id="says" name="says" rows={7} maxlength={4000} required dir="auto">
            {given.says ?? ''}
          </textarea>
        </div>
        <div class="field">
          <label for="contact">{w.contestContact}</label>
          <input
            id="contact"
            name="contact"
            type="text"
            maxlength={300}
            value={given.contact ?? ''}
            dir="auto"
          />
        </div>
        <p class="soft">{w.contestNote}</p>
        <p>
          <button class="main" type="submit">
            {w.contestSend}
          </button>
        </p>
      </form>
    </>,
  )
}
