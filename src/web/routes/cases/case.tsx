import type { Hono } from 'hono'
import type { BoardClock, Person, RecordBook } from '../../../records/index.ts'
import { type RecordView, recordJson } from '../../../records/index.ts'
import { boardOf, caseRow, rowJson } from '../../casework/board.ts'
import { type Dossier, dossierOf, momentsOf } from '../../casework/dossier.ts'
import { precedentsOf } from '../../casework/precedents.ts'
import { alikeTo } from '../../casework/similar.ts'
import { actingAt } from '../../people.ts'
import { LeftText } from '../../ui/clock-parts.tsx'
import { Figures, Time } from '../../ui/parts.tsx'
import { DerivedText, labelOf, recordUrl, TlpTag } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import { inFormats } from '../../ui/view.ts'
import { nothingAt, page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'
import { AttributionSection } from './attribution.tsx'
import { EvidenceSection } from './evidence.tsx'
import { PlansSection, ToldSection } from './plans.tsx'
import { PrecedentsSection } from './precedents.tsx'
import { SaidOnCase } from './said.tsx'
import { SeverityTag, StatusTag } from './tags.tsx'
import { SimilarSection, TechniquesSection } from './techniques.tsx'
import { NarrativesSection, TimelineSection } from './timeline.tsx'
import { VerdictSections } from './verdict.tsx'

export function caseRoutes(app: Hono, web: WebContext): void {
  app.get('/cases/:id', async (c) => {
    const { book, person } = actingAt(c, web.desk)
    const { id, format } = splitFormat(c.req.param('id'))
    const dossier = await dossierOf(book, person, id)
    const { record } = dossier
    if (format === 'json') {
      await book.get(person, book.kind('case'), id, 'export')
      return c.json(dossierJson(book, person, dossier))
    }
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const { casework: w } = view.words
    const number = record.number ?? record.id
    const alike = await alikeTo(book, person, record, await boardOf(book, person))
    const [election] = await book.some(person, book.kind('election'), [String(record.fields.election)])
    const vote = election === undefined ? null : String(election.fields.voteOpens).slice(0, 10)
    const { clocks } = await book.clocks.of(person)
    const library = await web.library()
    const exports = book.permits(person, 'export', book.kind('case'), record)
      ? { data: inFormats(`/cases/${number}`, ['json']) }
      : {}
    const frame = {
      title: `${w.case} ${number}`,
      id: number,
      current: 'cases' as const,
      crumbs: [{ label: w.title, href: view.to('/cases') }],
      ...exports,
    }
    const body = (
      <>
        <Head view={view} book={book} person={person} dossier={dossier} />
        <OnThisPage view={view} />
        <ClocksSection view={view} clocks={clocks.filter((one) => belongs(dossier, one.record))} />
        <VerdictSections view={view} book={book} dossier={dossier} />
        <PlansSection view={view} record={record} />
        <TimelineSection view={view} moments={momentsOf(dossier)} />
        <EvidenceSection view={view} dossier={dossier} />
        <div class="two even">
          <TechniquesSection view={view} record={record} />
          <SimilarSection view={view} alike={alike} />
        </div>
        <PrecedentsSection view={view} found={precedentsOf(record, library, vote)} />
        <AttributionSection view={view} book={book} dossier={dossier} />
        <SaidOnCase view={view} positions={dossier.others.filter(({ kind }) => kind === 'position')} />
        <NarrativesSection view={view} book={book} dossier={dossier} />
        <ToldSection view={view} book={book} dossier={dossier} />
      </>
    )
    return page(c, web, view, frame, body)
  })
}

/** Whether a record is the case or one of those that belong to it. */
function belongs(dossier: Dossier, id: string): boolean {
  const { record, replies, others, objections } = dossier
  return [record, ...replies, ...others, ...[...objections.values()].flat()].some((one) => one.id === id)
}

/** Leads to the parts that every case has. */
function OnThisPage({ view }: { view: View }) {
  const { casework: w } = view.words
  const parts = [
    ['verdict', w.normVerdict],
    ['plans', w.plan],
    ['timeline', w.timeline],
    ['evidence', w.evidence],
    ['attribution', w.attribution],
    ['told', w.publicSide],
  ]
  return (
    <nav aria-label={w.onThisPage} class="row actions">
      <span class="soft">{w.onThisPage}</span>
      {parts.map(([id, label]) => (
        <a href={`#${id}`}>{label}</a>
      ))}
    </nav>
  )
}

function ClocksSection({ view, clocks }: { view: View; clocks: readonly BoardClock[] }) {
  const { casework: w } = view.words
  return (
    <section>
      <h2 id="clocks">{w.clocks}</h2>
      {clocks.length === 0 ? <p class="soft">{w.noClock}</p> : null}
      <ul>
        {clocks.map((clock) => (
          <li>
            <a href={view.to(recordUrl(clock.kind, clock.record))}>{labelOf(view, clock.says)}</a>:{' '}
            <Time view={view} at={clock.due} />, <LeftText view={view} clock={clock} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The case with what belongs to it, each record as far as it may leave as a file. */
function dossierJson(book: RecordBook, person: Person, dossier: Dossier) {
  const { record } = dossier
  const json = (views: Iterable<RecordView>) =>
    [...views].flatMap((one) => {
      const kind = book.kinds.get(one.kind)
      return kind !== undefined && book.permits(person, 'export', kind, one) ? [recordJson(kind, one)] : []
    })
  const all = [
    ...dossier.normFindings,
    ...dossier.assessments,
    ...dossier.attributions,
    ...dossier.claims,
    ...dossier.narratives,
    ...dossier.replies,
    ...dossier.publications,
    ...dossier.decisions,
    ...[...dossier.objections.values()].flat(),
  ]
  return {
    ...rowJson(caseRow(record)),
    record: json([record])[0],
    evidence: json(dossier.pieces.values()),
    records: json(all),
  }
}

function Head(props: { view: View; book: RecordBook; person: Person; dossier: Dossier }) {
  const { view, book, person, dossier } = props
  const { record } = dossier
  const { casework: w } = view.words
  const { fields, derived, links } = record
  const row = caseRow(record)
  const election = links.get(String(fields.election))
  const open = [...dossier.objections.values()]
    .flat()
    .some(({ kind, fields: one }) => kind === 'contest' && one.outcome === undefined)
  return (
    <>
      <div class="head">
        <p class="claim user" dir="auto">
          {visible(String(fields.claim))}
        </p>
      </div>
      <p class="row actions">
        <SeverityTag view={view} severity={row.severity} />
        <StatusTag view={view} record={record} />
        <TlpTag view={view} tlp={record.tlp} />
        {open ? <span class="tag contested">{w.contested}</span> : null}
        {derived.ongoing?.value === true ? <span class="tag undeclared">{w.ongoing}</span> : null}
        <a href={view.to(recordUrl('case', record.id))}>{w.record}</a>
        <a href={view.to(`/answers?case=${record.id}`)}>{view.words.watch.answersTo}</a>
      </p>
      {record.masked ? <p class="merged">{view.words.records.masked}</p> : null}
      <Figures
        items={[
          { label: w.queue, value: <DerivedText view={view} derived={derived.queue} /> },
          {
            label: w.seen,
            value: (
              <>
                {view.day(Date.parse(String(fields.firstSeen)))} –{' '}
                {view.day(Date.parse(String(fields.lastSeen)))}
              </>
            ),
          },
          {
            label: w.voteAndCount,
            value: (
              <>
                {w.vote}: {w.effects[fields.vote as keyof typeof w.effects]}; {w.count}:{' '}
                {w.effects[fields.count as keyof typeof w.effects]}
              </>
            ),
          },
          ...(election === undefined
            ? []
            : [
                {
                  label: w.election,
                  value: (
                    <a href={view.to(recordUrl('election', String(fields.election)))} class="user" dir="auto">
                      {visible(election.title)}
                    </a>
                  ),
                },
              ]),
        ]}
      />
      <Doing view={view} book={book} person={person} record={record} />
    </>
  )
}

/** What can be done next, as links to forms that begin with what is known. */
function Doing(props: { view: View; book: RecordBook; person: Person; record: RecordView }) {
  const { view, book, person, record } = props
  const { casework: w, records } = view.words
  if (record.retracted !== null) return null
  const steps = [
    ['assessment', w.assess],
    ['norm-finding', w.judge],
    ['attribution', w.attribute],
    ['reply', w.ask],
    ['publication', w.publish],
    ['decision', w.decideNot],
  ] as const
  return (
    <p class="row actions">
      {book.permits(person, 'revise', book.kind('case'), record) ? (
        <a class="button" href={view.to(`${recordUrl('case', record.id)}/edit`)}>
          {records.change}
        </a>
      ) : null}
      {steps.map(([name, label]) =>
        book.mayCreate(person, book.kind(name)) ? (
          <a class="button" href={view.to(`${recordUrl(name)}/new?case=${record.id}`)}>
            {label}
          </a>
        ) : null,
      )}
    </p>
  )
}
