import { daysBetween, type Incident, type Standing } from '../../respond/index.ts'
import type { Mark as Checked } from '../../vocab/means.ts'
import { countedAsMeasure, namings, responses } from '../../vocab/responses.ts'
import { AnswerLanes, type Lane, type LaneMark, Mark, type MarkSort } from '../charts/answer-lanes.tsx'
import { countryName } from './countries.ts'
import { visible } from './shown-text.ts'
import type { View } from './view.ts'

export function StandingTag({ view, standing }: { view: View; standing: Standing }) {
  const { library: w } = view.words.respond
  return (
    <span class={`tag ${standing}`} title={w.standingMeans[standing]}>
      {w.standing[standing]}
    </span>
  )
}

/** The accused with the standing of the accusation, which never leaves it. */
export function Accused({ view, incident }: { view: View; incident: Incident }) {
  const { library: w } = view.words.respond
  return (
    <>
      {incident.actor === null ? w.noState : countryName(view, incident.actor)}{' '}
      <StandingTag view={view} standing={incident.standing} />
    </>
  )
}

export function CheckedMark({ view, mark }: { view: View; mark: Checked }) {
  return <span class="tag">{view.words.respond.library.mark[mark]}</span>
}

/** `France, presidential, 2017`. */
export function incidentName(view: View, incident: Incident): string {
  return `${countryName(view, incident.country)}, ${incident.office}, ${incident.vote.slice(0, 4)}`
}

/** Addresses of sources as links that say their host; anything that is not http is shown as text. */
export function SourceLinks({ links }: { links: readonly string[] }) {
  return (
    <ul class="links">
      {links.map((link) => (
        <li>
          <SourceLink link={link} />
        </li>
      ))}
    </ul>
  )
}

export function SourceLink({ link }: { link: string }) {
  const url = URL.canParse(link) ? new URL(link) : null
  if (url === null || !/^https?:$/.test(url.protocol)) return <bdi>{visible(link)}</bdi>
  return (
    <a href={url.href} rel="noopener noreferrer nofollow" class="user">
      {url.hostname}
    </a>
  )
}

/** The line of one incident; null where nobody knows when it was first seen. */
export function laneOf(view: View, incident: Incident): Lane | null {
  const { library: w } = view.words.respond
  const { seen, vote } = incident
  if (seen === null) return null
  const marks: LaneMark[] = []
  const add = (day: string | null, sort: MarkSort, what: string, by: string) => {
    if (day === null) return
    const days = daysBetween(seen, day)
    marks.push({
      days,
      sort,
      title: `${w.day(view.integer(days))} (${view.day(Date.parse(day))}): ${by}, ${what}`,
    })
  }
  for (const { day, speaker, naming, by } of incident.statements) {
    if (naming === 'non_state') continue
    const own = speaker === 'gov_target' || speaker === 'inquiry'
    add(
      day,
      own ? 'own' : speaker === 'gov_ally' ? 'government' : 'said',
      namings[naming][view.language],
      visible(by),
    )
  }
  for (const { day, type, by } of incident.responses) {
    if (responses[type].class === null) continue
    add(
      day,
      countedAsMeasure.includes(type) ? 'measure' : 'done',
      responses[type].label[view.language],
      visible(by),
    )
  }
  return { label: incidentName(view, incident), vote: daysBetween(seen, vote), marks }
}

/** The lines of some incidents in two widths, with what the marks mean. */
export function LanesFigure({ view, incidents }: { view: View; incidents: readonly Incident[] }) {
  const { library: w } = view.words.respond
  const lanes = incidents.flatMap((incident) => laneOf(view, incident) ?? [])
  if (lanes.length === 0) return null
  const shared = {
    lanes,
    label: `${w.timeline}: ${lanes.map(({ label }) => label).join('; ')}`,
    axis: w.axis,
    vote: w.vote,
    write: (days: number) => view.integer(days),
  }
  return (
    <figure>
      <AnswerLanes {...shared} width={1080} class="wide-chart" />
      <AnswerLanes {...shared} width={328} class="narrow" />
      <Legend view={view} sorts={['said', 'government', 'own', 'measure', 'done']} />
    </figure>
  )
}

function Legend({ view, sorts }: { view: View; sorts: readonly MarkSort[] }) {
  const { library: w } = view.words.respond
  return (
    <ul class="legend">
      {sorts.map((sort) => (
        <li>
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            <Mark sort={sort} x={6} y={6} />
          </svg>
          {w.legend[sort]}
        </li>
      ))}
      <li>
        <svg width="12" height="14" viewBox="0 0 12 14" aria-hidden="true">
          <path class="vote" d="M6 0v14" />
        </svg>
        {w.vote}
      </li>
    </ul>
  )
}
