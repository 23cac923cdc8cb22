import type { Context, Hono } from 'hono'
import { isoTime } from '../../../kernel/time.ts'
import { allowsAtDesk, type Person } from '../../../records/index.ts'
import { isMember } from '../../../respond/index.ts'
import type { Exchange, ForeignRecord } from '../../../share/index.ts'
import { seenOf } from '../../answers.ts'
import { WebError } from '../../errors.ts'
import { actingAt } from '../../people.ts'
import { receiveForm } from '../../records-entry.ts'
import { titleOf } from '../../ui/record-parts.tsx'
import { inFormats, linkTo } from '../../ui/view.ts'
import { nothingAt, page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'
import { ExchangePage } from './list.tsx'
import { RecordPage } from './record.tsx'

/** What travels between instances: asked by other instances, and shown to people. */
export function exchangeRoutes(app: Hono, web: WebContext): void {
  app.get('/exchange/acts.jsonl', async (c) => {
    const exchange = exchangeOf(web)
    const asked = c.req.query('from') ?? ''
    if (!/^\d{1,15}$/.test(asked)) throw new WebError('not-found', 'from is a number of events')
    const lines = await exchange.answer(c.req.header('authorization'), Number(asked))
    c.header('Cache-Control', 'no-store')
    return c.body(streamOf(lines), 200, { 'Content-Type': 'application/jsonl; charset=utf-8' })
  })
  app.get('/exchange', async (c) => {
    const { book, person, exchange } = reading(c, web)
    const view = viewOf(c)
    const { exchange: w } = view.words
    const frame = {
      title: w.title,
      current: 'exchange' as const,
      data: inFormats(linkTo(view, {}), ['json']),
    }
    const [members, records] = [await exchange.members(), await exchange.records(person)]
    const props = {
      ...{ view, key: exchange.key().vkey, own: await exchange.country(), members, records },
      ...{ kinds: book.kinds, enrols: mayEnrol(person), pledged: await pledgedKeys(c, web) },
    }
    return page(c, web, view, frame, <ExchangePage {...props} />)
  })
  app.get('/exchange.json', async (c) => {
    const { person, exchange } = reading(c, web)
    const members = (await exchange.members()).map(({ name, country, url, key, status }) => ({
      name,
      country,
      url,
      key: key.vkey,
      ...(status === null ? {} : { status: { ...status, seen: status.seen?.size ?? 0 } }),
    }))
    return c.json({
      key: exchange.key().vkey,
      country: await exchange.country(),
      members,
      records: (await exchange.records(person)).map(recordData),
    })
  })
  app.post('/exchange/own', async (c) => {
    const { exchange, person } = enrolling(c, web)
    await exchange.speakFor((await receiveForm(c.req.raw)).get('country') ?? '', person.name)
    return c.redirect(viewOf(c).to('/exchange'), 303)
  })
  app.post('/exchange/members', async (c) => {
    const { exchange, person } = enrolling(c, web)
    const sent = await receiveForm(c.req.raw)
    const given = (name: string) => (sent.get(name) ?? '').trim()
    const member = { name: given('name'), url: given('url') || null, country: given('country') || null }
    await exchange.add({ ...member, key: given('key') }, person.name)
    return c.redirect(viewOf(c).to('/exchange'), 303)
  })
  app.post('/exchange/members/:name/remove', async (c) => {
    const { exchange, person } = enrolling(c, web)
    await exchange.remove(c.req.param('name'), person.name)
    return c.redirect(viewOf(c).to('/exchange'), 303)
  })
  app.get('/exchange/:id', async (c) => {
    const { book, person, exchange } = reading(c, web)
    const { id, format } = splitFormat(c.req.param('id'))
    const record = await exchange.record(person, c.req.query('origin') ?? '', id)
    const kind = book.kinds.get(record?.state?.kind ?? '')
    if (record === undefined || kind === undefined) throw nothingAt(`record ${id}`)
    if (format === 'json') return c.json(recordData(record))
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const { exchange: w } = view.words
    const frame = {
      title: record.state === null ? id : titleOf(kind, record.state),
      current: 'exchange' as const,
      crumbs: [{ label: w.title, href: view.to('/exchange') }],
      data: inFormats(linkTo(view, {}), ['json']),
    }
    return page(c, web, view, frame, <RecordPage view={view} record={record} kind={kind} />)
  })
}

function exchangeOf({ exchange }: WebContext): Exchange {
  if (exchange === undefined) throw nothingAt('exchange')
  return exchange
}

/** Insiders only: what members share with each other is not published by that. */
function reading(c: Context, web: WebContext) {
  const { book, person } = actingAt(c, web.desk)
  if (!allowsAtDesk(person, 'audit', 'answers')) {
    throw new WebError('not-yours', 'this role does not see what members share with each other')
  }
  return { book, person, exchange: exchangeOf(web) }
}

const mayEnrol = (person: Person) => allowsAtDesk(person, 'create', 'people')

/** Names of the coalitions that each key pledged to join. */
async function pledgedKeys(c: Context, web: WebContext): Promise<ReadonlyMap<string, readonly string[]>> {
  const [coalitions, members] = await Promise.all(['coalition', 'member'].map((kind) => seenOf(c, web, kind)))
  const names = new Map(coalitions!.map(({ id, fields }) => [id, String(fields.name)]))
  const pledges = members!.flatMap(({ fields }) => {
    const name = names.get(String(fields.coalition))
    return isMember(fields) && name !== undefined ? [{ key: String(fields.key), name }] : []
  })
  return new Map(
    [...Map.groupBy(pledges, ({ key }) => key)].map(([key, all]) => [key, all.map(({ name }) => name)]),
  )
}

/** Who is trusted is for the admin to say, as it is who may sign in. */
function enrolling(c: Context, web: WebContext) {
  const acting = reading(c, web)
  if (!mayEnrol(acting.person)) throw new WebError('not-yours', 'only an admin enrols instances')
  return acting
}

function streamOf(lines: AsyncGenerator<string>): ReadableStream {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done === true) controller.close()
      else controller.enqueue(Buffer.from(value))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
}

function recordData({ origin, id, state, events }: ForeignRecord) {
  return {
    origin,
    id,
    kind: state?.kind ?? null,
    tlp: state?.tlp ?? null,
    fields: state?.fields ?? null,
    retracted: state?.retracted?.reason ?? null,
    events: events.map(({ sequence, kind, author, recorded, received, hash, member, checkpoint }) => ({
      ...{ sequence, kind, author, hash, member, checkpoint },
      recorded: isoTime(recorded),
      received: isoTime(received),
    })),
  }
}
