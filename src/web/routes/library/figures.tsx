import type { Hono } from 'hono'
import { csvLine } from '../../../kernel/csv.ts'
import {
  type Incident,
  type Interval,
  intervals,
  type LibraryFigures,
  libraryFigures,
  missionFigures,
  type Spread,
  waits,
} from '../../../respond/index.ts'
import { WaitsOverYears } from '../../charts/waits-over-years.tsx'
import { incidentName, StandingTag } from '../../ui/library-parts.tsx'
import { Column, TableFrame } from '../../ui/parts.tsx'
import type { View } from '../../ui/view.ts'
import type { WebContext } from '../../web-context.ts'
import { listRoutes } from '../list-pages.ts'

/** Votes up to this year and after it are shown apart. */
const lastEarlyYear = 2019

export function figuresRoutes(app: Hono, web: WebContext): void {
  listRoutes(app, web, {
    path: '/library/figures',
    current: 'library',
    above: { path: '/library', title: ({ respond }) => respond.library.title },
    title: ({ respond }) => respond.library.figuresTitle,
    read: () => web.library(),
    json: (library) => ({ figures: libraryFigures(library), mission: missionFigures }),
    csv: waitsCsv,
    file: 'library-figures',
    show: (view, library) => <FiguresPage view={view} library={library} />,
  })
}

function waitsCsv(library: readonly Incident[]): string {
  const lines = library.flatMap((incident) => {
    const found = waits(incident)
    return intervals.map((interval) => {
      const { days, fromVote, ended } = found[interval]
      const left = incident.excluded ? 'excluded' : incident.selfRevealed ? 'self-revealed' : ''
      return csvLine([incident.id, incident.standing, interval, days, fromVote, ended?.day, left])
    })
  })
  const head = csvLine(['incident', 'standing', 'interval', 'days', 'days_from_vote', 'day', 'note'])
  return head + lines.join('')
}

function written(view: View, n: number | null): string {
  return n === null ? '–' : view.decimal(Math.round(n * 10) / 10)
}

/** The median of a few thousand days keeps all its digits. */
function median(view: View, spread: Spread): string {
  if (spread.median === null) return '–'
  return Number.isInteger(spread.median) ? view.integer(spread.median) : written(view, spread.median)
}

export function FiguresTable({ view, figures }: { view: View; figures: LibraryFigures }) {
  const { library: w } = view.words.respond
  return (
    <TableFrame label={w.figures}>
      <thead>
        <tr>
          <th scope="col">{w.column.days}</th>
          <Column label={w.column.n} numeric />
          <Column label={w.column.median} numeric />
          <Column label={w.column.range} numeric />
          <Column label={w.column.beforeVote} numeric />
          <Column label={w.column.none} numeric />
        </tr>
      </thead>
      <tbody>
        {intervals.map((interval) => {
          const { all, notSelfRevealed, beforeVote, none } = figures[interval]
          const anchor = view.to(`/library/figures#${interval}`)
          return (
            <tr>
              <th scope="row">
                <a href={anchor}>{w.interval[interval]}</a>
              </th>
              <td class="n">
                {view.integer(all.n)} ({view.integer(notSelfRevealed.n)})
              </td>
              <td class="n">
                <strong>{median(view, all)}</strong> ({median(view, notSelfRevealed)})
              </td>
              <td class="n">
                {all.least === null ? '–' : `${view.integer(all.least)}–${view.integer(all.most ?? 0)}`}
              </td>
              <td class="n">{view.integer(beforeVote.length)}</td>
              <td class="n">{view.integer(none.length)}</td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}

/** Days to attribution and to a measure, over the years, as two pictures. */
export function OverYears({ view, library }: { view: View; library: readonly Incident[] }) {
  const { library: w } = view.words.respond
  const figures = libraryFigures(library)
  const charts = [
    ['government', 'government'],
    ['measure', 'measure'],
  ] as const
  return (
    <div class="two even">
      {charts.map(([interval, sort]) => {
        const points = library
          .filter(({ excluded, seen }) => !excluded && seen !== null)
          .map((incident) => {
            const { days } = waits(incident)[interval]
            const said = days === null ? w.notCome : w.day(view.integer(days))
            return {
              at: Date.parse(incident.vote),
              days,
              title: `${incidentName(view, incident)}: ${said}; ${w.standing[incident.standing]}`,
              href: view.to(`/library/${incident.id}`),
            }
          })
        const shared = {
          points,
          sort,
          median: figures[interval].all.median,
          label: `${w.overYears}: ${w.interval[interval]}`,
          axis: w.axisYears,
          notCome: w.notCome,
          write: (days: number) => view.integer(days),
        } as const
        return (
          <figure>
            <figcaption>
              <h3>
                {w.column.days}: {w.interval[interval]}
              </h3>
            </figcaption>
            <WaitsOverYears {...shared} width={540} class="wide-chart" />
            <WaitsOverYears {...shared} width={328} class="narrow" />
          </figure>
        )
      })}
    </div>
  )
}

function FiguresPage({ view, library }: { view: View; library: readonly Incident[] }) {
  const { library: w } = view.words.respond
  const figures = libraryFigures(library)
  const early = library.filter(({ vote }) => Number(vote.slice(0, 4)) <= lastEarlyYear)
  const late = library.filter((incident) => !early.includes(incident))
  return (
    <>
      <section>
        <h2 id="all">{w.figures}</h2>
        <p class="soft">{w.figuresLead}</p>
        <FiguresTable view={view} figures={figures} />
      </section>
      <section>
        <h2 id="years">{w.overYears}</h2>
        <p class="soft">{w.overYearsLead}</p>
        <OverYears view={view} library={library} />
        <Periods view={view} early={libraryFigures(early)} late={libraryFigures(late)} />
      </section>
      <Mission view={view} library={library} figures={figures} />
      <section>
        <h2 id="values">{w.values}</h2>
        <p class="soft">{w.valuesLead}</p>
        {intervals.map((interval) => (
          <Values view={view} library={library} figures={figures} interval={interval} />
        ))}
      </section>
    </>
  )
}

function Periods(props: { view: View; early: LibraryFigures; late: LibraryFigures }) {
  const { view } = props
  const { library: w } = view.words.respond
  return (
    <TableFrame label={w.overYears}>
      <thead>
        <tr>
          <th scope="col">{w.period}</th>
          {intervals.map((interval) => (
            <Column label={w.intervalShort[interval]} means={w.rule[interval]} numeric />
          ))}
        </tr>
      </thead>
      <tbody>
        {(['early', 'late'] as const).map((period) => (
          <tr>
            <th scope="row">{w.years[period]}</th>
            {intervals.map((interval) => {
              const { all } = props[period][interval]
              return (
                <td class="n">
                  <strong>{median(view, all)}</strong> <small>n = {view.integer(all.n)}</small>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

/** Beside the table with which the project was begun, and why not the same where not. */
function Mission(props: { view: View; library: readonly Incident[]; figures: LibraryFigures }) {
  const { view, library, figures } = props
  const { library: w } = view.words.respond
  const rows = (['named', 'government', 'measure'] as const).flatMap((interval) => {
    const there = missionFigures[interval]
    const { all, notSelfRevealed } = figures[interval]
    const row = (label: string, here: Spread, n: number, middle: number) => ({
      label,
      here: `${median(view, here)} (n = ${view.integer(here.n)})`,
      there: `${written(view, middle)} (n = ${view.integer(n)})`,
      same: here.n === n && here.median === middle,
    })
    const first = row(w.interval[interval], all, there.n, there.median)
    if (there.without === null) return [first]
    const label = `${w.interval[interval]}, ${w.without}`
    return [first, row(label, notSelfRevealed, there.without.n, there.without.median)]
  })
  const lacking = library.filter(({ omitted, edited }) => omitted > 0 && edited === null)
  const edited = library.filter((incident) => incident.edited !== null)
  return (
    <section>
      <h2 id="mission">{w.mission}</h2>
      <p class="soft">{w.missionLead}</p>
      <ul>
        {lacking.map(({ id, omitted }) => (
          <li>
            <a href={view.to(`/library/${id}`)}>{w.missionWhy(id, view.integer(omitted))}</a>
          </li>
        ))}
      </ul>
      {edited.length === 0 ? null : (
        <p>
          {view.words.edited.mission}{' '}
          {edited.map(({ id }) => (
            <>
              <a class="code nowrap" href={view.to(`/library/${id}#edited`)}>
                {id}
              </a>{' '}
            </>
          ))}
        </p>
      )}
      <TableFrame label={w.mission}>
        <thead>
          <tr>
            <th scope="col">{w.column.median}</th>
            <Column label={w.here} numeric />
            <Column label={w.there} numeric />
            <th scope="col">{w.equal}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">{row.label}</th>
              <td class="n">{row.here}</td>
              <td class="n">{row.there}</td>
              <td>{row.same ? w.same : <strong class="tone late">{w.differs}</strong>}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}

function Values(props: {
  view: View
  library: readonly Incident[]
  figures: LibraryFigures
  interval: Interval
}) {
  const { view, library, figures, interval } = props
  const { library: w } = view.words.respond
  const { all, none } = figures[interval]
  const of = (id: string) => library.find((incident) => incident.id === id)!
  return (
    <>
      <h3 id={interval}>{w.interval[interval]}</h3>
      <p class="soft">{w.rule[interval]}</p>
      <details>
        <summary>
          {w.values}: {view.integer(all.n)}; {w.notCome}: {view.integer(none.length)}
        </summary>
        <TableFrame label={w.interval[interval]}>
          <thead>
            <tr>
              <th scope="col">{w.column.incident}</th>
              <Column label={w.column.days} numeric />
              <th scope="col">{w.column.standing}</th>
            </tr>
          </thead>
          <tbody>
            {[...all.values, ...none.map((incident) => ({ incident, days: null }))].map(
              ({ incident, days }) => (
                <tr>
                  <th scope="row">
                    <a href={view.to(`/library/${incident}`)}>{incidentName(view, of(incident))}</a>{' '}
                    {of(incident).selfRevealed ? <small>({w.without})</small> : null}
                  </th>
                  <td class="n">{days === null ? w.none : view.integer(days)}</td>
                  <td>
                    <StandingTag view={view} standing={of(incident).standing} />
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </TableFrame>
      </details>
    </>
  )
}
