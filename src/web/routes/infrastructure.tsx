import type { Context, Hono } from 'hono'
import { infrastructureDetector } from '../../detect/index.ts'
import { by } from '../findings.ts'
import { type InfrastructureFinding, type PairRow, pairRows, pairRowsCsv } from '../infrastructure-rows.ts'
import { Filter } from '../ui/filter.tsx'
import { RecordSection, ReplaySection } from '../ui/finding-parts.tsx'
import { KindsLookedAt, Limits, Matrix, PairTable } from '../ui/infrastructure-parts.tsx'
import { LookForm } from '../ui/look-form.tsx'
import { Column, CommandLine, Id, Pager, pageOf, TableFrame, Time } from '../ui/parts.tsx'
import { clip } from '../ui/shown-text.ts'
import { inFormats, linkTo, type View } from '../ui/view.ts'
import { csv, findingBy, nothingAt, page, splitFormat, viewOf, type WebContext } from '../web-context.ts'

const perPage = 30

const rowOf = ({ id, computedAt, body: { result } }: InfrastructureFinding) => ({
  id,
  computedAt,
  ...result.counts,
  groups: result.clusters.length,
})
type FindingRow = ReturnType<typeof rowOf>

export function infrastructureRoutes(app: Hono, web: WebContext): void {
  // Findings never change, so that each is read once.
  const known = new Map<string, { readonly row: FindingRow; readonly pairs: readonly PairRow[] } | null>()
  const all = async () => {
    for (const { id } of await web.findings.list()) {
      if (known.has(id)) continue
      const finding = by(infrastructureDetector, await web.findings.get(id))
      known.set(id, finding === undefined ? null : { row: rowOf(finding), pairs: pairRows(finding) })
    }
    const held = (await web.findings.list()).flatMap(({ id }) => known.get(id) ?? [])
    return { findings: held.map(({ row }) => row), pairs: held.flatMap(({ pairs }) => pairs) }
  }
  const asked = async (c: Context) => {
    const { findings, pairs } = await all()
    return { findings, pairs: chosen(c, pairs) }
  }
  app.get('/infrastructure.json', async (c) => c.json(await asked(c)))
  app.get('/infrastructure.csv', async (c) =>
    csv(c, 'infrastructure.csv', pairRowsCsv((await asked(c)).pairs)),
  )
  app.get('/infrastructure', async (c) => {
    const view = viewOf(c)
    const data = inFormats(linkTo(view, { page: null }))
    const frame = { title: view.words.infrastructure.title, current: 'infrastructure' as const, data }
    return page(
      c,
      web,
      view,
      frame,
      <All view={view} {...(await asked(c))} offered={web.importing !== undefined} />,
    )
  })
  app.get('/infrastructure/:finding', async (c) => {
    const { id, format } = splitFormat(c.req.param('finding'))
    const finding = await findingBy(infrastructureDetector, web, id)
    if (format === 'json') {
      const { hash, computedAt, body } = finding
      return c.json({ id, hash, computedAt, body })
    }
    const pairs = chosen(c, pairRows(finding))
    if (format === 'csv') return csv(c, `${id}.csv`, pairRowsCsv(pairs))
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const frame = {
      title: view.words.infrastructure.titleOf(id),
      id,
      finding: id,
      crumbs: [{ label: view.words.infrastructure.title, href: view.to('/infrastructure') }],
      current: 'infrastructure' as const,
      data: inFormats(`/infrastructure/${id}`),
    }
    return page(c, web, view, frame, <One view={view} finding={finding} pairs={pairs} />)
  })
}

/** Of the pairs, those that the address asks for. */
function chosen(c: Context, pairs: readonly PairRow[]): readonly PairRow[] {
  const [site, show] = [c.req.query('site'), c.req.query('show')]
  return pairs.filter(
    ({ a, b, level }) =>
      (site === undefined || a === site || b === site) && (show === undefined || level === show),
  )
}

function All(props: {
  view: View
  findings: readonly FindingRow[]
  pairs: readonly PairRow[]
  offered: boolean
}) {
  const { view, findings } = props
  const form = <LookForm view={view} detector="infrastructure" offered={props.offered} />
  const { infrastructure: w, column } = view.words
  if (findings.length === 0) {
    return (
      <section>
        <p>{w.none}</p>
        <CommandLine view={view} command={w.command} />
        {form}
      </section>
    )
  }
  return (
    <>
      <p class="lead">{w.listLead}</p>
      <section>
        <h2 id="findings">{w.findings}</h2>
        <TableFrame label={w.findings}>
          <thead>
            <tr>
              <Column label={column.finding} />
              <Column label={column.computed} />
              {[w.sites, w.background, w.links, w.groups, w.leads].map((label) => (
                <Column label={label} numeric />
              ))}
            </tr>
          </thead>
          <tbody>
            {findings.slice(0, 100).map((row) => (
              <tr>
                <th scope="row" class="code nowrap">
                  <a href={view.to(`/infrastructure/${row.id}`)}>{row.id}</a>
                </th>
                <td class="nowrap">
                  <Time view={view} at={Date.parse(row.computedAt)} />
                </td>
                {[row.sites, row.background, row.links, row.groups, row.leads].map((n) => (
                  <td class="n">{view.integer(n)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </section>
      <Pairs view={view} pairs={props.pairs} withFinding />
      {form}
      <Limits view={view} finding={null} />
    </>
  )
}

function One(props: { view: View; finding: InfrastructureFinding; pairs: readonly PairRow[] }) {
  const { view, finding, pairs } = props
  const { infrastructure: w } = view.words
  const { counts, clusters } = finding.body.result
  return (
    <>
      <p class="lead">
        {w.lead(
          view.integer(counts.links),
          view.integer(clusters.length),
          view.integer(counts.sites),
          view.integer(counts.leads),
        )}
      </p>
      <Matrix view={view} finding={finding} group={view.query.get('group') ?? undefined} />
      <Pairs view={view} pairs={pairs} withFinding={false} />
      <KindsLookedAt view={view} finding={finding} />
      <Limits view={view} finding={finding.id} />
      <RecordSection view={view} finding={finding} />
      <ReplaySection view={view} finding={finding} />
    </>
  )
}

function Pairs(props: { view: View; pairs: readonly PairRow[]; withFinding: boolean }) {
  const { view } = props
  const { infrastructure: w } = view.words
  const shown = pageOf(props.pairs, view.query.get('page'), perPage)
  const site = view.query.get('site')
  return (
    <section>
      <h2 id="pairs">{w.pairs}</h2>
      <Filter
        view={view}
        name="show"
        label={w.show}
        options={(['link', 'lead'] as const).map((id) => ({ id, label: w.level[id] }))}
      />
      {site === null ? null : (
        <p class="row">
          {w.ofSite} <Id id={clip(site, 60)} />
          <a href={linkTo(view, { site: null, page: null })}>{view.words.networks.all}</a>
        </p>
      )}
      {shown.items.length === 0 ? (
        <p>{w.empty}</p>
      ) : (
        <PairTable view={view} rows={shown.items} withFinding={props.withFinding} />
      )}
      <Pager view={view} page={shown.page} pages={shown.pages} />
    </section>
  )
}
