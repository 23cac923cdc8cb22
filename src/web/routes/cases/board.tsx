import type { Context, Hono } from 'hono'
import { isRows, type RecordKind } from '../../../records/index.ts'
import { assetClasses, responsibilities } from '../../../vocab/severity.ts'
import { boardCsv, boardOf, type CaseRow, rowJson, rowsOf } from '../../casework/board.ts'
import { Spans } from '../../charts/spans.tsx'
import { actingAt } from '../../people.ts'
import { Filter } from '../../ui/filter.tsx'
import { Day, Pager, pageOf, TableFrame, UserText } from '../../ui/parts.tsx'
import { DerivedText, labelOf, TlpTag } from '../../ui/record-parts.tsx'
import { clip } from '../../ui/shown-text.ts'
import { inFormats, linkTo, type View } from '../../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../../web-context.ts'
import { SeverityTag, StatusTag } from './tags.tsx'

const perPage = 40
const drawn = 14

export function boardRoutes(app: Hono, web: WebContext): void {
  const rankedFor = (c: Context) => {
    const { book, person } = actingAt(c, web.desk)
    const kind = book.kind('case')
    const filters = Object.fromEntries(kind.filters.map((name) => [name, c.req.query(name) ?? '']))
    return boardOf(book, person, filters, c.req.query('q') ?? '')
  }
  const rowsFor = async (c: Context) => {
    const { book, person } = actingAt(c, web.desk)
    const kind = book.kind('case')
    const rows = await rowsOf(book, person, await rankedFor(c))
    return rows.filter(({ record }) => book.permits(person, 'export', kind, record))
  }
  app.get('/cases.json', async (c) => c.json({ cases: (await rowsFor(c)).map(rowJson) }))
  app.get('/cases.csv', async (c) => csv(c, 'cases.csv', boardCsv(await rowsFor(c))))
  app.get('/cases', async (c) => {
    const { book, person } = actingAt(c, web.desk)
    const view = viewOf(c)
    const all = await rankedFor(c)
    const { items, page: at, pages } = pageOf(all, view.query.get('page'), perPage)
    const rows = await rowsOf(book, person, items)
    const frame = {
      title: view.words.casework.title,
      current: 'cases' as const,
      data: inFormats(linkTo(view, { page: null })),
    }
    const kind = book.kind('case')
    const mayCreate = book.mayCreate(person, kind)
    return page(
      c,
      web,
      view,
      frame,
      <Board
        view={view}
        kind={kind}
        rows={rows}
        total={all.length}
        at={at}
        pages={pages}
        mayCreate={mayCreate}
      />,
    )
  })
}

function Board(props: {
  view: View
  kind: RecordKind
  rows: readonly CaseRow[]
  /** How many there are, of which the rows are one page. */
  total: number
  at: number
  pages: number
  mayCreate: boolean
}) {
  const { view, kind, rows } = props
  const { casework: w, records } = view.words
  return (
    <>
      <p class="lead">{w.lead}</p>
      <div class="row actions-top">
        {props.mayCreate ? (
          <a class="button main" href={view.to('/records/case/new')}>
            {w.open}
          </a>
        ) : null}
        <form method="get" action="/cases" class="row">
          <label for="q">{records.search}</label>
          <input id="q" type="search" name="q" value={view.query.get('q') ?? ''} maxlength={200} dir="auto" />
          <button type="submit">{records.search}</button>
        </form>
      </div>
      {['status', 'asset'].map((name) => {
        const field = kind.fields[name]
        if (field === undefined || isRows(field) || field.input.type !== 'choice') return null
        const options = Object.entries(field.input.options).map(([id, label]) => ({
          id,
          label: labelOf(view, label),
        }))
        return <Filter view={view} name={name} label={labelOf(view, field.label)} options={options} />
      })}
      {rows.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <>
          <section>
            <h2 id="cases">{records.found(view.integer(props.total))}</h2>
            <Table view={view} rows={rows} />
            <Pager view={view} page={props.at} pages={props.pages} />
          </section>
          <Lanes view={view} rows={rows.slice(0, drawn)} />
        </>
      )}
    </>
  )
}

function Table({ view, rows }: { view: View; rows: readonly CaseRow[] }) {
  const { casework: w } = view.words
  return (
    <TableFrame label={w.title}>
      <thead>
        <tr>
          <th scope="col">{w.case}</th>
          <th scope="col">{w.severity}</th>
          <th scope="col">{w.status}</th>
          <th scope="col">{w.queue}</th>
          <th scope="col">{w.asset}</th>
          <th scope="col">{w.responsibility}</th>
          <th scope="col">{w.lastSeen}</th>
          <th scope="col">{w.age}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ record, number, url, severity }) => {
          const { fields, derived } = record
          return (
            <tr>
              <th scope="row" class="wide">
                <a href={view.to(url)}>
                  <UserText text={String(fields.claim)} />
                </a>
                <br />
                <small class="code nowrap">{number}</small> <TlpTag view={view} tlp={record.tlp} />
              </th>
              <td>
                <SeverityTag view={view} severity={severity} />
              </td>
              <td>
                <StatusTag view={view} record={record} />
              </td>
              <td>
                <DerivedText view={view} derived={derived.queue} />
              </td>
              <td>{labelOf(view, assetClasses[fields.asset as keyof typeof assetClasses])}</td>
              <td>
                {labelOf(view, responsibilities[fields.responsibility as keyof typeof responsibilities])}
              </td>
              <td>
                <Day view={view} at={Date.parse(String(fields.lastSeen))} />
                {derived.ongoing?.value === true ? (
                  <>
                    <br />
                    <small>{w.ongoing}</small>
                  </>
                ) : null}
              </td>
              <td class="n">
                <DerivedText view={view} derived={derived.age} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}

function Lanes({ view, rows }: { view: View; rows: readonly CaseRow[] }) {
  const { casework: w } = view.words
  const spans = rows.map(({ record, number, url, severity, open }) => ({
    label: number,
    href: view.to(url),
    from: Date.parse(String(record.fields.firstSeen)),
    to: Date.parse(String(record.fields.lastSeen)),
    level: severity,
    open,
    title: `${number}: ${clip(String(record.fields.claim), 90)}, ${view.day(Date.parse(String(record.fields.firstSeen)))} – ${view.day(Date.parse(String(record.fields.lastSeen)))}`,
  }))
  const shared = { spans, votes: [], label: w.lanes, write: view.day }
  return (
    <section>
      <h2 id="lanes">{w.lanes}</h2>
      <p class="soft">{w.lanesLead}</p>
      <figure>
        <Spans {...shared} width={1080} class="wide-chart" />
        <Spans {...shared} width={328} class="narrow" />
      </figure>
    </section>
  )
}
