import type { Context, Hono } from 'hono'
import {
  type Content,
  isRows,
  type Person,
  type RecordBook,
  RecordError,
  type RecordKind,
  recordJson,
} from '../../../records/index.ts'
import { actingAt } from '../../people.ts'
import { type ReceivedEntry, receiveEntry, receiveForm } from '../../records-entry.ts'
import { labelOf, recordUrl, titleOf } from '../../ui/record-parts.tsx'
import { page, viewOf, type WebContext } from '../../web-context.ts'
import { type FormState, RecordForm } from './form.tsx'
import { crumbs } from './reading.tsx'

export function changeRoutes(app: Hono, web: WebContext): void {
  app.get('/records/:kind/new', async (c) => {
    const { book, person } = actingAt(c, web.desk)
    const kind = book.kind(c.req.param('kind'))
    book.demandCreate(person, kind)
    const state = {
      ...(await book.begin(person, kind, givenIn(kind, new URL(c.req.url).searchParams))),
      shared: false,
      reason: '',
      of: null,
      faults: [],
      offers: await offers(book, person, kind),
    }
    return form(c, web, { kind, person, state })
  })
  app.post('/records/:kind', async (c) => {
    const { book, person } = actingAt(c, web.desk)
    const kind = book.kind(c.req.param('kind'))
    const entry = await receiveEntry(c.req.raw, kind)
    try {
      const id = await book.create(person, kind, entry)
      return saved(c, { book, person, kind, id, status: 201 })
    } catch (error) {
      return await shownOrThrown(c, web, { book, kind, person, entry, of: null, error })
    }
  })
  app.get('/records/:kind/:id/edit', async (c) => {
    const { book, person } = actingAt(c, web.desk)
    const kind = book.kind(c.req.param('kind'))
    const record = await book.get(person, kind, c.req.param('id'), 'revise')
    const { fields, tlp, shared } = record
    const state = {
      fields,
      tlp,
      shared,
      reason: '',
      of: record,
      faults: [],
      offers: await offers(book, person, kind),
    }
    return form(c, web, { kind, person, state })
  })
  app.post('/records/:kind/:id', async (c) => {
    const { book, person } = actingAt(c, web.desk)
    const kind = book.kind(c.req.param('kind'))
    const id = c.req.param('id')
    const received = await receiveEntry(c.req.raw, kind)
    const entry = await withTheirs(book, person, kind, id, received)
    try {
      await book.revise(person, kind, id, entry)
      return saved(c, { book, person, kind, id, status: 200 })
    } catch (error) {
      return await shownOrThrown(c, web, {
        book,
        kind,
        person,
        entry,
        of: { id, revision: entry.revision },
        error,
      })
    }
  })
  app.post('/records/:kind/:id/approve', async (c) => {
    const { book, person } = actingAt(c, web.desk)
    const kind = book.kind(c.req.param('kind'))
    const id = c.req.param('id')
    const sent = await receiveForm(c.req.raw)
    await book.approve(person, kind, id, Number(sent.get('revision')))
    return c.redirect(viewOf(c).to(recordUrl(kind.name, id)), 303)
  })
  app.post('/records/:kind/:id/retract', async (c) => {
    const { book, person } = actingAt(c, web.desk)
    const kind = book.kind(c.req.param('kind'))
    const id = c.req.param('id')
    const sent = await receiveForm(c.req.raw)
    await book.retract(person, kind, id, Number(sent.get('revision')), sent.get('reason') ?? '')
    return c.redirect(viewOf(c).to(recordUrl(kind.name, id)), 303)
  })
}

/** Values of fields that the address of a form names. */
function givenIn(kind: RecordKind, query: URLSearchParams): Content {
  const given = Object.entries(kind.fields).flatMap(([name, field]) => {
    const value = query.get(name)
    return isRows(field) || value === null ? [] : [[name, value.slice(0, 2000)] as const]
  })
  return Object.fromEntries(given)
}

const wantsJson = (c: Context): boolean =>
  c.req.header('content-type')?.startsWith('application/json') === true

interface Saved {
  readonly book: RecordBook
  readonly person: Person
  readonly kind: RecordKind
  readonly id: string
  readonly status: 200 | 201
}

async function saved(c: Context, { book, person, kind, id, status }: Saved): Promise<Response> {
  const url = recordUrl(kind.name, id)
  if (!wantsJson(c)) return c.redirect(viewOf(c).to(url), 303)
  c.header('Location', url)
  return c.json(recordJson(kind, await book.get(person, kind, id)), status)
}

/** In the merge view an editor may take the other side's value of a field. */
async function withTheirs(
  book: RecordBook,
  person: Person,
  kind: RecordKind,
  id: string,
  entry: ReceivedEntry,
): Promise<ReceivedEntry> {
  if (entry.theirs.size === 0) return entry
  const { fields } = await book.get(person, kind, id)
  const taken = [...entry.theirs].map((name) => [name, fields[name]])
  return { ...entry, fields: { ...entry.fields, ...Object.fromEntries(taken) } }
}

interface Refused {
  readonly book: RecordBook
  readonly kind: RecordKind
  readonly person: Person
  readonly entry: ReceivedEntry
  readonly of: { readonly id: string; readonly revision: number } | null
  readonly error: unknown
}

/** A form that was refused comes back as it was filled in, with what is missing or what else was changed. */
async function shownOrThrown(c: Context, web: WebContext, refused: Refused): Promise<Response> {
  const { book, kind, person, entry, of, error } = refused
  if (wantsJson(c) || !(error instanceof RecordError)) throw error
  const { faults, merge, status } = error
  if (faults.length === 0 && merge === undefined) throw error
  const fields = merge?.merged ?? (entry.fields as Content)
  const { reason } = entry
  const { tlp, shared } = merge ?? entry
  c.status(status as 409 | 422)
  return form(c, web, {
    kind,
    person,
    state: { fields, tlp, shared, reason, of, faults, merge, offers: await offers(book, person, kind) },
  })
}

function form(
  c: Context,
  web: WebContext,
  { kind, person, state }: { kind: RecordKind; person: Person; state: FormState },
): Response {
  const view = viewOf(c)
  const { records: w } = view.words
  const id = state.of?.id
  const title =
    id === undefined
      ? w.create(labelOf(view, kind.one))
      : state.merge === undefined
        ? w.edit(id)
        : w.mergeTitle(id)
  const frame = {
    title,
    ...(id === undefined ? {} : { id }),
    current: 'records' as const,
    crumbs: [
      ...crumbs(view, kind),
      ...(id === undefined ? [] : [{ label: id, href: view.to(recordUrl(kind.name, id)) }]),
    ],
  }
  return page(c, web, view, frame, <RecordForm view={view} kind={kind} person={person} state={state} />)
}

const offered = 50

/** Records that the links of a kind may lead to, as far as the person may see them. */
async function offers(book: RecordBook, person: Person, kind: RecordKind): Promise<FormState['offers']> {
  const found = new Map<string, { id: string; title: string }[]>()
  const fields = Object.values(kind.fields)
  const linkedKinds = fields
    .flatMap((field) => (isRows(field) ? Object.values(field.columns) : [field]))
    .flatMap(({ input }) => (input.type === 'link' && book.kinds.has(input.kind) ? [input.kind] : []))
  for (const name of new Set(linkedKinds)) {
    const linked = book.kind(name)
    const { records } = await book.list(person, linked, {}, { page: 1, size: offered })
    found.set(
      name,
      records.map((record) => ({ id: record.number ?? record.id, title: titleOf(linked, record) })),
    )
  }
  return found
}
