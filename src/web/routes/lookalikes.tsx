import type { Context, Hono } from 'hono'
import { lookalikesDetector } from '../../detect/index.ts'
import { rules } from '../../detect/lookalikes/index.ts'
import { by } from '../findings.ts'
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
import { HitCharts, HitTable, Limits, LookedAt } from '../ui/lookalike-parts.tsx'
import { CommandLine, Pager, pageOf } from '../ui/parts.tsx'
import { clip } from '../ui/shown-text.ts'
import { inFormats, linkTo, type View } from '../ui/view.ts'
import { csv, findingBy, nothingAt, page, splitFormat, viewOf, type WebContext } from '../web-context.ts'

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
  const every = everyHit(web)
  const shared = sharedSites(web)
  app.get('/lookalikes.json', async (c) => c.json({ hits: asked(c, (await every()).rows).rows }))
  app.get('/lookalikes.csv', async (c) =>
    csv(c, 'lookalikes.csv', hitRowsCsv(asked(c, (await every()).rows).rows)),
  )
  app.get('/lookalikes', async (c) => {
    const view = viewOf(c)
    const { rows, names, findings } = await every()
    const frame = {
      title: view.words.lookalikes.title,
      current: 'lookalikes' as const,
      data: inFormats(linkTo(view, { page: null })),
    }
    return page(
      c,
      web,
      view,
      frame,
      <All
        view={view}
        listed={asked(c, rows)}
        names={names}
        findings={findings}
        shared={await shared()}
        offered={web.importing !== undefined}
      />,
    )
  })
  app.get('/lookalikes/:finding', async (c) => {
    const { id, format } = splitFormat(c.req.param('finding'))
    const finding = await findingBy(lookalikesDetector, web, id)
    const listed = asked(c, [...hitRows(finding)].sort(byDay))
    if (format === 'json') {
      const { hash, computedAt, body } = finding
      return c.json({ id, hash, computedAt, body })
    }
    if (format === 'csv') return csv(c, `${id}.csv`, hitRowsCsv(hitRows(finding)))
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const frame = {
      title: view.words.lookalikes.titleOf(id),
      id,
      finding: id,
      crumbs: [{ label: view.words.lookalikes.title, href: view.to('/lookalikes') }],
      current: 'lookalikes' as const,
      data: inFormats(`/lookalikes/${id}`),
    }
    return page(
      c,
      web,
      view,
      frame,
      <One view={view} finding={finding} listed={listed} shared={await shared()} />,
    )
  })
}

/** Reads every finding once: only its rows are kept, since findings never change. */
function everyHit(web: WebContext) {
  const known = new Map<string, { readonly rows: readonly HitRow[]; readonly names: readonly string[] }>()
  const other = new Set<string>()
  return async () => {
    const ids: string[] = []
    for (const { id } of await web.findings.list()) {
      if (other.has(id)) continue
      const finding = known.has(id) ? undefined : by(lookalikesDetector, await web.findings.get(id))
      if (finding !== undefined) {
        known.set(id, {
          rows: hitRows(finding),
          names: finding.body.parameters.names.map(({ name }) => name),
        })
      }
      if (known.has(id)) ids.push(id)
      else other.add(id)
    }
    const held = ids.map((id) => known.get(id)!)
    return {
      findings: ids,
      names: new Set(held.flatMap(({ names }) => names)).size,
      rows: held.flatMap(({ rows }) => rows).sort(byDay),
    }
  }
}

interface Shown {
  readonly view: View
  readonly listed: Listed
  readonly shared: SharedSites
}

function All(props: Shown & { names: number; findings: readonly string[]; offered: boolean }) {
  const { view, listed, findings } = props
  const form = <LookForm view={view} detector="lookalikes" offered={props.offered} />
  const { lookalikes: w } = view.words
  if (findings.length === 0) {
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
      <p class="lead">
        {w.lead(view.integer(close), view.integer(props.names), view.integer(findings.length))}
      </p>
      <Hits view={view} listed={listed} withFinding shared={props.shared} />
      {form}
      <Limits view={view} finding={null} />
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
      <Limits view={view} finding={finding.id} />
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
