import type { Context, Hono } from 'hono'
import { carryOver } from '../../../app/index.ts'
import {
  type Content,
  draftId,
  isRows,
  type Person,
  type RecordBook,
  RecordError,
  type RecordKind,
  recordJson,
} from '../../../records/index.ts'
import { type Acting, actingAt } from '../../people.ts'
import { fieldsOf, type ReceivedEntry, receiveEntry, receiveForm } from '../../records-entry.ts'
import { labelOf, recordUrl, titleOf } from '../../ui/record-parts.tsx'
import { page, viewOf, type WebContext } from '../../web-context.ts'
import { DraftOffers } from './draft-parts.tsx'
import { type FormState, RecordForm } from './form.tsx'
import { crumbs } from './reading.tsx'

export function changeRoutes(app: Hono, web: WebContext): void {
  app.get('/records/:kind/new', async (c) => {
    const acting = actingAt(c, web.desk)
    const { book, person } = acting
    const kind = book.kind(c.req.param('kind'))
    book.demandCreate(person, kind)
    const query = new URL(c.req.url).searchParams
    const given = await book.begin(person, kind, fieldsOf(kind, query) as Content)
    const fresh = { ...given, shared: false, reason: '', of: null }
    const begun = await begin(c, acting, kind, fresh)
    return form(c, web, {
      kind,
      person,
      state: { ...begun, faults: [], offers: await offers(book, person, kind) },
    })
  })
  app.post('/records/:kind', async (c) => {
    const acting = actingAt(c, web.desk)
    const { book, drafts, person } = acting
    const kind = book.kind(c.req.param('kind'))
    const entry = await receiveEntry(c.req.raw, kind)
    try {
      const id = await book.create(person, kind, entry)
      await carryOver(book, person, kind, id)
      if (entry.draft !== null) await drafts.end(person, entry.draft)
      return saved(c, { book, person, kind, id, status: 201 })
    } catch (error) {
      return await shownOrThrown(c, web, { acting, kind, entry, of: null, error })
    }
  })
  app.get('/records/:kind/:id/edit', async (c) => {
    const acting = actingAt(c, web.desk)
    const { book, person } = acting
    const kind = book.kind(c.req.param('kind'))
    const record = await book.get(person, kind, c.req.param('id'), 'revise')
    const { fields, tlp, shared } = record
    const begun = await begin(c, acting, kind, { fields, tlp, shared, reason: '', of: record })
    return form(c, web, {
      kind,
      person,
      state: { ...begun, faults: [], offers: await offers(book, person, kind) },
    })
  })
  app.post('/records/:kind/:id', async (c) => {
    const acting = actingAt(c, web.desk)
    const { book, drafts, person } = acting
    const kind = book.kind(c.req.param('kind'))
    const id = c.req.param('id')
    const received = await receiveEntry(c.req.raw, kind)
    const entry = await withTheirs(book, person, kind, id, received)
    try {
      await book.revise(person, kind, id, entry)
      if (entry.draft !== null) await drafts.end(person, entry.draft)
      return saved(c, { book, person, kind, id, status: 200 })
    } catch (error) {
      const of = { id, revision: entry.revision }
      return await shownOrThrown(c, web, { acting, kind, entry, of, error })
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

type Begun = Pick<FormState, 'fields' | 'tlp' | 'shared' | 'reason' | 'of'>

/** A form as the record stands, or as the draft that `?draft=` names left it. */
async function begin(
  c: Context,
  { drafts, person }: Acting,
  kind: RecordKind,
  fresh: Begun,
): Promise<Begun & Pick<FormState, 'draft' | 'drafts'>> {
  const id = fresh.of?.id ?? null
  const own = (await drafts.list(person)).filter((draft) => draft.kind === kind.name && draft.of === id)
  const asked = own.find((draft) => draft.id === c.req.query('draft'))
  if (asked === undefined) return { ...fresh, draft: { id: drafts.newId(), kept: null }, drafts: own }
  const { fields, tlp, shared, reason, revision, changed } = asked
  return {
    ...{ fields, tlp, shared, reason },
    of: id === null ? null : { id, revision },
    draft: { id: asked.id, kept: changed },
    drafts: own.filter((draft) => draft !== asked),
  }
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
  readonly acting: Acting
  readonly kind: RecordKind
  readonly entry: ReceivedEntry
  readonly of: { readonly id: string; readonly revision: number } | null
  readonly error: unknown
}

/** A form that was refused comes back as it was filled in, with what is missing or what else was changed. */
async function shownOrThrown(c: Context, web: WebContext, refused: Refused): Promise<Response> {
  const { acting, kind, entry, of, error } = refused
  const { book, drafts, person } = acting
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
    state: {
      ...{ fields, tlp, shared, reason, of, faults, merge },
      draft: { id: draftId.test(entry.draft ?? '') ? entry.draft! : drafts.newId(), kept: null },
      drafts: [],
      offers: await offers(book, person, kind),
    },
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
  const body = (
    <>
      <DraftOffers view={view} drafts={state.drafts} />
      <RecordForm view={view} kind={kind} person={person} state={state} />
    </>
  )
  return page(c, web, view, frame, body)
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
