import type { Context, Hono } from 'hono'
import { coordinationDetector } from '../../detect/index.ts'
import { byNeedOfALook, type CommunityRow, communityRows, communityRowsCsv } from '../community-rows.ts'
import { by, type CoordinationFinding, type ObjectKind } from '../findings.ts'
import { CommunityTable } from '../ui/community-table.tsx'
import { Filter } from '../ui/filter.tsx'
import { Pager, pageOf, TableFrame, Time } from '../ui/parts.tsx'
import { inFormats, linkTo, type View } from '../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../web-context.ts'
import { words } from '../words/index.ts'

const affiliations = ['undeclared', 'affiliated'] as const
const perPage = 50
const objectKinds = Object.keys(words.en.kinds) as readonly ObjectKind[]

interface FindingRow {
  readonly id: string
  readonly computedAt: string
  readonly url: string
  readonly communities: number
  readonly accounts: number
  readonly edges: number
  readonly posts: number
}

export function networksRoutes(app: Hono, web: WebContext): void {
  const listed = listing(web)
  app.get('/networks.json', async (c) => {
    const { findings, rows } = await listed(c)
    return c.json({ findings, communities: rows })
  })
  app.get('/networks.csv', async (c) => {
    const { rows } = await listed(c)
    return csv(c, 'networks.csv', communityRowsCsv(rows))
  })
  app.get('/networks', async (c) => {
    const view = viewOf(c)
    const { findings, rows, kinds } = await listed(c)
    const data = inFormats(linkTo(view, { page: null }))
    const frame = { title: view.words.networks.title, current: 'networks' as const, data }
    return page(c, web, view, frame, <Networks view={view} findings={findings} rows={rows} kinds={kinds} />)
  })
}

interface Listed {
  readonly findings: readonly FindingRow[]
  readonly rows: readonly CommunityRow[]
  /** Kinds of object that any finding has. */
  readonly kinds: readonly ObjectKind[]
}

/** Reads every finding once: only its rows are kept, since findings never change. */
function listing(web: WebContext): (c: Context) => Promise<Listed> {
  const known = new Map<string, { readonly finding: FindingRow; readonly rows: readonly CommunityRow[] }>()
  const rowsOf = async (id: string) => {
    const finding = known.has(id) ? undefined : by(coordinationDetector, await web.findings.get(id))
    if (finding !== undefined) known.set(id, { finding: findingRow(finding), rows: communityRows(finding) })
    return known.get(id)
  }
  return async (c) => {
    const affiliation = affiliations.find((word) => word === c.req.query('affiliation'))
    const kind = objectKinds.find((word) => word === c.req.query('kind'))
    const all = []
    for (const { id } of await web.findings.list()) {
      const found = await rowsOf(id)
      if (found !== undefined) all.push(found)
    }
    const rows = all.flatMap((found) => found.rows)
    return {
      findings: all.map((found) => found.finding),
      rows: rows
        .filter((row) => affiliation === undefined || row.affiliation === affiliation)
        .filter((row) => kind === undefined || row.kinds.includes(kind))
        .sort(byNeedOfALook),
      kinds: objectKinds.filter((word) => rows.some((row) => row.kinds.includes(word))),
    }
  }
}

function findingRow({ id, computedAt, body: { result } }: CoordinationFinding): FindingRow {
  return {
    id,
    computedAt,
    url: `/networks/${id}`,
    communities: result.communities.length,
    accounts: result.accounts.length,
    edges: result.edges.length,
    posts: result.coverage.posts,
  }
}

function Networks(props: {
  view: View
  findings: readonly FindingRow[]
  rows: readonly CommunityRow[]
  kinds: readonly ObjectKind[]
}) {
  const { view, findings, rows } = props
  const { words: w } = view
  if (findings.length === 0) {
    return (
      <section>
        <p>{w.networks.none}</p>
        <p>
          <a href={view.to('/')}>{w.situation.title}</a>
        </p>
      </section>
    )
  }
  const shown = pageOf(rows, view.query.get('page'), perPage)
  return (
    <>
      <section>
        <h2 id="communities">{w.finding.communities}</h2>
        <p class="soft">{w.networks.lead(view.integer(rows.length), view.integer(findings.length))}</p>
        <Filter
          view={view}
          name="affiliation"
          label={w.networks.byAffiliation}
          options={affiliations.map((id) => ({ id, label: w.affiliation[id] }))}
        />
        <Filter
          view={view}
          name="kind"
          label={w.networks.byKind}
          options={props.kinds.map((id) => ({ id, label: w.kinds[id] }))}
        />
        {rows.length === 0 ? (
          <p>{w.networks.empty}</p>
        ) : (
          <CommunityTable view={view} rows={shown.items} label={w.finding.communities} withFinding />
        )}
        <Pager view={view} page={shown.page} pages={shown.pages} />
      </section>
      <section>
        <h2 id="findings">{w.column.findings}</h2>
        <TableFrame label={w.column.findings}>
          <thead>
            <tr>
              <th scope="col">{w.column.finding}</th>
              <th scope="col">{w.column.computed}</th>
              <th scope="col" class="n">
                {w.column.posts}
              </th>
              <th scope="col" class="n">
                {w.column.accounts}
              </th>
              <th scope="col" class="n">
                {w.column.edges}
              </th>
              <th scope="col" class="n">
                {w.finding.communities}
              </th>
            </tr>
          </thead>
          <tbody>
            {findings.slice(0, perPage).map((finding) => (
              <tr>
                <th scope="row" class="code nowrap">
                  <a href={view.to(finding.url)}>{finding.id}</a>
                </th>
                <td class="nowrap">
                  <Time view={view} at={Date.parse(finding.computedAt)} />
                </td>
                <td class="n">{view.integer(finding.posts)}</td>
                <td class="n">{view.integer(finding.accounts)}</td>
                <td class="n">{view.integer(finding.edges)}</td>
                <td class="n">{view.integer(finding.communities)}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </section>
    </>
  )
}
