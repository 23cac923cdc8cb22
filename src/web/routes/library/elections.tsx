import type { Hono } from 'hono'
import { csvLine } from '../../../kernel/csv.ts'
import {
  type Aspect,
  aspects,
  compareElections,
  type ElectionCase,
  type ElectionComparison,
  electionsOf,
} from '../../../respond/index.ts'
import { incidentSorts, means } from '../../../vocab/means.ts'
import { responses, speakers } from '../../../vocab/responses.ts'
import { technique } from '../../../vocab/techniques.ts'
import { countryName } from '../../ui/countries.ts'
import { LanesFigure, StandingTag } from '../../ui/library-parts.tsx'
import { TableFrame } from '../../ui/parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import type { WebContext } from '../../web-context.ts'
import { listRoutes } from '../list-pages.ts'
import { CompareForm } from './compare-form.tsx'

const first = ['US-2016-11-08', 'FR-2017-05-07'] as const

export function electionsRoutes(app: Hono, web: WebContext): void {
  listRoutes(app, web, {
    path: '/library/elections',
    current: 'library-elections',
    above: { path: '/library', title: ({ respond }) => respond.library.title },
    title: ({ respond }) => respond.library.elections.title,
    /** The two that the address asks for; the worked example where it does not say. */
    async read(c) {
      const elections = electionsOf(await web.library())
      const two = (['a', 'b'] as const).map((name, i) => {
        const id = c.req.query(name) ?? first[i]
        const found = elections.find((one) => one.id === id) ?? elections.find((one) => one.id === first[i])
        return found ?? elections[i]!
      })
      return { elections, compared: compareElections(two) }
    },
    json: ({ compared: { things, waits, elections } }) => ({
      elections: elections.map(({ incidents, ...election }) => ({
        ...election,
        incidents: incidents.map(({ id, standing }) => ({ id, standing })),
      })),
      things,
      waits,
    }),
    csv({ compared: { things, waits, elections } }) {
      const daysOf = (list: (typeof waits)[number]['waits'][number]) =>
        list.map(({ incident, days }) => `${incident}: ${days ?? 'none'}`).join('; ')
      return [
        ['aspect', 'thing', ...elections.map(({ id }) => id)],
        ...things.map(({ aspect, thing, seen }) => [aspect, thing, ...seen.map((ids) => ids.join(' '))]),
        ...waits.map(({ interval, waits: own }) => ['days', interval, ...own.map(daysOf)]),
      ]
        .map(csvLine)
        .join('')
    },
    show: (view, asked) => <Comparison view={view} {...asked} />,
  })
}

function electionName(view: View, { country, office, vote }: ElectionCase): string {
  return `${countryName(view, country)} ${vote.slice(0, 4)}, ${office}`
}

function Comparison(props: { view: View; elections: readonly ElectionCase[]; compared: ElectionComparison }) {
  const { view, elections, compared } = props
  const { elections: w, timeline, timelineLead } = view.words.respond.library
  return (
    <>
      <p class="soft">{w.lead}</p>
      <CompareForm
        view={view}
        choose={w.choose}
        options={elections.map((election) => ({ id: election.id, label: electionName(view, election) }))}
        chosen={compared.elections.map(({ id }) => id)}
      />
      <section>
        <h2 id="timeline">{timeline}</h2>
        <p class="soft">{timelineLead}</p>
        <LanesFigure view={view} incidents={compared.elections.flatMap(({ incidents }) => incidents)} />
      </section>
      <Matrix view={view} compared={compared} />
    </>
  )
}

function Matrix({ view, compared }: { view: View; compared: ElectionComparison }) {
  const { library: w } = view.words.respond
  const columns = compared.elections.length + 1
  return (
    <section>
      <h2 id="matrix">{w.elections.title}</h2>
      <TableFrame label={w.elections.title}>
        <thead>
          <tr>
            <td />
            {compared.elections.map((election) => (
              <th scope="col">
                {electionName(view, election)}
                {election.incidents.map((incident) => (
                  <>
                    <br />
                    <a class="code nowrap" href={view.to(`/library/${incident.id}`)}>
                      {incident.id}
                    </a>{' '}
                    <StandingTag view={view} standing={incident.standing} />
                  </>
                ))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr class="group">
            <th scope="rowgroup" colspan={columns}>
              {w.elections.days}
            </th>
          </tr>
          {compared.waits.map(({ interval, waits }) => (
            <tr>
              <th scope="row">{w.interval[interval]}</th>
              {waits.map((list) => (
                <td>
                  {list.map(({ incident, days }, i) => (
                    <>
                      {i === 0 ? null : <br />}
                      <a href={view.to(`/library/${incident}#days`)}>
                        {days === null ? w.none : <strong>{view.integer(days)}</strong>}
                      </a>
                      {list.length > 1 ? <small> {incident}</small> : null}
                    </>
                  ))}
                </td>
              ))}
            </tr>
          ))}
          {aspects.map((aspect) => {
            const own = compared.things.filter((thing) => thing.aspect === aspect)
            const shared = own.filter(({ seen }) => seen.every((ids) => ids.length > 0)).length
            return own.length === 0 ? null : (
              <>
                <tr class="group">
                  <th scope="rowgroup" colspan={columns}>
                    {w.elections.aspect[aspect]}{' '}
                    <small>{w.elections.shared(view.integer(shared), view.integer(own.length))}</small>
                  </th>
                </tr>
                {own.map(({ thing, seen }) => (
                  <tr>
                    <th scope="row">{thingName(view, aspect, thing)}</th>
                    {seen.map((ids, i) => (
                      <td class="seen-in">
                        <Seen view={view} ids={ids} of={compared.elections[i]!.incidents.length} />
                      </td>
                    ))}
                  </tr>
                ))}
              </>
            )
          })}
        </tbody>
      </TableFrame>
    </section>
  )
}

function Seen({ view, ids, of }: { view: View; ids: readonly string[]; of: number }) {
  const { elections: w } = view.words.respond.library
  if (ids.length === 0) return <span class="soft">{w.notSeen}</span>
  return (
    <>
      <span class="dot" aria-hidden="true">
        ●
      </span>{' '}
      <a href={view.to(`/library/${ids[0]}`)} title={ids.join(', ')}>
        {of === 1 ? w.seen : w.seenIn(view.integer(ids.length), view.integer(of))}
      </a>
    </>
  )
}

function thingName(view: View, aspect: Aspect, thing: string): string {
  const named = (table: Readonly<Record<string, { readonly en: string; readonly fr: string }>>) =>
    table[thing]?.[view.language] ?? thing
  switch (aspect) {
    case 'means':
      return named(means)
    case 'sorts':
      return named(incidentSorts)
    case 'statements':
      return named(speakers)
    case 'responses':
      return responses[thing as keyof typeof responses]?.label[view.language] ?? thing
    case 'techniques':
      return `${thing} ${technique(thing)?.name ?? ''}`
    case 'platforms':
      return visible(thing)
  }
}
