import type { Hono } from 'hono'
import { lookalikesDetector, preparationDetector } from '../../detect/index.ts'
import type { Lead, PreparationParameters, PreparationResult } from '../../detect/preparation/index.ts'
import { csvLine } from '../../kernel/csv.ts'
import { DaysChart } from '../charts/bars.tsx'
import { keptOf, type Shown } from '../findings.ts'
import { byDay, type HitRow, hitRows, type LookalikesFinding } from '../lookalike-rows.ts'
import { type SharedSites, sharedSites } from '../shared-sites.ts'
import { findingColumn, Limits, RecordSection, ReplaySection } from '../ui/finding-parts.tsx'
import { LookForm } from '../ui/look-form.tsx'
import { HitTable } from '../ui/lookalike-parts.tsx'
import { CommandLine, Day, Lines } from '../ui/parts.tsx'
import { clip } from '../ui/shown-text.ts'
import { Table } from '../ui/table.tsx'
import type { View } from '../ui/view.ts'
import type { WebContext } from '../web-context.ts'
import { detectorRoutes } from './detector-pages.ts'

type PreparationFinding = Shown<PreparationParameters, PreparationResult>

interface LeadRow extends Lead {
  readonly finding: string
}

interface NewNames {
  readonly from: string
  readonly to: string
  readonly hits: readonly HitRow[]
}

const mostShown = 60

export function preparationRoutes(app: Hono, web: WebContext): void {
  const shared = sharedSites(web)
  const prepared = keptOf(web.findings, preparationDetector, leadRows)
  const named = keptOf(web.findings, lookalikesDetector, newNames)
  detectorRoutes(app, web, {
    detector: preparationDetector,
    key: 'preparation',
    list: {
      async read() {
        const [leads, names] = [await prepared(), await named()]
        return {
          leads: leads.flat().sort((x, y) => (x.day < y.day ? 1 : x.day > y.day ? -1 : 0)),
          names: names.flat(),
          findings: leads.length + names.length,
        }
      },
      json: ({ leads, names }) => ({ leads, names }),
      csv: ({ leads }) => leadsCsv(leads),
      show: async (view, all) => (
        <All view={view} {...all} shared={await shared()} offered={web.importing !== undefined} />
      ),
    },
    title: (words, { id }) => words.preparation.titleOf(id),
    show: (view, finding) => <One view={view} finding={finding} />,
    csv: (finding) => leadsCsv(leadRows(finding)),
    opensCase: false,
  })
}

function leadRows({ id, body }: PreparationFinding): readonly LeadRow[] {
  return body.result.leads.map((lead) => ({ ...lead, finding: id }))
}

/** Close names of the last seven days that the list has. */
function newNames(finding: LookalikesFinding): readonly NewNames[] {
  const { days } = finding.body.result
  if (days === null) return []
  const from = new Date(Date.parse(days.last) - 6 * 86_400_000).toISOString().slice(0, 10)
  const hits = hitRows(finding).filter(
    ({ closeness, first }) => closeness === 'close' && first !== null && first >= from,
  )
  return [{ from, to: days.last, hits: [...hits].sort(byDay) }]
}

function leadsCsv(rows: readonly LeadRow[]): string {
  const head = [
    'finding',
    'lead',
    'span',
    'day',
    'accounts',
    'expected',
    'out_of',
    'q',
    'shared',
    'confidence',
  ]
  const lines = rows.map((row) => [
    row.finding,
    row.kind,
    row.span,
    row.day,
    row.accounts,
    row.expected,
    row.outOf,
    row.q,
    row.shared,
    row.confidence,
  ])
  return [head, ...lines].map(csvLine).join('')
}

function All(props: {
  view: View
  leads: readonly LeadRow[]
  names: readonly NewNames[]
  findings: number
  shared: SharedSites
  offered: boolean
}) {
  const { view, names } = props
  const form = <LookForm view={view} detector="preparation" offered={props.offered} />
  const { preparation: w } = view.words
  if (props.findings === 0) {
    return (
      <section>
        <p>{w.none}</p>
        {w.commands.map((command) => (
          <CommandLine view={view} command={command} />
        ))}
        {form}
      </section>
    )
  }
  const [newest] = names
  const hits = names.flatMap((one) => one.hits).sort(byDay)
  return (
    <>
      <p class="lead">{w.lead}</p>
      <section>
        <h2 id="names">{w.names}</h2>
        {newest === undefined || hits.length === 0 ? (
          <p>{w.noNames}</p>
        ) : (
          <>
            <p>
              {w.namesLead(view.day(Date.parse(newest.from)), view.day(Date.parse(newest.to)))}{' '}
              <span class="tag">{w.low}</span>
            </p>
            <HitTable view={view} rows={hits.slice(0, mostShown)} withFinding shared={props.shared} />
          </>
        )}
      </section>
      <Leads view={view} rows={props.leads.slice(0, mostShown)} withFinding />
      {form}
      <Limits words={w} />
    </>
  )
}

function One({ view, finding }: { view: View; finding: PreparationFinding }) {
  const { preparation: w } = view.words
  const { result, parameters } = finding.body
  const day = (written: string) => view.day(Date.parse(written))
  return (
    <>
      <p class="lead">{w.lead}</p>
      <p class="soft">
        {w.frame(
          view.integer(result.posts),
          view.integer(result.accounts),
          day(result.window.from),
          day(result.window.to),
        )}
      </p>
      <Leads view={view} rows={leadRows(finding).slice(0, mostShown)} withFinding={false} />
      {result.leftOut === 0 ? null : <p class="soft">{w.leftOut(view.integer(result.leftOut))}</p>}
      <section>
        <h2 id="days">{w.days}</h2>
        <p>{w.daysLead(view.integer(result.tests), view.decimal(parameters.q))}</p>
        <div class="two even">
          {result.kinds
            .filter(({ days }) => days > 0)
            .map(({ kind, events, days, dispersion, perDay, first }) => {
              const says = w.perDay(
                w.kinds[kind],
                view.integer(events),
                view.integer(days),
                view.decimal(dispersion),
              )
              const last = Date.parse(first) + (perDay.length - 1) * 86_400_000
              return (
                <figure>
                  <figcaption class="soft">{says}</figcaption>
                  {events === 0 ? null : (
                    <>
                      <DaysChart values={perDay} label={says} />
                      <p class="soft">
                        <Day view={view} at={Date.parse(first)} /> – <Day view={view} at={last} />
                      </p>
                    </>
                  )}
                </figure>
              )
            })}
        </div>
      </section>
      {result.unseen.length === 0 ? null : (
        <section class="coverage">
          <h2 id="coverage">{w.unseen}</h2>
          <Lines of={preparationDetector.headline(finding).unseen.map((label) => label[view.language])} />
        </section>
      )}
      <Limits words={w} />
      <RecordSection view={view} finding={finding} />
      <ReplaySection view={view} finding={finding} />
    </>
  )
}

function Leads({ view, rows, withFinding }: { view: View; rows: readonly LeadRow[]; withFinding: boolean }) {
  const { preparation: w } = view.words
  return (
    <section>
      <h2 id="leads">{w.leads}</h2>
      {rows.length === 0 ? (
        <p>{w.noLead}</p>
      ) : (
        <Table
          view={view}
          label={w.leads}
          rows={rows}
          columns={[
            {
              label: w.kind,
              cell: (row) => (
                <>
                  {w.kinds[row.kind]}
                  {row.shared === null ? null : (
                    <>
                      <br />
                      <small>
                        {row.kind === 'topic-change'
                          ? w.sharedTopic(clip(row.shared, 40))
                          : w.sharedLanguage(clip(row.shared, 12))}
                      </small>
                    </>
                  )}
                </>
              ),
            },
            {
              label: w.day,
              class: 'nowrap',
              cell: (row) => (
                <>
                  {row.span === 'week' ? `${w.weekOf} ` : ''}
                  <Day view={view} at={Date.parse(row.day)} />
                </>
              ),
            },
            { label: w.accounts, count: ({ accounts }) => accounts },
            { label: w.expected, numeric: true, cell: (row) => view.decimal(row.expected) },
            { label: w.outOf, means: w.outOfMeans, count: ({ outOf }) => outOf },
            { label: w.q, means: w.qMeans, numeric: true, cell: (row) => view.decimal(row.q) },
            { label: w.confidence, cell: () => w.low },
            withFinding && findingColumn(view, '/preparation'),
          ]}
        />
      )}
    </section>
  )
}
