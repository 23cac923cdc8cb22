import type { Context, Hono } from 'hono'
import { lookalikesDetector } from '../../detect/index.ts'
import { rules } from '../../detect/lookalikes/index.ts'
import { keptOf } from '../findings.ts'
import {
  byDay,
  filtered,
  type HitRow,
  hitRows,
  hitRowsCsv,
  type LookalikesFinding,
} from '../lookalike-rows.ts'
import { type SharedSites, sharedSites } from '../shared-sites.ts'
import { Filter } from '../ui/filter.tsx'
import { RecordSection, ReplaySection } from '../ui/finding-parts.tsx'
import { LookForm } from '../ui/look-form.tsx'
import { HitCharts, HitTable, LikenessLimits, LookedAt } from '../ui/lookalike-parts.tsx'
import { CommandLine, Pager, pageOf } from '../ui/parts.tsx'
import { clip } from '../ui/shown-text.ts'
import type { View } from '../ui/view.ts'
import type { WebContext } from '../web-context.ts'
import { detectorRoutes } from './detector-pages.ts'

const perPage = 30
const mostNames = 12

interface Listed {
  /** After the filters of the address. */
  readonly rows: readonly HitRow[]
  readonly all: readonly HitRow[]
}

function asked(c: Context, all: readonly HitRow[]): Listed {
  const rule = rules.find((one) => one === c.req.query('rule'))
  const like = all.find((row) => row.like === c.req.query('like'))?.like
  const closeness = c.req.query('show') ?? 'close'
  return {
    all,
    rows: filtered(all, {
      rule,
      like,
      closeness: closeness === 'namesake' ? closeness : closeness === 'all' ? 'all' : 'close',
    }),
  }
}

export function lookalikesRoutes(app: Hono, web: WebContext): void {
  const every = keptOf(web.findings, lookalikesDetector, (finding) => ({
    rows: hitRows(finding),
    names: finding.body.parameters.names.map(({ name }) => name),
  }))
  const shared = sharedSites(web)
  detectorRoutes(app, web, {
    detector: lookalikesDetector,
    key: 'lookalikes',
    list: {
      async read(c) {
        const held = await every()
        const listed = asked(c, held.flatMap(({ rows }) => rows).sort(byDay))
        const names = new Set(held.flatMap((one) => one.names)).size
        return { listed, names, findings: held.length }
      },
      json: ({ listed }) => ({ hits: listed.rows }),
      csv: ({ listed }) => hitRowsCsv(listed.rows),
      show: async (view, all) => (
        <All view={view} {...all} shared={await shared()} offered={web.importing !== undefined} />
      ),
    },
    title: (words, { id }) => words.lookalikes.titleOf(id),
    async show(view, finding, c) {
      const listed = asked(c, [...hitRows(finding)].sort(byDay))
      return <One view={view} finding={finding} listed={listed} shared={await shared()} />
    },
    csv: (finding) => hitRowsCsv(hitRows(finding)),
    opensCase: true,
  })
}

interface Shown {
  readonly view: View
  readonly listed: Listed
  readonly shared: SharedSites
}

function All(props: Shown & { names: number; findings: number; offered: boolean }) {
  const { view, listed, findings } = props
  const form = <LookForm view={view} detector="lookalikes" offered={props.offered} />
  const { lookalikes: w } = view.words
  if (findings === 0) {
    return (
      <section>
        <p>{w.none}</p>
        <CommandLine view={view} command={w.command} />
        {form}
      </section>
    )
  }
  const close = listed.all.filter(({ closeness }) => closeness === 'close').length
  return (
    <>
      <p class="lead">{w.lead(view.integer(close), view.integer(props.names), view.integer(findings))}</p>
      <Hits view={view} listed={listed} withFinding shared={props.shared} />
      {form}
      <LikenessLimits view={view} finding={null} />
    </>
  )
}

function One({ view, finding, listed, shared }: Shown & { finding: LookalikesFinding }) {
  const { lookalikes: w } = view.words
  const { counts, leftOut } = finding.body.result
  const names = view.integer(finding.body.parameters.names.length)
  const lost = leftOut.close + leftOut.namesake
  return (
    <>
      <p class="lead">{w.leadOne(view.integer(counts.close), view.integer(counts.names), names)}</p>
      <Hits view={view} listed={listed} withFinding={false} shared={shared} />
      {lost === 0 ? null : <p class="soft">{w.leftOut(view.integer(lost))}</p>}
      <LookedAt view={view} finding={finding} />
      <LikenessLimits view={view} finding={finding.id} />
      <RecordSection view={view} finding={finding} />
      <ReplaySection view={view} finding={finding} />
    </>
  )
}

function Hits({ view, listed, withFinding, shared }: Shown & { withFinding: boolean }) {
  const { lookalikes: w } = view.words
  const { rows, all } = listed
  const shown = pageOf(rows, view.query.get('page'), perPage)
  const counts = new Map<string, number>()
  for (const { like, closeness } of all)
    if (closeness === 'close') counts.set(like, (counts.get(like) ?? 0) + 1)
  const names = [...counts].sort((x, y) => y[1] - x[1]).slice(0, mostNames)
  return (
    <>
      <HitCharts view={view} rows={all} />
      <section>
        <h2 id="hits">{w.hits}</h2>
        <Filter
          view={view}
          name="show"
          label={w.byCloseness}
          none={w.closeness.close}
          options={[
            { id: 'namesake', label: w.closeness.namesake },
            { id: 'all', label: view.words.networks.all },
          ]}
        />
        <Filter
          view={view}
          name="rule"
          label={w.byRule}
          options={rules
            .filter((rule) => all.some((row) => row.rule === rule))
            .map((id) => ({ id, label: w.rules[id] }))}
        />
        {names.length < 2 ? null : (
          <Filter
            view={view}
            name="like"
            label={w.byName}
            options={names.map(([id]) => ({ id, label: clip(id, 30) }))}
          />
        )}
        {rows.length === 0 ? (
          <p>{w.empty}</p>
        ) : (
          <HitTable view={view} rows={shown.items} withFinding={withFinding} shared={shared} />
        )}
        <Pager view={view} page={shown.page} pages={shown.pages} />
      </section>
    </>
  )
}
