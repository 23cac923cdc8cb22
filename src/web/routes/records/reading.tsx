import type { Context, Hono } from 'hono'
import {
  csvHead,
  csvRow,
  historyCsv,
  isRows,
  openApi,
  type Person,
  type Query,
  type RecordBook,
  type RecordKind,
  type RecordView,
  recordJson,
  stixBundle,
} from '../../../records/index.ts'
import { actingAt } from '../../people.ts'
import { labelOf, recordUrl, titleOf } from '../../ui/record-parts.tsx'
import { inFormats, linkTo, type View } from '../../ui/view.ts'
import { csv, nothingAt, page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'
import { HistoryPage, perPage } from './history.tsx'
import { Kinds, RecordList, shows } from './list.tsx'
import { type PointingHere, RecordPage } from './record.tsx'

const listSize = 50

export function readRoutes(app: Hono, web: WebContext): void {
  app.get('/api/openapi.json', (c) => {
    const { book } = actingAt(c, web.desk)
    return c.json(openApi(book.kinds.values(), web.desk?.version ?? ''))
  })
  for (const format of ['html', 'json'] as const) {
    app.get(format === 'html' ? '/records' : '/records.json', async (c) => {
      const { book, person } = actingAt(c, web.desk)
      const counts = await book.counts(person)
      if (format === 'json') return c.json({ role: person.role, counts: Object.fromEntries(counts) })
      const view = viewOf(c)
      const data = [
        { label: 'JSON', href: '/records.json' },
        { label: 'OpenAPI', href: '/api/openapi.json' },
      ]
      const frame = { title: view.words.records.title, current: 'records' as const, data }
      return page(c, web, view, frame, <Kinds view={view} kinds={book.kinds.values()} counts={counts} />)
    })
  }
  app.get('/records/:kind', async (c) => {
    const { book, person } = actingAt(c, web.desk)
    const { id: name, format } = splitFormat(c.req.param('kind'))
    const kind = book.kind(name)
    const query = queryOf(c, kind)
    if (format === 'csv') return csvOf(book, person, kind, query)
    if (format === 'stix.json' && kind.stix !== undefined) {
      return stixOf(`${kind.name}.stix.json`, stixBundle(book, person, book.export(person, kind, query)))
    }
    const asked = Number(/^\d{1,7}$/.test(c.req.query('page') ?? '') ? c.req.query('page') : 1)
    const action = format === 'json' ? ('export' as const) : ('read' as const)
    const list = await book.list(person, kind, query, { page: asked, size: listSize, action })
    if (format === 'json') {
      return c.json({ ...list, records: list.records.map((record) => recordJson(kind, record)) })
    }
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const data = formatsOf(kind).map(({ label, ending }) => ({
      label,
      href: linkTo({ ...view, path: `/records/${kind.name}.${ending}` }, { page: null }),
    }))
    const frame = { title: labelOf(view, kind.many), current: 'records' as const, crumbs: crumbs(view), data }
    const mayCreate = book.mayCreate(person, kind)
    const body = <RecordList view={view} kind={kind} person={person} list={list} mayCreate={mayCreate} />
    return page(c, web, view, frame, body)
  })
  app.get('/records/:kind/:id', async (c) => {
    const { book, person } = actingAt(c, web.desk)
    const { id, format } = splitFormat(c.req.param('id'))
    const kind = book.kind(c.req.param('kind'))
    const record = await book.get(person, kind, id, format === 'html' ? 'read' : 'export')
    if (format === 'json') return c.json(recordJson(kind, record))
    if (format === 'csv') return csv(c, `${id}.csv`, csvHead(kind) + csvRow(kind, record))
    if (format === 'stix.json' && kind.stix !== undefined) {
      return stixOf(`${id}.stix.json`, stixBundle(book, person, one(record)))
    }
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const url = recordUrl(kind.name, id)
    const permitted = {
      revise: book.permits(person, 'revise', kind, record),
      approve: book.permits(person, 'approve', kind, record),
      retract: book.permits(person, 'retract', kind, record),
      audit: book.permits(person, 'audit', kind, record),
    }
    const data = book.permits(person, 'export', kind, record)
      ? formatsOf(kind).map(({ label, ending }) => ({ label, href: `${url}.${ending}` }))
      : []
    const frame = {
      title: titleOf(kind, record) || id,
      current: 'records' as const,
      crumbs: [...crumbs(view, kind), { label: id, href: view.to(url) }],
      ...(data.length === 0 ? {} : { data }),
    }
    const here = await pointingHere(book, person, kind, record)
    const body = <RecordPage view={view} kind={kind} record={record} may={permitted} here={here} />
    return page(c, web, view, frame, body)
  })
  for (const format of ['html', 'json', 'csv'] as const) {
    const ending = format === 'html' ? '' : `.${format}`
    app.get(`/records/:kind/:id/history${ending}`, async (c) => {
      const { book, person } = actingAt(c, web.desk)
      const kind = book.kind(c.req.param('kind'))
      const id = c.req.param('id')
      if (format !== 'html') await book.get(person, kind, id, 'export')
      const entries = await book.history(person, kind, id)
      if (format === 'json') return c.json({ id, kind: kind.name, events: entries })
      if (format === 'csv') return csv(c, `${id}-history.csv`, historyCsv(entries))
      const view = viewOf(c)
      const url = recordUrl(kind.name, id)
      const at = Math.max(1, Math.min(Number(c.req.query('page') ?? 1) || 1, 1_000_000))
      const on = entries.slice((at - 1) * perPage, at * perPage).map(({ sequence }) => sequence)
      const proven = await book.proven(person, kind, id, on)
      const frame = {
        title: view.words.records.historyOf(id),
        id,
        current: 'records' as const,
        crumbs: [...crumbs(view, kind), { label: id, href: view.to(url) }],
        data: inFormats(`${url}/history`),
      }
      const body = <HistoryPage view={view} kind={kind} id={id} entries={entries} proven={proven} />
      return page(c, web, view, frame, body)
    })
  }
  app.get('/records/:kind/:id/proof/:sequence', async (c) => {
    const { book, person } = actingAt(c, web.desk)
    const kind = book.kind(c.req.param('kind'))
    const sequence = /^\d{1,15}$/.test(c.req.param('sequence')) ? Number(c.req.param('sequence')) : -1
    const proof = await book.proof(person, kind, c.req.param('id'), sequence)
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
    return c.json({ ...proof, root: hex(proof.root), hashes: proof.hashes.map(hex) })
  })
}

export function crumbs(view: View, kind?: RecordKind): { label: string; href: string }[] {
  const top = { label: view.words.records.title, href: view.to('/records') }
  return kind === undefined
    ? [top]
    : [top, { label: labelOf(view, kind.many), href: view.to(recordUrl(kind.name)) }]
}

async function pointingHere(
  book: RecordBook,
  person: Person,
  kind: RecordKind,
  record: RecordView,
): Promise<PointingHere> {
  const records = (await book.pointingTo(person, record.id)).flatMap((view) => {
    const own = book.kinds.get(view.kind)
    return own === undefined ? [] : [{ kind: own, record: view }]
  })
  const offers = [...book.kinds.values()].flatMap((other) => {
    const field = Object.entries(other.fields).find(
      ([, one]) => !isRows(one) && one.input.type === 'link' && one.input.kind === kind.name,
    )
    const open = field !== undefined && record.retracted === null && book.mayCreate(person, other)
    return open ? [{ kind: other, field: field[0] }] : []
  })
  return { records, offers }
}

function queryOf(c: Context, kind: RecordKind): Query {
  const filters = kind.filters.map((name) => {
    const field = kind.fields[name]
    const value = c.req.query(name) ?? ''
    const known = field !== undefined && !isRows(field) && field.input.type === 'choice'
    return [name, known && Object.hasOwn(field.input.options, value) ? value : ''] as const
  })
  return {
    search: c.req.query('q') ?? '',
    filters: Object.fromEntries(filters),
    show: shows.find((show) => show === c.req.query('show')) ?? 'current',
  }
}

function formatsOf(kind: RecordKind): readonly { readonly label: string; readonly ending: string }[] {
  const stix = kind.stix === undefined ? [] : [{ label: 'STIX 2.1', ending: 'stix.json' }]
  return [{ label: 'JSON', ending: 'json' }, { label: 'CSV', ending: 'csv' }, ...stix]
}

async function* one(record: RecordView): AsyncGenerator<readonly RecordView[]> {
  yield [record]
}

/** A bundle, written as it is read. */
function stixOf(name: string, parts: AsyncGenerator<string>): Response {
  const encoder = new TextEncoder()
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const part of parts) yield encoder.encode(part)
  }
  return new Response(ReadableStream.from(bytes()) as ReadableStream, {
    headers: {
      'Content-Type': 'application/stix+json;version=2.1',
      'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
    },
  })
}

/** All that may leave, written as it is read. */
function csvOf(book: RecordBook, person: Person, kind: RecordKind, query: Query): Response {
  const encoder = new TextEncoder()
  async function* lines(): AsyncGenerator<Uint8Array> {
    yield encoder.encode(csvHead(kind))
    for await (const records of book.export(person, kind, query)) {
      yield encoder.encode(records.map((record) => csvRow(kind, record)).join(''))
    }
  }
  return new Response(ReadableStream.from(lines()) as ReadableStream, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${kind.name}.csv"`,
    },
  })
}
