import type { Hono } from 'hono'
import {
  type AmplificationParameters,
  type AmplificationResult,
  exposures,
} from '../../detect/amplification/index.ts'
import { amplificationDetector } from '../../detect/index.ts'
import { csvLine } from '../../kernel/csv.ts'
import { isoTime } from '../../kernel/time.ts'
import { exposureClasses } from '../../vocab/exposure.ts'
import { CountBars } from '../charts/count-bars.tsx'
import { keptOf, type Shown } from '../findings.ts'
import { AggregateTable, FrameLine } from '../ui/aggregate-table.tsx'
import { Attention } from '../ui/attention.tsx'
import { Contest, FindingTable, Limits, RecordSection, ReplaySection } from '../ui/finding-parts.tsx'
import { CommandLine, Day, Figures, Id, Lines, UserText } from '../ui/parts.tsx'
import { visible } from '../ui/shown-text.ts'
import { Table } from '../ui/table.tsx'
import type { View } from '../ui/view.ts'
import type { WebContext } from '../web-context.ts'
import { detectorRoutes } from './detector-pages.ts'

type AmplificationFinding = Shown<AmplificationParameters, AmplificationResult>

const mostOutlets = 60

export function amplificationRoutes(app: Hono, web: WebContext): void {
  detectorRoutes(app, web, {
    detector: amplificationDetector,
    key: 'amplification',
    list: {
      read: keptOf(web.findings, amplificationDetector, rowOf),
      json: (findings) => ({ findings }),
      csv: rowsCsv,
      show: (view, rows) => <All view={view} rows={rows} />,
    },
    title: (words, { id }) => words.amplification.titleOf(id),
    show: (view, finding) => <One view={view} finding={finding} />,
    csv: outletsCsv,
    opensCase: true,
  })
}

const rowOf = ({ id, computedAt, body: { result } }: AmplificationFinding) => ({
  id,
  computedAt,
  window: result.frame.window,
  ...result.frame.denominator,
  passingOn: result.passingOn,
  carried: result.carried.posts,
  carriers: result.carried.accounts,
  share: result.carried.share,
  outlets: result.outlets.length,
})
type FindingRow = ReturnType<typeof rowOf>

function rowsCsv(rows: readonly FindingRow[]): string {
  const head = 'finding,from,to,posts,accounts,passing_on,carried,carrying_accounts,share,outlets'
  const cells = rows.map((row) => [
    row.id,
    isoTime(row.window.from),
    isoTime(row.window.to),
    row.posts,
    row.accounts,
    row.passingOn,
    row.carried,
    row.carriers,
    row.share,
    row.outlets,
  ])
  return [head.split(','), ...cells].map(csvLine).join('')
}

function outletsCsv({ body: { result } }: AmplificationFinding): string {
  const head =
    'outlet,class,grade,since,typology,evidence,own_posts,addresses,carried_posts,accounts,of_posts_passing_on,from,to'
  const { from, to } = result.frame.window
  const rows = result.outlets.map(({ outlet, ownPosts, addresses, carried, accounts }) => [
    outlet.name,
    outlet.exposure,
    outlet.grade,
    outlet.since,
    outlet.typology,
    outlet.evidence,
    ownPosts,
    addresses,
    carried,
    accounts,
    result.passingOn,
    isoTime(from),
    isoTime(to),
  ])
  return [head.split(','), ...rows].map(csvLine).join('')
}

function All({ view, rows }: { view: View; rows: readonly FindingRow[] }) {
  const { amplification: w, column } = view.words
  if (rows.length === 0) {
    return (
      <section>
        <p>{w.none}</p>
        <CommandLine view={view} command={w.command} />
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
          path="/amplification"
          rows={rows.slice(0, 100)}
          columns={[
            { label: column.posts, count: ({ posts }) => posts },
            { label: w.passed, count: ({ passingOn }) => passingOn },
            { label: w.carried, count: ({ carried }) => carried },
            { label: w.carriedShare, numeric: true, cell: ({ share }) => `${view.decimal(100 * share)} %` },
            { label: w.outlets, count: ({ outlets }) => outlets },
          ]}
        />
      </section>
      <Limits words={w} beside={null} />
    </>
  )
}

function One({ view, finding }: { view: View; finding: AmplificationFinding }) {
  const { amplification: w } = view.words
  const { result } = finding.body
  const { carried, passingOn } = result
  const lead = w.lead(
    view.integer(carried.posts),
    view.integer(passingOn),
    view.decimal(100 * carried.share),
    view.integer(carried.accounts),
  )
  return (
    <>
      <p class="lead">{lead}</p>
      {result.outlets.length === 0 ? (
        <p>{w.tracked(view.integer(result.tracked.outlets), view.integer(result.tracked.unclassified))}</p>
      ) : (
        <Seen view={view} finding={finding} />
      )}
      <Unseen view={view} result={result} />
      <Limits words={w} beside={<Contest title={w.contest} text={w.contestText(finding.id)} />} />
      <RecordSection view={view} finding={finding} />
      <ReplaySection view={view} finding={finding} />
    </>
  )
}

/** What was seen of the outlets, and who carried it. */
function Seen({ view, finding }: { view: View; finding: AmplificationFinding }) {
  const { amplification: w } = view.words
  const { result, parameters } = finding.body
  return (
    <>
      <div class="two even">
        <section>
          <h2 id="classes">{w.byClass}</h2>
          <FrameLine view={view} frame={result.frame} />
          <CountBars
            bars={exposures.map((exposure) => ({
              label: exposureClasses[exposure][view.language],
              values: [result.byClass[exposure].carried],
            }))}
            classes={['seen']}
            label={w.byClass}
            write={view.integer}
          />
        </section>
        <Carriers view={view} finding={finding} />
      </div>
      <Outlets view={view} result={result} />
      <Attention view={view} result={result} />
      <AggregateTable
        view={view}
        id="links"
        title={w.links}
        head={w.link}
        table={result.links}
        show={(row) => <UserText text={row.key} />}
      />
      <AggregateTable
        view={view}
        id="hashtags"
        title={w.hashtags}
        lead={w.hashtagsLead(view.decimal(parameters.q))}
        head={w.hashtag}
        table={result.hashtags}
        show={(row) => <UserText text={`#${row.key}`} />}
        more={[
          { label: w.expected, of: (row) => view.decimal(row.expected) },
          { label: w.elsewhere, means: w.elsewhereMeans, of: (row) => view.integer(row.elsewhere) },
        ]}
      />
      {result.topics.rows.length === 0 ? null : (
        <AggregateTable
          view={view}
          id="topics"
          title={w.topics}
          head={w.topic}
          table={result.topics}
          show={(row) => <UserText text={row.key} />}
        />
      )}
    </>
  )
}

function Carriers({ view, finding }: { view: View; finding: AmplificationFinding }) {
  const { amplification: w } = view.words
  const { carriers, carried } = finding.body.result
  const percent = (share: number) => `${view.decimal(100 * share)} %`
  return (
    <section>
      <h2 id="carriers">{w.who}</h2>
      <p>
        {w.whoLead(
          view.integer(carriers.foundCount),
          view.integer(carriers.tests),
          view.decimal(finding.body.parameters.q),
          view.decimal(100 * carried.share),
        )}
      </p>
      <Figures
        items={[
          { label: w.shareOfFound, value: percent(carriers.shareOfFound) },
          { label: w.shareOfTen, value: percent(carriers.shareOfTen) },
        ]}
      />
      <p class="soft">{w.whoNot}</p>
      {carriers.found.length === 0 ? null : (
        <details>
          <summary>{view.words.showTable}</summary>
          <Table
            view={view}
            label={w.who}
            rows={carriers.found}
            columns={[
              { label: w.account, cell: ({ account }) => <Id id={account} /> },
              { label: w.passed, count: ({ passed }) => passed },
              { label: w.carried, count: (one) => one.carried },
              { label: w.expected, numeric: true, cell: ({ expected }) => view.decimal(expected) },
              { label: 'q', numeric: true, cell: ({ q }) => view.decimal(q) },
            ]}
          />
        </details>
      )}
    </section>
  )
}

function Outlets({ view, result }: { view: View; result: AmplificationResult }) {
  const { amplification: w } = view.words
  const { outlets, tracked } = result
  return (
    <section>
      <h2 id="outlets">{w.outlets}</h2>
      <p>{w.tracked(view.integer(tracked.outlets), view.integer(tracked.unclassified))}</p>
      <FrameLine view={view} frame={result.frame} />
      {outlets.length === 0 ? (
        <p>{w.empty}</p>
      ) : (
        <Table
          view={view}
          label={w.outlets}
          rows={outlets.slice(0, mostOutlets)}
          columns={[
            { label: w.outlet, class: 'wide', cell: ({ outlet }) => <UserText text={outlet.name} /> },
            {
              label: w.assertion,
              class: 'objects',
              cell: ({ outlet }) => (
                <>
                  <span class="tag">{exposureClasses[outlet.exposure][view.language]}</span> {outlet.grade}
                  <br />
                  <small>
                    {visible(outlet.evidence)}, {w.since.toLowerCase()} {view.day(Date.parse(outlet.since))}
                  </small>
                </>
              ),
            },
            { label: w.ownPosts, count: ({ ownPosts }) => ownPosts },
            { label: w.addresses, count: ({ addresses }) => addresses },
            {
              label: w.carried,
              means: w.carriedMeans,
              count: ({ carried }) => carried,
            },
            { label: w.accounts, count: ({ accounts }) => accounts },
            { label: w.first, class: 'nowrap', cell: ({ first }) => <Day view={view} at={first} /> },
            { label: w.last, class: 'nowrap', cell: ({ last }) => <Day view={view} at={last} /> },
          ]}
        />
      )}
      {outlets.length > mostOutlets ? (
        <p class="soft">{w.leftOut(view.integer(outlets.length - mostOutlets))}</p>
      ) : null}
    </section>
  )
}

function Unseen({ view, result }: { view: View; result: AmplificationResult }) {
  const { amplification: w } = view.words
  const { all, shortened } = result.linkCount
  const lines = [
    ...result.unseen.map((what) => w.unseenWords[what]),
    ...(shortened === 0 ? [] : [w.shortened(view.integer(shortened), view.integer(all))]),
  ]
  return (
    <section class="coverage">
      <h2 id="coverage">{w.unseen}</h2>
      {lines.length === 0 ? <p>{view.words.findings.unseenNothing}</p> : <Lines of={lines} />}
    </section>
  )
}
