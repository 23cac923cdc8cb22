import type { Context, Hono } from 'hono'
import { infrastructureDetector } from '../../detect/index.ts'
import { keptOf } from '../findings.ts'
import { type InfrastructureFinding, type PairRow, pairRows, pairRowsCsv } from '../infrastructure-rows.ts'
import { Filter } from '../ui/filter.tsx'
import { FindingTable, RecordSection, ReplaySection } from '../ui/finding-parts.tsx'
import { KindsLookedAt, Matrix, PairTable, SharingLimits } from '../ui/infrastructure-parts.tsx'
import { LookForm } from '../ui/look-form.tsx'
import { CommandLine, Id, Pager, pageOf } from '../ui/parts.tsx'
import { clip } from '../ui/shown-text.ts'
import { linkTo, type View } from '../ui/view.ts'
import type { WebContext } from '../web-context.ts'
import { detectorRoutes } from './detector-pages.ts'

const perPage = 30

const rowOf = ({ id, computedAt, body: { result } }: InfrastructureFinding) => ({
  id,
  computedAt,
  ...result.counts,
  groups: result.clusters.length,
})
type FindingRow = ReturnType<typeof rowOf>

export function infrastructureRoutes(app: Hono, web: WebContext): void {
  const all = keptOf(web.findings, infrastructureDetector, (finding) => ({
    row: rowOf(finding),
    pairs: pairRows(finding),
  }))
  detectorRoutes(app, web, {
    detector: infrastructureDetector,
    key: 'infrastructure',
    list: {
      async read(c) {
        const held = await all()
        const pairs = chosen(
          c,
          held.flatMap((one) => one.pairs),
        )
        return { findings: held.map(({ row }) => row), pairs }
      },
      json: (listed) => listed,
      csv: ({ pairs }) => pairRowsCsv(pairs),
      show: (view, listed) => <All view={view} {...listed} offered={web.importing !== undefined} />,
    },
    title: (words, { id }) => words.infrastructure.titleOf(id),
    show: (view, finding, c) => <One view={view} finding={finding} pairs={chosen(c, pairRows(finding))} />,
    csv: (finding, c) => pairRowsCsv(chosen(c, pairRows(finding))),
    opensCase: true,
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
  const { infrastructure: w } = view.words
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
        <FindingTable
          view={view}
          label={w.findings}
          path="/infrastructure"
          rows={findings.slice(0, 100)}
          columns={[
            { label: w.sites, count: ({ sites }) => sites },
            { label: w.background, count: ({ background }) => background },
            { label: w.links, count: ({ links }) => links },
            { label: w.groups, count: ({ groups }) => groups },
            { label: w.leads, count: ({ leads }) => leads },
          ]}
        />
      </section>
      <Pairs view={view} pairs={props.pairs} withFinding />
      {form}
      <SharingLimits view={view} finding={null} />
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
      <SharingLimits view={view} finding={finding.id} />
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
