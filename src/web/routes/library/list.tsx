import type { Context, Hono } from 'hono'
import {
  electionsOf,
  type Incident,
  intervals,
  libraryFigures,
  ofClass,
  standings,
} from '../../../respond/index.ts'
import { means } from '../../../vocab/means.ts'
import { type IncidentRow, incidentRow, incidentsCsv } from '../../library-rows.ts'
import { personIn } from '../../people.ts'
import { byLabel, Choice, ChooseForm } from '../../ui/choose.tsx'
import { countryName } from '../../ui/countries.ts'
import { incidentName, LanesFigure, StandingTag } from '../../ui/library-parts.tsx'
import { Column, Day, TableFrame } from '../../ui/parts.tsx'
import { inFormats, linkTo, type View } from '../../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../../web-context.ts'
import { EditedTag } from './edited.tsx'
import { FiguresTable, OverYears } from './figures.tsx'

const worked = ['US-2016', 'FR-2017']

export function libraryListRoutes(app: Hono, web: WebContext): void {
  app.get('/library', async (c) => {
    const view = viewOf(c)
    const library = await web.library()
    const rows = chosen(c, library).map(incidentRow)
    const data = inFormats(linkTo(view, {}))
    const frame = {
      ...adding(c, web, view),
      title: view.words.respond.library.title,
      current: 'library' as const,
      data,
    }
    return page(c, web, view, frame, <Library view={view} library={library} rows={rows} />)
  })
  app.get('/library.json', async (c) => c.json({ incidents: chosen(c, await web.library()) }))
  app.get('/library.csv', async (c) =>
    csv(c, 'library.csv', incidentsCsv(chosen(c, await web.library()).map(incidentRow))),
  )
}

function adding(c: Context, { desk }: WebContext, view: View) {
  const kind = desk?.book.kinds.get('incident')
  const person = personIn(c)
  if (desk === undefined || kind === undefined || person === undefined) return {}
  if (!desk.book.mayCreate(person, kind)) return {}
  return { act: { label: view.words.edited.add, href: view.to('/records/incident/new') } }
}

/** The incidents that the address asks for, by the day of the vote, newest first. */
function chosen(c: Context, library: readonly Incident[]): readonly Incident[] {
  const { country, standing, actor } = c.req.query()
  const asked = Object.keys(means).find((one): one is keyof typeof means => one === c.req.query('means'))
  return ofClass(library, asked ?? null)
    .filter((incident) => !country || incident.country === country)
    .filter((incident) => !standing || incident.standing === standing)
    .filter((incident) => !actor || (actor === 'none' ? incident.actor === null : incident.actor === actor))
    .toSorted((a, b) => b.vote.localeCompare(a.vote) || a.id.localeCompare(b.id))
}

function Library(props: { view: View; library: readonly Incident[]; rows: readonly IncidentRow[] }) {
  const { view, library, rows } = props
  const { library: w } = view.words.respond
  const years = library.map(({ vote }) => vote.slice(0, 4)).sort()
  return (
    <>
      <p class="lead">{w.lead(view.integer(library.length), years[0] ?? '', years.at(-1) ?? '')}</p>
      <WorkedExample view={view} library={library} />
      <section>
        <h2 id="figures">{w.figures}</h2>
        <p class="soft">{w.figuresLead}</p>
        <FiguresTable view={view} figures={libraryFigures(library)} />
        <p>
          <a href={view.to('/library/figures')}>{w.allFigures}</a>
        </p>
      </section>
      <section>
        <h2 id="years">{w.overYears}</h2>
        <p class="soft">{w.overYearsLead}</p>
        <OverYears view={view} library={library} />
      </section>
      <section>
        <h2 id="incidents">{w.incidents}</h2>
        <Choices view={view} library={library} />
        <p class="soft">{rows.length === 0 ? w.empty : w.found(view.integer(rows.length))}</p>
        {rows.length === 0 ? null : <Rows view={view} rows={rows} />}
      </section>
    </>
  )
}

/** The comparison that a visitor sees first. */
export function WorkedExample({ view, library }: { view: View; library: readonly Incident[] }) {
  const { library: w } = view.words.respond
  const pair = worked.flatMap((id) => library.find((incident) => incident.id === id) ?? [])
  const [a, b] = pair
  if (a === undefined || b === undefined) return null
  const rows = pair.map(incidentRow)
  const ids = electionsOf(pair).map(({ id }) => id)
  return (
    <section>
      <h2 id="example">{w.example}</h2>
      <p class="soft">{w.exampleLead(incidentName(view, a), incidentName(view, b))}</p>
      <LanesFigure view={view} incidents={pair} />
      <TableFrame label={w.example}>
        <thead>
          <tr>
            <th scope="col">{w.elections.days}</th>
            {pair.map((incident) => (
              <th scope="col" class="n">
                <a href={view.to(`/library/${incident.id}`)}>{incidentName(view, incident)}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {intervals.map((interval) => (
            <tr>
              <th scope="row">
                <abbr title={w.rule[interval]}>{w.interval[interval]}</abbr>
              </th>
              {rows.map((row) => (
                <td class="n">
                  <a href={view.to(`/library/${row.id}#days`)}>
                    <Days view={view} days={row.days[interval]} />
                  </a>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <p class="row">
        <a class="button main" href={view.to(`/library/elections?a=${ids[0]}&b=${ids[1]}`)}>
          {w.compareThese}
        </a>
        <a href={view.to('/library/elections')}>{w.compareElections}</a>
        <a href={view.to('/library/governments')}>{w.compareGovernments}</a>
      </p>
    </section>
  )
}

export function Days({ view, days }: { view: View; days: number | null }) {
  if (days === null) return <span class="soft">{view.words.respond.library.none}</span>
  return <>{view.integer(days)}</>
}

function Choices({ view, library }: { view: View; library: readonly Incident[] }) {
  const { library: w } = view.words.respond
  const countries = [...new Set(library.map(({ country }) => country))]
  const actors = [...new Set(library.flatMap(({ actor }) => actor ?? []))]
  const byName = (codes: readonly string[]) =>
    byLabel(codes.map((id) => ({ id, label: countryName(view, id) })))
  const used = new Set(library.flatMap((incident) => incident.means))
  const meansUsed = byLabel([...used].map((id) => ({ id, label: means[id][view.language] })))
  const lists = [
    ['country', w.by.country, byName(countries)],
    ['means', w.by.means, meansUsed],
    ['standing', w.by.standing, standings.map((id) => ({ id, label: w.standing[id] }))],
    ['actor', w.by.actor, [...byName(actors), { id: 'none', label: w.noState }]],
  ] as const
  return (
    <ChooseForm view={view} button={w.find} anchor="#incidents">
      {lists.map(([name, label, options]) => (
        <Choice {...{ name, label, options }} chosen={view.query.get(name)} none={{ id: '', label: w.all }} />
      ))}
    </ChooseForm>
  )
}

function Rows({ view, rows }: { view: View; rows: readonly IncidentRow[] }) {
  const { library: w } = view.words.respond
  return (
    <TableFrame label={w.incidents}>
      <thead>
        <tr>
          <th scope="col">{w.column.incident}</th>
          <th scope="col">{w.column.vote}</th>
          <th scope="col">{w.column.standing}</th>
          <th scope="col">{w.column.means}</th>
          {intervals.map((interval) => (
            <Column label={w.intervalShort[interval]} means={w.rule[interval]} numeric />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">
              <a href={view.to(`/library/${row.id}`)}>
                {countryName(view, row.country)}, {row.office}
              </a>
              <br />
              <small class="code nowrap">{row.id}</small>
              <EditedTag view={view} incident={row} />
            </th>
            <td>
              <Day view={view} at={Date.parse(row.vote)} />
            </td>
            <td>
              {row.actor === null ? w.noState : countryName(view, row.actor)}
              <br />
              <StandingTag view={view} standing={row.standing} />
            </td>
            <td class="objects">
              {view.list(row.means.map((one) => means[one as keyof typeof means][view.language]))}
            </td>
            {intervals.map((interval) => (
              <td class="n">
                <Days view={view} days={row.days[interval]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
