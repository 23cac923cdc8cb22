import type { Hono } from 'hono'
import {
  daysBetween,
  type Incident,
  intervals,
  type Response,
  type Statement,
  waits,
} from '../../../respond/index.ts'
import { incidentSorts, means, techniquesOfMeans } from '../../../vocab/means.ts'
import { namings, responses, speakers } from '../../../vocab/responses.ts'
import { technique } from '../../../vocab/techniques.ts'
import { entriesCsv, incidentRow } from '../../library-rows.ts'
import {
  Accused,
  CheckedMark,
  incidentName,
  LanesFigure,
  SourceLinks,
  StandingTag,
} from '../../ui/library-parts.tsx'
import { Day, Figures, TableFrame } from '../../ui/parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import { inFormats } from '../../ui/view.ts'
import { csv, nothingAt, page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'
import { EditedSection, EditedTag, type Editing, editingOf } from './edited.tsx'

export function incidentRoutes(app: Hono, web: WebContext): void {
  app.get('/library/:incident', async (c) => {
    const { id, format } = splitFormat(c.req.param('incident'))
    const library = await web.library()
    const incident = library.find((one) => one.id === id || one.edited?.record === id)
    if (incident === undefined) throw nothingAt(`incident ${id}`)
    if (format === 'json') return c.json({ ...incident, days: incidentRow(incident).days })
    if (format === 'csv') return csv(c, `${id}.csv`, entriesCsv([incident]))
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const editing = await editingOf(c, web, incident)
    const act =
      editing?.form == null ? {} : { act: { label: view.words.edited.change, href: view.to(editing.form) } }
    const bundled = web.bundled.find((one) => one.id === incident.id)
    const frame = {
      ...act,
      title: incidentName(view, incident),
      current: 'library' as const,
      crumbs: [
        { label: view.words.respond.library.title, href: view.to('/library') },
        { label: id, href: view.to(`/library/${id}`) },
      ],
      data: inFormats(`/library/${id}`),
    }
    return page(c, web, view, frame, <IncidentPage {...{ view, incident, library, bundled, editing }} />)
  })
}

function IncidentPage(props: {
  view: View
  incident: Incident
  library: readonly Incident[]
  bundled: Incident | undefined
  editing: Editing | undefined
}) {
  const { view, incident, bundled, editing } = props
  const { library: w } = view.words.respond
  const found = waits(incident)
  return (
    <>
      <p class="claim">
        <Accused view={view} incident={incident} />
        <EditedTag view={view} incident={incident} />
      </p>
      <p class="soft">{w.standingMeans[incident.standing]}</p>
      <section>
        <h2 id="days">{w.figures}</h2>
        <Figures
          items={intervals.map((interval) => ({
            label: w.interval[interval],
            value: found[interval].days === null ? w.none : view.integer(found[interval].days),
          }))}
        />
        {incident.selfRevealed ? <p class="soft">{w.selfRevealed}</p> : null}
        {incident.excluded ? <p class="soft">{w.excluded}</p> : null}
        {incident.omitted === 0 || incident.edited !== null ? null : (
          <p class="soft">{w.omitted(view.integer(incident.omitted))}</p>
        )}
        {incident.ruling === null ? null : (
          <p class="soft">
            {w.ruling}: <span lang="en">{visible(incident.ruling.why)}</span>
          </p>
        )}
      </section>
      <section>
        <h2 id="timeline">{w.timeline}</h2>
        <p class="soft">{w.timelineLead}</p>
        <LanesFigure view={view} incidents={[incident]} />
        <p>
          <a href={view.to(`/answers?case=${incident.id}`)}>{view.words.watch.answersTo}</a>
        </p>
        <Entries view={view} incident={incident} />
      </section>
      <Facts view={view} incident={incident} />
      <Similar {...props} />
      <section>
        <h2 id="sources">{w.sources}</h2>
        <ul lang="en">
          {incident.sources.map((source) => (
            <li>
              <bdi>{visible(source)}</bdi>
            </li>
          ))}
        </ul>
        <SourceLinks links={incident.links} />
      </section>
      <EditedSection view={view} incident={incident} bundled={bundled} editing={editing} />
      <section class="not">
        <h2 id="contest">{w.contest}</h2>
        <p>{w.contestText(incident.id)}</p>
      </section>
    </>
  )
}

/** Statements and acts in one order, each with its mark and its sources. */
function Entries({ view, incident }: { view: View; incident: Incident }) {
  const { library: w } = view.words.respond
  const entries: readonly (Statement | Response)[] = [...incident.statements, ...incident.responses].sort(
    (a, b) => (a.day ?? '9').localeCompare(b.day ?? '9'),
  )
  return (
    <TableFrame label={w.timeline}>
      <thead>
        <tr>
          <th scope="col">{w.column.day}</th>
          <th scope="col" class="n">
            {w.column.after}
          </th>
          <th scope="col">{w.column.who}</th>
          <th scope="col">{w.column.what}</th>
          <th scope="col">{w.column.mark}</th>
          <th scope="col">{w.column.sources}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr>
            <td>{entry.day === null ? w.notSeen : <Day view={view} at={Date.parse(entry.day)} />}</td>
            <td class="n">
              {entry.day === null || incident.seen === null
                ? '–'
                : view.integer(daysBetween(incident.seen, entry.day))}
            </td>
            <th scope="row">
              <bdi lang="en">{visible(entry.by)}</bdi>
              {'speaker' in entry ? (
                <>
                  <br />
                  <small>{speakers[entry.speaker][view.language]}</small>
                </>
              ) : null}
            </th>
            <td>
              {'speaker' in entry
                ? namings[entry.naming][view.language]
                : responses[entry.type].label[view.language]}
              <Detail text={'speaker' in entry ? entry.words : entry.detail} />
            </td>
            <td>
              <CheckedMark view={view} mark={entry.mark} />
            </td>
            <td>
              <SourceLinks links={entry.links.length > 0 ? entry.links : []} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function Detail({ text }: { text: string }) {
  if (text === '') return null
  return (
    <>
      <br />
      <small lang="en" class="user">
        {visible(text)}
      </small>
    </>
  )
}

function Facts({ view, incident }: { view: View; incident: Incident }) {
  const { library: w } = view.words.respond
  const techniques = [...new Set(incident.means.flatMap((one) => techniquesOfMeans(one)))]
  return (
    <section>
      <h2 id="facts">{w.column.means}</h2>
      <dl class="facts">
        <dt>{w.entity}</dt>
        <dd>
          <bdi lang="en">{visible(incident.entity)}</bdi>{' '}
          <StandingTag view={view} standing={incident.standing} />
        </dd>
        <dt>{w.column.means}</dt>
        <dd>{view.list(incident.means.map((one) => means[one][view.language]))}</dd>
        <dt>{w.techniques}</dt>
        <dd>
          {techniques.length === 0 ? w.none : null}
          {techniques.map((id, i) => (
            <>
              {i === 0 ? '' : ', '}
              <span class="nowrap code">{id}</span> <span lang="en">{technique(id)?.name}</span>
            </>
          ))}
        </dd>
        <dt>{w.sorts}</dt>
        <dd>{view.list(incident.sorts.map((one) => incidentSorts[one][view.language]))}</dd>
        <dt>{w.platforms}</dt>
        <dd lang="en">{incident.platforms.map(visible).join(', ')}</dd>
        <dt>{w.column.seen}</dt>
        <dd>{incident.seen === null ? w.notSeen : <Day view={view} at={Date.parse(incident.seen)} />}</dd>
        <dt>{w.column.vote}</dt>
        <dd>
          <Day view={view} at={Date.parse(incident.vote)} />
        </dd>
        <dt>{w.caveat}</dt>
        <dd>
          <bdi lang="en">{incident.caveat === '' ? '–' : visible(incident.caveat)}</bdi>
        </dd>
      </dl>
      <p class="soft">{w.caveatLanguage}</p>
    </section>
  )
}

/** Cases that share the most means; ties by the day of the vote. */
function Similar({
  view,
  incident,
  library,
}: {
  view: View
  incident: Incident
  library: readonly Incident[]
}) {
  const { library: w } = view.words.respond
  const similar = library
    .filter(({ id }) => id !== incident.id)
    .map((other) => ({ other, shared: other.means.filter((one) => incident.means.includes(one)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || a.other.vote.localeCompare(b.other.vote))
    .slice(0, 5)
  if (similar.length === 0) return null
  return (
    <section>
      <h2 id="similar">{w.elsewhere}</h2>
      <p class="soft">{w.elsewhereLead}</p>
      <ul>
        {similar.map(({ other, shared }) => (
          <li>
            <a href={view.to(`/library/${other.id}`)}>{incidentName(view, other)}</a>{' '}
            <span class="soft">{w.shares(view.integer(shared))}</span> ·{' '}
            <a href={view.to(`/library/elections?a=${incident.electionId}&b=${other.electionId}`)}>
              {w.elections.compare}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
