import type { Hono } from 'hono'
import { lookalikesDetector, preparationDetector } from '../../detect/index.ts'
import type { Lead, PreparationParameters, PreparationResult } from '../../detect/preparation/index.ts'
import { csvLine } from '../../kernel/csv.ts'
import { DaysChart } from '../charts/bars.tsx'
import { by, type Shown } from '../findings.ts'
import { byDay, type HitRow, hitRows, type LookalikesFinding } from '../lookalike-rows.ts'
import { type SharedSites, sharedSites } from '../shared-sites.ts'
import { RecordSection, ReplaySection } from '../ui/finding-parts.tsx'
import { LookForm } from '../ui/look-form.tsx'
import { HitTable } from '../ui/lookalike-parts.tsx'
import { CommandLine, Day } from '../ui/parts.tsx'
import { clip } from '../ui/shown-text.ts'
import { Table } from '../ui/table.tsx'
import type { View } from '../ui/view.ts'
import { inFormats } from '../ui/view.ts'
import { csv, findingBy, nothingAt, page, splitFormat, viewOf, type WebContext } from '../web-context.ts'

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
  const known = new Map<
    string,
    { readonly leads: readonly LeadRow[]; readonly names: NewNames | null } | null
  >()
  const read = async (id: string) => {
    const finding = await web.findings.get(id)
    const prepared = by(preparationDetector, finding)
    const named = by(lookalikesDetector, finding)
    if (prepared !== undefined) return { leads: leadRows(prepared), names: null }
    return named === undefined ? null : { leads: [], names: newNames(named) }
  }
  // Findings never change, so that each is read once.
  const everything = async () => {
    const leads: LeadRow[] = []
    const names: NewNames[] = []
    let findings = 0
    for (const { id } of await web.findings.list()) {
      const held = known.has(id) ? known.get(id)! : await read(id)
      known.set(id, held)
      if (held === null) continue
      findings++
      leads.push(...held.leads)
      if (held.names !== null) names.push(held.names)
    }
    leads.sort((x, y) => (x.day < y.day ? 1 : x.day > y.day ? -1 : 0))
    return { leads, names, findings }
  }
  app.get('/preparation.json', async (c) => {
    const { leads, names } = await everything()
    return c.json({ leads, names })
  })
  app.get('/preparation.csv', async (c) => csv(c, 'preparation.csv', leadsCsv((await everything()).leads)))
  app.get('/preparation', async (c) => {
    const view = viewOf(c)
    const data = inFormats('/preparation')
    const frame = { title: view.words.preparation.title, current: 'preparation' as const, data }
    return page(
      c,
      web,
      view,
      frame,
      <All
        view={view}
        {...(await everything())}
        shared={await shared()}
        offered={web.importing !== undefined}
      />,
    )
  })
  app.get('/preparation/:finding', async (c) => {
    const { id, format } = splitFormat(c.req.param('finding'))
    const finding = await findingBy(preparationDetector, web, id)
    if (format === 'json') {
      const { hash, computedAt, body } = finding
      return c.json({ id, hash, computedAt, body })
    }
    if (format === 'csv') return csv(c, `${id}.csv`, leadsCsv(leadRows(finding)))
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const frame = {
      title: view.words.preparation.titleOf(id),
      id,
      crumbs: [{ label: view.words.preparation.title, href: view.to('/preparation') }],
      current: 'preparation' as const,
      data: inFormats(`/preparation/${id}`),
    }
    return page(c, web, view, frame, <One view={view} finding={finding} />)
  })
}

function leadRows({ id, body }: PreparationFinding): readonly LeadRow[] {
  return body.result.leads.map((lead) => ({ ...lead, finding: id }))
}

/** Close names of the last seven days that the list has. */
function newNames(finding: LookalikesFinding): NewNames | null {
  const { days } = finding.body.result
  if (days === null) return null
  const from = new Date(Date.parse(days.last) - 6 * 86_400_000).toISOString().slice(0, 10)
  const hits = hitRows(finding).filter(
    ({ closeness, first }) => closeness === 'close' && first !== null && first >= from,
  )
  return { from, to: days.last, hits: [...hits].sort(byDay) }
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
      <Limits view={view} />
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
          <ul>
            {preparationDetector.headline(finding).unseen.map((label) => (
              <li>{label[view.language]}</li>
            ))}
          </ul>
        </section>
      )}
      <Limits view={view} />
      <RecordSection view={view} finding={finding} />
      <ReplaySection view={view} finding={finding} />
    </>
  )
}

function Leads({ view, rows, withFinding }: { view: View; rows: readonly LeadRow[]; withFinding: boolean }) {
  const { preparation: w, column } = view.words
  return (
    <section>
      <h2 id="leads">{w.leads}</h2>
      {rows.length === 0 ? (
        <p>{w.noLead}</p>
      ) : (
        <Table
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
            { label: w.accounts, numeric: true, cell: (row) => view.integer(row.accounts) },
            { label: w.expected, numeric: true, cell: (row) => view.decimal(row.expected) },
            {
              label: w.outOf,
              means: w.outOfMeans,
              numeric: true,
              cell: (row) => view.integer(row.outOf),
            },
            { label: w.q, means: w.qMeans, numeric: true, cell: (row) => view.decimal(row.q) },
            { label: w.confidence, cell: () => w.low },
            withFinding && {
              label: column.finding,
              class: 'code nowrap',
              cell: (row) => <a href={view.to(`/preparation/${row.finding}`)}>{row.finding}</a>,
            },
          ]}
        />
      )}
    </section>
  )
}

function Limits({ view }: { view: View }) {
  const { preparation: w } = view.words
  return (
    <section class="not">
      <h2 id="not">{w.not}</h2>
      <ul>
        {w.notList.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  )
}
