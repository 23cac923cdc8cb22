import type { Hono } from 'hono'
import { csvLine } from '../../../kernel/csv.ts'
import {
  checklist,
  type Deed,
  dayOfDeed,
  type MixedMessage,
  mixedMessages,
  responseFigures,
  type Said,
} from '../../../respond/index.ts'
import { type Answers, checklistInput, termAt, type VoteOf } from '../../answers.ts'
import { type DeedMark, DeedShape, DeedsAxis } from '../../charts/deeds-axis.tsx'
import { daysWord, TwoBars, TwoClocks } from '../../ui/checklist-parts.tsx'
import { countryName } from '../../ui/countries.ts'
import { DeedLine, SaidLine } from '../../ui/deed-parts.tsx'
import { Column, Day, TableFrame } from '../../ui/parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import { inFormats } from '../../ui/view.ts'
import { csv, nothingAt, page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'
import { Administrations } from './administrations.tsx'
import { governmentAsked } from './asked.ts'
import { SaidLog } from './said.tsx'

export function governmentRoutes(app: Hono, web: WebContext): void {
  app.get('/governments/:government', async (c) => {
    const { id: code, format } = splitFormat(c.req.param('government'))
    const { answers, on } = await governmentAsked(c, web, code)
    const own = ownOf(answers, code, on)
    if (format === 'json') {
      return c.json({
        government: code,
        on,
        terms: answers.terms.filter(({ country }) => country === code),
        elections: own.votes,
        deeds: own.deeds,
        said: own.said,
        mixedMessages: mixedMessages(own.said),
        responses: responsesOf(answers, own.deeds).map(({ figures, ...rest }) => ({
          ...rest,
          ...figures,
          counted: figures.counted.map(({ key }) => key),
        })),
      })
    }
    if (format === 'csv') return csv(c, `${code}.csv`, deedsCsv(own.deeds))
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const { governments: w } = view.words.respond
    const frame = {
      title: w.of(countryName(view, code)),
      current: 'governments' as const,
      crumbs: [{ label: w.title, href: view.to('/governments') }],
      data: inFormats(`/governments/${code}`),
    }
    return page(
      c,
      web,
      view,
      frame,
      <Government view={view} answers={answers} code={code} on={on} own={own} />,
    )
  })
}

interface Own {
  readonly deeds: readonly Deed[]
  readonly said: readonly Said[]
  readonly votes: readonly VoteOf[]
}

function ownOf(answers: Answers, code: string, on: string): Own {
  const deeds = answers.deeds.filter((one) => one.government === code && dayOfDeed(one) <= on)
  const said = answers.said.filter((one) => one.government === code && one.day <= on)
  return {
    deeds: [...deeds].sort((a, b) => dayOfDeed(b).localeCompare(dayOfDeed(a)) || a.key.localeCompare(b.key)),
    said: [...said].sort((a, b) => b.day.localeCompare(a.day)),
    votes: answers.votes.filter(({ country }) => country === code),
  }
}

function deedsCsv(deeds: readonly Deed[]): string {
  const head = [
    'key',
    'government',
    'class',
    'step',
    'title',
    'announced',
    'implemented',
    'ended',
    'binding',
    'sources',
  ]
  return (
    csvLine(head) +
    deeds
      .map((deed) =>
        csvLine([
          ...[deed.key, deed.government, deed.class, deed.step, deed.title, deed.announced, deed.implemented],
          ...[deed.ended, deed.binding, deed.documents.map(({ source }) => source).join(' ')],
        ]),
      )
      .join('')
  )
}

/** What a government did about each incident or case, with the three figures. */
function responsesOf(answers: Answers, deeds: readonly Deed[]) {
  const byCase = Map.groupBy(
    deeds.filter(({ answers: of }) => of !== null),
    ({ answers: of }) => of!,
  )
  return [...byCase].map(([id, own]) => ({
    id,
    deeds: own.length,
    figures: responseFigures(own, answers.seen.get(id) ?? null),
  }))
}

interface GovernmentProps {
  readonly view: View
  readonly answers: Answers
  readonly code: string
  readonly on: string
  readonly own: Own
}

function Government(props: GovernmentProps) {
  const { view, answers, code, on, own } = props
  const { governments: w, answers: register } = view.words.respond
  const next = own.votes.find(({ vote }) => vote >= on) ?? null
  const mixed = mixedMessages(own.said)
  const shown = [...own.votes].reverse()
  return (
    <>
      <TwoClocks view={view} answers={answers} code={code} vote={next} on={on} />
      {mixed.length === 0 ? null : <Mixed view={view} mixed={mixed} said={own.said} />}
      {shown.map((vote) => {
        const past = vote.vote < on
        const at = past ? vote.vote : on
        return (
          <section>
            <h2 id={vote.id}>
              <a href={view.to(`/governments/${code}/${vote.id}`)}>
                <bdi>{vote.name}</bdi>, <Day view={view} at={Date.parse(vote.vote)} />
              </a>
            </h2>
            <TwoBars view={view} states={checklist(checklistInput(answers, code, vote, at))} />
          </section>
        )
      })}
      <Axis view={view} own={own} />
      <SaidLog view={view} code={code} said={own.said} />
      <Administrations view={view} code={code} terms={answers.terms} deeds={own.deeds} />
      <Responses view={view} answers={answers} deeds={own.deeds} />
      <section>
        <h2 id="register">{w.register}</h2>
        <p class="row">
          <span class="soft">{w.registerLead}</span>
          <a href={view.to(`/answers?government=${code}`)}>{register.title}</a>
          <a href={`/answers.atom?government=${code}`}>{register.feed}</a>
        </p>
        {own.deeds.length === 0 ? (
          <p>{w.empty}</p>
        ) : (
          <Register view={view} answers={answers} deeds={own.deeds.slice(0, 25)} />
        )}
      </section>
    </>
  )
}

function Mixed({ view, mixed, said }: { view: View; mixed: readonly MixedMessage[]; said: readonly Said[] }) {
  const { governments: w } = view.words.respond
  const count = (direction: Said['direction']) =>
    view.integer(said.filter((one) => one.direction === direction).length)
  return (
    <section class="faults">
      <h2 id="mixed">{w.mixed}</h2>
      <p>
        {w.mixedLead} {w.coherence(count('supports'), count('undermines'))}.
      </p>
      <ul>
        {mixed.map(({ supports, undermines, days, sameOffice }) => (
          <li>
            <SaidLine view={view} said={supports} />
            <br />
            <SaidLine view={view} said={undermines} />
            <br />
            <small>{(sameOffice ? w.mixedSame : w.mixedOther)(daysWord(view, days))}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Axis({ view, own }: { view: View; own: Own }) {
  const { governments: w, library } = view.words.respond
  const marks: DeedMark[] = [
    ...own.said
      .filter(({ direction }) => direction !== 'neutral')
      .map(({ day, direction, office, title }) => ({
        at: Date.parse(day),
        sort: direction === 'undermines' ? ('undermines' as const) : ('supports' as const),
        title: visible(`${view.day(Date.parse(day))}: ${office}: ${title}`),
      })),
    ...own.deeds.map((deed) => ({
      at: Date.parse(dayOfDeed(deed)),
      sort: deed.implemented === null ? ('announced' as const) : ('implemented' as const),
      title: visible(`${view.day(Date.parse(dayOfDeed(deed)))}: ${deed.title}`),
    })),
  ]
  const shared = {
    marks,
    lines: own.votes.map(({ vote, name }) => ({ at: Date.parse(vote), label: `${library.vote}: ${name}` })),
    label: w.axis,
    day: (at: number) => view.day(at).replace(/^\d+ /, ''),
  }
  const sorts = ['supports', 'undermines', 'announced', 'implemented'] as const
  return (
    <section>
      <h2 id="axis">{w.axis}</h2>
      <p class="soft">{marks.length === 0 ? w.noAxis : w.axisLead}</p>
      {marks.length === 0 ? null : (
        <figure>
          <DeedsAxis {...shared} width={1080} class="wide-chart" />
          <DeedsAxis {...shared} width={328} class="narrow" />
          <ul class="legend">
            {sorts.map((sort) => (
              <li>
                <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                  <DeedShape sort={sort} x={6} y={6} />
                </svg>
                {w.legend[sort]}
              </li>
            ))}
          </ul>
        </figure>
      )}
    </section>
  )
}

/** Three bars a response, with the formula of each in its heading; nothing adds them up. */
function Responses({ view, answers, deeds }: { view: View; answers: Answers; deeds: readonly Deed[] }) {
  const { governments: w } = view.words.respond
  const rows = responsesOf(answers, deeds)
  if (rows.length === 0) return null
  const most = (of: (row: (typeof rows)[number]) => number | null) =>
    Math.max(1, ...rows.map((row) => of(row) ?? 0))
  const highest = {
    harshness: most(({ figures }) => figures.harshness),
    targets: most(({ figures }) => figures.targets),
    speed: most(({ figures }) => figures.speed),
  }
  return (
    <section>
      <h2 id="responses">{w.responses}</h2>
      <p class="soft">{w.responsesLead}</p>
      <TableFrame label={w.responses}>
        <thead>
          <tr>
            <th scope="col">{w.incident}</th>
            <Column label={w.harshness} means={w.harshnessMeans} />
            <Column label={w.width} means={w.widthMeans} />
            <Column label={w.speed} means={w.speedMeans} />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, figures }) => (
            <tr>
              <th scope="row">
                <a
                  href={view.to(
                    answers.cases.has(id) ? `/answers?case=${encodeURIComponent(id)}` : `/library/${id}`,
                  )}
                >
                  {id}
                </a>
              </th>
              <td>
                {view.integer(figures.harshness)}
                <Meter share={figures.harshness / highest.harshness} />
                {figures.aboveFloor ? null : <small>{w.floor}</small>}
              </td>
              <td>
                {figures.targets === null ? (
                  <span class="soft">{w.unknown}</span>
                ) : (
                  w.targets(view.integer(figures.targets))
                )}
                {figures.targets === null ? null : <Meter share={figures.targets / highest.targets} />}
              </td>
              <td>
                {figures.speed === null ? <span class="soft">–</span> : w.days(view.integer(figures.speed))}
                {figures.speed === null ? null : <Meter share={figures.speed / highest.speed} />}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <dl class="facts">
        {(['harshness', 'width', 'speed'] as const).map((name) => (
          <>
            <dt>{w[name]}</dt>
            <dd>{w[`${name}Means`]}</dd>
          </>
        ))}
      </dl>
    </section>
  )
}

function Meter({ share }: { share: number }) {
  return (
    <svg class="meter" width="96" height="8" viewBox="0 0 96 8" aria-hidden="true">
      <rect class="track" width="96" height="8" />
      <rect class="fill" width={String(Math.round(Math.min(1, share) * 96))} height="8" />
    </svg>
  )
}

function Register({ view, answers, deeds }: { view: View; answers: Answers; deeds: readonly Deed[] }) {
  const { governments: w, answers: register } = view.words.respond
  return (
    <TableFrame label={w.register}>
      <thead>
        <tr>
          <th scope="col">{register.day}</th>
          <th scope="col">{register.what}</th>
          <th scope="col">{register.stands}</th>
          <th scope="col">{w.administration}</th>
        </tr>
      </thead>
      <tbody>
        {deeds.map((deed) => {
          const term = termAt(answers, deed.government, dayOfDeed(deed))
          return (
            <tr>
              <td>
                <Day view={view} at={Date.parse(dayOfDeed(deed))} />
              </td>
              <td>
                <DeedLine view={view} deed={{ ...deed, announced: null, implemented: null }} />
              </td>
              <td>{deed.implemented === null ? w.status.announced : w.status.done}</td>
              <td>
                {term === null
                  ? '–'
                  : term.name === ''
                    ? w.sinceYear(term.began.slice(0, 4))
                    : visible(term.name)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}
