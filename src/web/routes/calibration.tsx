import type { Context, Hono } from 'hono'
import { type Calibration, calibration, type Resolved } from '../../judge/index.ts'
import { csvLine } from '../../kernel/csv.ts'
import type { RecordView } from '../../records/index.ts'
import { type LikelihoodTerm, likelihoods } from '../../vocab/confidence.ts'
import { ReliabilityChart } from '../charts/reliability.tsx'
import { actingAt } from '../people.ts'
import { Column, Day, Figures, Likely, TableFrame, UserText } from '../ui/parts.tsx'
import { recordUrl } from '../ui/record-parts.tsx'
import type { View } from '../ui/view.ts'
import { inFormats } from '../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../web-context.ts'

const most = 20_000

/** An assessment or attribution whose outcome is known. */
interface Settled extends Resolved {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly on: string
  readonly by: string
}

/** How well past assessments were calibrated, from the records that this person may see. */
export function calibrationRoutes(app: Hono, web: WebContext): void {
  const settledFor = async (c: Context, leaving = false): Promise<readonly Settled[]> => {
    const { book, person } = actingAt(c, web.desk)
    const lists = ['assessment', 'attribution'].map(async (name) => {
      const kind = book.kind(name)
      const { records } = await book.list(person, kind, {}, { page: 1, size: most })
      return records
        .filter((record) => !leaving || book.permits(person, 'export', kind, record))
        .flatMap((record) => settled(record, String(record.fields[kind.title])))
    })
    return (await Promise.all(lists))
      .flat()
      .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.id < b.id ? -1 : 1))
  }
  app.get('/calibration', async (c) => {
    const list = await settledFor(c)
    const view = viewOf(c)
    const data = inFormats('/calibration')
    const frame = { title: view.words.judge.calibration.title, current: 'calibration' as const, data }
    return page(c, web, view, frame, <CalibrationPage view={view} list={list} found={calibration(list)} />)
  })
  app.get('/calibration.json', async (c) => {
    const list = await settledFor(c, true)
    return c.json({ calibration: calibration(list), assessments: list })
  })
  app.get('/calibration.csv', async (c) => {
    const rows = (await settledFor(c, true)).map(({ id, kind, title, term, happened, on, by }) =>
      csvLine([id, kind, title, term, happened ? 'so' : 'not so', on, by]),
    )
    const head = csvLine(['id', 'kind', 'title', 'likelihood', 'turned_out', 'settled_on', 'settled_by'])
    return csv(c, 'calibration.csv', head + rows.join(''))
  })
}

function settled({ id, kind, fields }: RecordView, title: string): readonly Settled[] {
  const term = likelihoods.find((one) => one.term === fields.likelihood)?.term
  if (fields.turnedOut === undefined || term === undefined) return []
  const happened = fields.turnedOut === 'so'
  return [{ id, kind, title, term, happened, on: String(fields.settledOn), by: String(fields.settledBy) }]
}

function CalibrationPage(props: { view: View; list: readonly Settled[]; found: Calibration | null }) {
  const { view, list, found } = props
  const { calibration: w } = view.words.judge
  if (found === null) {
    return (
      <>
        <p class="lead">{w.lead}</p>
        <p>{w.none}</p>
      </>
    )
  }
  const parts = ['brier', 'reliability', 'resolution', 'uncertainty'] as const
  return (
    <>
      <p class="lead">{w.lead}</p>
      <Figures
        items={[
          { label: w.settled, value: <a href="#settled">{view.integer(found.count)}</a> },
          ...parts.map((part) => ({
            label: <abbr title={w.partMeans[part]}>{w.part[part]}</abbr>,
            value: <a href="#terms">{view.decimal(found[part])}</a>,
          })),
        ]}
      />
      <p class="soft">{w.formula}</p>
      <section>
        <h2 id="terms">{w.terms}</h2>
        <p class="soft">{w.termsLead}</p>
        <figure>
          <ReliabilityChart view={view} found={found} />
        </figure>
        <Terms view={view} found={found} list={list} />
      </section>
      <section>
        <h2 id="settled">{w.settled}</h2>
        <SettledTable view={view} list={list} />
      </section>
    </>
  )
}

function Terms({ view, found, list }: { view: View; found: Calibration; list: readonly Settled[] }) {
  const { calibration: w } = view.words.judge
  const percent = (value: number) => `${view.integer(value * 100)} %`
  const first = (term: LikelihoodTerm) => list.find((one) => one.term === term)!.id
  return (
    <TableFrame label={w.terms}>
      <thead>
        <tr>
          <th scope="col">{w.term}</th>
          <Column label={w.number} numeric />
          <Column label={w.forecast} means={w.forecastMeans} numeric />
          <Column label={w.observed} numeric />
        </tr>
      </thead>
      <tbody>
        {found.table.map(({ term, count, forecast, observed }) => (
          <tr>
            <th scope="row">
              <Likely view={view} term={term} />
            </th>
            <td class="n">
              <a href={`#${first(term)}`}>{view.integer(count)}</a>
            </td>
            <td class="n">{percent(forecast)}</td>
            <td class="n">{percent(observed)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function SettledTable({ view, list }: { view: View; list: readonly Settled[] }) {
  const { calibration: w } = view.words.judge
  return (
    <TableFrame label={w.settled}>
      <thead>
        <tr>
          <th scope="col">{w.assessment}</th>
          <th scope="col">{w.term}</th>
          <th scope="col">{w.turnedOut}</th>
          <th scope="col">{w.on}</th>
          <th scope="col">{w.by}</th>
        </tr>
      </thead>
      <tbody>
        {list.map(({ id, kind, title, term, happened, on, by }) => (
          <tr id={id}>
            <th scope="row" class="wide-text">
              <UserText text={title} />{' '}
              <a class="code nowrap" href={view.to(recordUrl(kind, id))}>
                {id}
              </a>
            </th>
            <td>
              <Likely view={view} term={term} />
            </td>
            <td class="nowrap">{happened ? w.so : w.notSo}</td>
            <td>
              <Day view={view} at={Date.parse(on)} />
            </td>
            <td class="wide-text">
              <UserText text={by} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
