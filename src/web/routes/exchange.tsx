import type { Context, Hono } from 'hono'
import { isoTime } from '../../kernel/time.ts'
import { allowsAtDesk, type RecordKind } from '../../records/index.ts'
import type { Exchange, ForeignRecord } from '../../share/index.ts'
import { WebError } from '../errors.ts'
import { actingAt } from '../people.ts'
import { CommandLine, Id, TableFrame, Time, UserText } from '../ui/parts.tsx'
import { FieldValue, labelOf, TlpTag, titleOf } from '../ui/record-parts.tsx'
import { linkTo, type View } from '../ui/view.ts'
import { nothingAt, page, splitFormat, viewOf, type WebContext } from '../web-context.ts'

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
      data: [{ label: 'JSON', href: linkTo({ ...view, path: '/exchange.json' }, {}) }],
    }
    const [members, records] = [await exchange.members(), await exchange.records(person)]
    const props = { view, key: exchange.key().vkey, members, records, kinds: book.kinds }
    return page(c, web, view, frame, <ExchangePage {...props} />)
  })
  app.get('/exchange.json', async (c) => {
    const { person, exchange } = reading(c, web)
    const members = (await exchange.members()).map(({ name, url, key, status }) => ({
      name,
      url,
      key: key.vkey,
      ...(status === null ? {} : { status: { ...status, seen: status.seen?.size ?? 0 } }),
    }))
    return c.json({
      key: exchange.key().vkey,
      members,
      records: (await exchange.records(person)).map(recordData),
    })
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
      data: [{ label: 'JSON', href: linkTo({ ...view, path: `/exchange/${id}.json` }, {}) }],
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

interface Props {
  readonly view: View
  readonly key: string
  readonly members: Awaited<ReturnType<Exchange['members']>>
  readonly records: readonly ForeignRecord[]
  readonly kinds: ReadonlyMap<string, RecordKind>
}

function ExchangePage({ view, key, members, records, kinds }: Props) {
  const { exchange: w } = view.words
  return (
    <>
      <p class="lead">{w.lead}</p>
      <section>
        <h2>{w.key}</h2>
        <CommandLine view={view} command={key} />
        <p class="soft">{w.keyLead}</p>
      </section>
      <section>
        <h2>{w.members}</h2>
        {members.length === 0 ? (
          <>
            <p>{w.noMembers}</p>
            <CommandLine view={view} command="tocsin exchange add NAME https://ADDRESS/ KEY" />
          </>
        ) : (
          <Members view={view} members={members} />
        )}
      </section>
      <section>
        <h2>{w.records}</h2>
        {records.length === 0 ? <p>{w.none}</p> : <Records {...{ view, records, kinds }} />}
      </section>
    </>
  )
}

function Members({ view, members }: Pick<Props, 'view' | 'members'>) {
  const { exchange: w } = view.words
  return (
    <TableFrame label={w.members}>
      <thead>
        <tr>
          <th scope="col">{w.member}</th>
          <th scope="col">{w.address}</th>
          <th scope="col">{w.contact}</th>
          <th scope="col" class="n">
            {w.events}
          </th>
          <th scope="col" class="n">
            {w.refused}
          </th>
          <th scope="col">{w.problem}</th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ name, url, key, status }) => (
          <tr>
            <th scope="row">
              {name}
              <br />
              <small>
                <Id id={key.name} />
              </small>
            </th>
            <td>{url === null ? w.byFile : <Id id={url} />}</td>
            <td>{status?.contact == null ? w.never : <Time view={view} at={status.contact} />}</td>
            <td class="n">{view.integer(status?.seen?.size ?? 0)}</td>
            <td class="n">{view.integer(status?.refused ?? 0)}</td>
            <td class="wide-text">{status?.problem == null ? '' : <UserText text={status.problem} />}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function Records({ view, records, kinds }: Pick<Props, 'view' | 'records' | 'kinds'>) {
  const { exchange: w } = view.words
  return (
    <TableFrame label={w.records}>
      <thead>
        <tr>
          <th scope="col">{w.record}</th>
          <th scope="col">{w.kind}</th>
          <th scope="col">{w.member}</th>
          <th scope="col">{w.changed}</th>
        </tr>
      </thead>
      <tbody>
        {records.map(({ origin, id, state, events }) => {
          const kind = kinds.get(state?.kind ?? '')
          const href = `/exchange/${id}?origin=${encodeURIComponent(origin)}`
          if (state === null || kind === undefined) return null
          return (
            <tr>
              <th scope="row">
                <a href={view.to(href)}>{titleOf(kind, state)}</a>
                <br />
                <small>
                  <Id id={id} />
                </small>
              </th>
              <td>
                {labelOf(view, kind.one)} <TlpTag view={view} tlp={state.tlp} />
              </td>
              <td>{events.at(-1)?.member}</td>
              <td>
                <Time view={view} at={state.changed} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}

function RecordPage({ view, record, kind }: { view: View; record: ForeignRecord; kind: RecordKind }) {
  const { exchange: w } = view.words
  const { origin, state, events } = record
  return (
    <>
      <p class="lead">
        {w.from(events.at(-1)?.member ?? '', origin)}{' '}
        {state === null ? null : <TlpTag view={view} tlp={state.tlp} />}
      </p>
      {events.some((event) => event.kind === 'ledger.erased') ? <p>{w.erased}</p> : null}
      {state?.retracted == null ? null : (
        <p>
          <UserText text={state.retracted.reason} />
        </p>
      )}
      <dl class="facts">
        {Object.entries(kind.fields).map(([name, field]) => (
          <>
            <dt>{labelOf(view, field.label)}</dt>
            <dd>
              <FieldValue view={view} field={field} value={state?.fields[name]} />
            </dd>
          </>
        ))}
      </dl>
      <section>
        <h2>{w.deeds}</h2>
        <p class="soft">{w.deedsLead}</p>
        <TableFrame label={w.deeds}>
          <thead>
            <tr>
              {[w.said, w.author, w.what, w.came, w.place, w.hash].map((label) => (
                <th scope="col">{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <tr>
                <td>
                  <Time view={view} at={event.recorded} />
                </td>
                <td>
                  <UserText text={event.author} />
                </td>
                <td class="code">{event.kind}</td>
                <td>
                  <Time view={view} at={event.received} />
                </td>
                <td class="n">{view.integer(event.sequence)}</td>
                <td class="code">
                  <abbr title={event.hash}>{event.hash.slice(0, 16)}</abbr>
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </section>
      <section>
        <h2>{w.checkpoint}</h2>
        <section class="scroll" aria-label={w.checkpoint} tabindex={0}>
          <pre>{events.at(-1)?.checkpoint}</pre>
        </section>
      </section>
    </>
  )
}
