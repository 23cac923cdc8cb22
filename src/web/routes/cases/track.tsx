import type { Hono } from 'hono'
import { csvLine } from '../../../kernel/csv.ts'
import type { Person, RecordBook, RecordView } from '../../../records/index.ts'
import { recordJson } from '../../../records/index.ts'
import { type BetweenName, betweenNames, betweenStepOf, betweenSteps } from '../../../respond/index.ts'
import { listed } from '../../casework/dossier.ts'
import { actingAt } from '../../people.ts'
import { Day, TableFrame } from '../../ui/parts.tsx'
import { DerivedText, Marks, recordUrl } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import { inFormats } from '../../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../../web-context.ts'
import { SaidOnCase } from './said.tsx'

/** What was planned and done between governments about a case, and what officials said of it. */
interface Track {
  readonly record: RecordView
  readonly measures: readonly RecordView[]
  readonly positions: readonly RecordView[]
}

export function trackRoutes(app: Hono, web: WebContext): void {
  for (const format of ['html', 'json', 'csv'] as const) {
    app.get(`/cases/:id/track${format === 'html' ? '' : `.${format}`}`, async (c) => {
      const { book, person } = actingAt(c, web.desk)
      const track = await trackOf(book, person, c.req.param('id'))
      const number = track.record.number ?? track.record.id
      if (format !== 'html') {
        await book.get(person, book.kind('case'), track.record.id, 'export')
        const leaving = track.measures.filter((one) =>
          book.permits(person, 'export', book.kind('measure'), one),
        )
        if (format === 'json') {
          const measures = leaving.map((one) => recordJson(book.kind('measure'), one))
          return c.json({ case: track.record.id, measures })
        }
        return csv(c, `${number}-track.csv`, trackCsv(leaving))
      }
      const view = viewOf(c)
      const { track: w } = view.words.diplomacy
      const frame = {
        title: w.title,
        id: number,
        current: 'cases' as const,
        crumbs: [
          { label: view.words.casework.title, href: view.to('/cases') },
          { label: number, href: view.to(`/cases/${number}`) },
        ],
        data: inFormats(`/cases/${number}/track`),
      }
      const body = (
        <>
          <p class="claim user" dir="auto">
            {visible(String(track.record.fields.claim))}
          </p>
          <Deterred view={view} track={track} />
          <Steps view={view} book={book} person={person} track={track} />
          <Channels view={view} track={track} />
          <SaidOnCase view={view} positions={track.positions} />
          <p class="row">
            <a href={view.to(`/answers?case=${track.record.id}`)}>{w.publicTracker}</a>
          </p>
        </>
      )
      return page(c, web, view, frame, body)
    })
  }
}

/** @throws RecordError `unknown-record` */
async function trackOf(book: RecordBook, person: Person, id: string): Promise<Track> {
  const record = await book.get(person, book.kind('case'), id)
  const pointing = await book.pointingTo(person, record.id)
  const of = (kind: string) => pointing.filter((one) => one.kind === kind)
  const due = ({ fields }: RecordView) => String(fields.implemented ?? fields.announced ?? fields.due)
  return {
    record,
    measures: of('measure').toSorted((a, b) => due(a).localeCompare(due(b))),
    positions: of('position'),
  }
}

const stepOf = ({ fields }: RecordView): BetweenName | null => betweenStepOf(fields as never)

function trackCsv(measures: readonly RecordView[]): string {
  const head = csvLine(['step', 'record', 'title', 'owner', 'due', 'status', 'announced', 'implemented'])
  const lines = measures.map((one) => {
    const { title, owner, due, status, announced, implemented } = one.fields as Record<string, string>
    return csvLine([stepOf(one), one.id, title, owner, due, status, announced, implemented])
  })
  return head + lines.join('')
}

/** What the answer costs the other side; an indictment of people out of reach costs it nothing. */
function Deterred({ view, track }: { view: View; track: Track }) {
  const { track: w } = view.words.diplomacy
  const counts = track.measures.filter(({ derived }) => derived.deterrence?.value === 'counts')
  const far = track.measures.filter(
    ({ fields }) => fields.class === 'indictment' && fields.reachable !== 'yes',
  )
  return (
    <>
      <p class={counts.length === 0 ? 'merged' : undefined}>
        <strong>{counts.length === 0 ? w.noDeterrence : w.deterrence}</strong>
        {counts.length === 0 ? <> {w.belowFloor}</> : null}
        {counts.map((one, i) => (
          <>
            {i === 0 ? ' ' : ', '}
            <Link view={view} record={one} />
          </>
        ))}
      </p>
      {far.length === 0 ? null : (
        <p>
          {w.unreachable}:{' '}
          {far.map((one, i) => (
            <>
              {i === 0 ? '' : ', '}
              <Link view={view} record={one} />
            </>
          ))}
        </p>
      )}
    </>
  )
}

function Link({ view, record }: { view: View; record: RecordView }) {
  return (
    <a href={view.to(recordUrl(record.kind, record.id))} class="user" dir="auto">
      {visible(String(record.fields.title))}
    </a>
  )
}

function Steps(props: { view: View; book: RecordBook; person: Person; track: Track }) {
  const { view, book, person, track } = props
  const { track: w } = view.words.diplomacy
  const mayPlan = book.mayCreate(person, book.kind('measure'))
  return (
    <section>
      <h2 id="steps">{w.steps}</h2>
      <p class="soft">{w.lead}</p>
      <TableFrame label={w.steps}>
        <thead>
          <tr>
            <th scope="col">{w.step}</th>
            <th scope="col">{w.owner}</th>
            <th scope="col">{w.due}</th>
            <th scope="col">{w.stands}</th>
          </tr>
        </thead>
        <tbody>
          {betweenNames.map((name) => {
            const own = track.measures.filter((one) => stepOf(one) === name)
            const head = (
              <th scope="row" class="wide" rowspan={Math.max(1, own.length)}>
                {betweenSteps[name].label[view.language]}
                <details>
                  <summary>{w.template}</summary>
                  <p>
                    {betweenSteps[name].template[view.language].replaceAll(
                      '{case}',
                      track.record.number ?? track.record.id,
                    )}
                  </p>
                </details>
                {mayPlan ? (
                  <a class="plan" href={view.to(planUrl(view, name, track))}>
                    {w.plan}
                    <span class="hidden">: {betweenSteps[name].label[view.language]}</span>
                  </a>
                ) : null}
              </th>
            )
            if (own.length === 0) {
              return (
                <tr id={name}>
                  {head}
                  <td class="soft">{betweenSteps[name].owner[view.language]}</td>
                  <td class="soft">{w.usual(view.integer(betweenSteps[name].days))}</td>
                  <td class="soft">{w.notPlanned}</td>
                </tr>
              )
            }
            return own.map((one, i) => (
              <tr id={i === 0 ? name : undefined}>
                {i === 0 ? head : null}
                <Stands view={view} book={book} measure={one} />
              </tr>
            ))
          })}
        </tbody>
      </TableFrame>
    </section>
  )
}

/** The form of a planned step, which begins with what is usual for it. */
function planUrl(view: View, name: BetweenName, { record, measures }: Track): string {
  const step = betweenSteps[name]
  const government = measures[0]?.fields.government
  const query = new URLSearchParams({
    class: step.class,
    status: 'planned',
    case: record.id,
    title: `${step.label[view.language]}: ${record.number ?? record.id}`,
    owner: step.owner[view.language],
    ...('form' in step ? { form: step.form } : {}),
    ...(typeof government === 'string' ? { government } : {}),
    ...(typeof record.fields.election === 'string' ? { election: record.fields.election } : {}),
  })
  return `${recordUrl('measure')}/new?${query}`
}

function Stands({ view, book, measure }: { view: View; book: RecordBook; measure: RecordView }) {
  const { fields, derived } = measure
  const due = fields.status === 'planned' ? fields.due : (fields.implemented ?? fields.due)
  return (
    <>
      <td>{typeof fields.owner === 'string' ? <bdi>{visible(fields.owner)}</bdi> : '–'}</td>
      <td>{typeof due === 'string' ? <Day view={view} at={Date.parse(due)} /> : '–'}</td>
      <td class="wide">
        <Link view={view} record={measure} />{' '}
        <Marks view={view} kind={book.kind('measure')} record={measure} />
        <br />
        <DerivedText view={view} derived={derived.standing} />
        {derived.delivery === undefined ? null : (
          <>
            {'; '}
            <DerivedText view={view} derived={derived.delivery} />
          </>
        )}
      </td>
    </>
  )
}

/** The other side cannot be ignored: a plan without a way to talk to it is marked. */
function Channels({ view, track }: { view: View; track: Track }) {
  const { track: w } = view.words.diplomacy
  const named = track.measures.filter(({ fields }) => typeof fields.channel === 'string')
  return (
    <section>
      <h2 id="channels">{w.channels}</h2>
      {named.length === 0 ? (
        <p class="merged">{w.noChannel}</p>
      ) : (
        <ul>
          {named.map((one) => (
            <li>
              <bdi>{visible(String(one.fields.channel))}</bdi> (<Link view={view} record={one} />)
            </li>
          ))}
        </ul>
      )}
      {listed(track.record.fields.respond).length === 0 ? null : (
        <p>
          <a href={view.to(`/cases/${track.record.number ?? track.record.id}#plans`)}>{w.plans}</a>
        </p>
      )}
    </section>
  )
}
