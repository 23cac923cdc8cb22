import type { Context, Hono } from 'hono'
import { copyKinds } from '../../../detect/copies/index.ts'
import { copiesDetector } from '../../../detect/index.ts'
import { likelihood } from '../../../vocab/confidence.ts'
import { type FamilyRow, familyRows, familyRowsCsv } from '../../copies-rows.ts'
import { by } from '../../findings.ts'
import { FamilyTable } from '../../ui/copies-parts.tsx'
import { Filter } from '../../ui/filter.tsx'
import { Pager, pageOf } from '../../ui/parts.tsx'
import { inFormats, linkTo, type View } from '../../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../../web-context.ts'

const perPage = 50

interface Listed {
  readonly findings: readonly string[]
  readonly rows: readonly FamilyRow[]
}

export function copiesListRoutes(app: Hono, web: WebContext): void {
  const listed = listing(web)
  app.get('/copies.json', async (c) => c.json({ families: (await listed(c)).rows }))
  app.get('/copies.csv', async (c) => csv(c, 'copies.csv', familyRowsCsv((await listed(c)).rows)))
  app.get('/copies', async (c) => {
    const view = viewOf(c)
    const data = inFormats(linkTo(view, { page: null }))
    const frame = { title: view.words.copies.title, current: 'copies' as const, data }
    return page(c, web, view, frame, <Copies view={view} listed={await listed(c)} />)
  })
}

/** Reads every finding once: only its rows are kept, since findings never change. */
function listing(web: WebContext): (c: Context) => Promise<Listed> {
  const known = new Map<string, readonly FamilyRow[] | null>()
  return async (c) => {
    const kind = copyKinds.find((word) => word === c.req.query('kind'))
    const only = c.req.query('finding')
    const findings: string[] = []
    const rows: FamilyRow[] = []
    for (const { id } of await web.findings.list()) {
      if (!known.has(id)) {
        const finding = by(copiesDetector, await web.findings.get(id))
        known.set(id, finding === undefined ? null : familyRows(finding))
      }
      const own = known.get(id)
      if (own === null || own === undefined) continue
      findings.push(id)
      if (only === undefined || only === id) rows.push(...own)
    }
    const kept =
      kind === undefined ? rows : rows.filter((row) => row.kinds[kind] > (kind === 'verbatim' ? 1 : 0))
    return {
      findings,
      rows: kept.sort(byLikelihood),
    }
  }
}

/** The likeliest to have one source first, then those with most accounts. */
function byLikelihood(x: FamilyRow, y: FamilyRow): number {
  const low = (row: FamilyRow) => likelihood(row.likelihood)?.low ?? 0
  return low(y) - low(x) || y.accounts - x.accounts || y.posts - x.posts || x.first - y.first
}

function Copies({ view, listed: { findings, rows } }: { view: View; listed: Listed }) {
  const { copies: w } = view.words
  if (findings.length === 0) return <p>{w.none}</p>
  const shown = pageOf(rows, view.query.get('page'), perPage)
  return (
    <section>
      <h2 id="families">{w.families}</h2>
      <p class="soft">{w.lead(view.integer(rows.length), view.integer(findings.length))}</p>
      <p>{w.notShown}</p>
      <Filter
        view={view}
        name="kind"
        label={w.byKind}
        options={copyKinds.map((id) => ({ id, label: w.kind[id] }))}
      />
      {findings.length > 1 ? (
        <Filter
          view={view}
          name="finding"
          label={w.byFinding}
          options={findings.slice(0, 12).map((id) => ({ id, label: id }))}
        />
      ) : null}
      {rows.length === 0 ? (
        <p>{w.empty}</p>
      ) : (
        <FamilyTable view={view} rows={shown.items} label={w.families} withFinding={findings.length > 1} />
      )}
      <Pager view={view} page={shown.page} pages={shown.pages} />
    </section>
  )
}
