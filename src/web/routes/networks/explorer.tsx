import type { Hono } from 'hono'
import { coordinationDetector } from '../../../detect/index.ts'
import { EdgeSign } from '../../charts/community-map.tsx'
import type { CoordinationFinding } from '../../findings.ts'
import { type Galaxy, galaxy, mostEdges, mostNodes } from '../../galaxy.ts'
import { KeepLanguage } from '../../ui/choose.tsx'
import { memberColumns } from '../../ui/community-tables.tsx'
import { Id, Pager, pageOf } from '../../ui/parts.tsx'
import { Table } from '../../ui/table.tsx'
import { inFormats, type View } from '../../ui/view.ts'
import { findingBy, page, viewOf, type WebContext } from '../../web-context.ts'

const perPage = 50

export function explorerRoutes(app: Hono, web: WebContext): void {
  const laidOut = rememberGalaxies(4)
  app.get('/networks/:finding/explorer.json', async (c) => {
    const finding = await findingBy(coordinationDetector, web, c.req.param('finding'))
    c.header('Cache-Control', 'private, max-age=31536000, immutable')
    return c.json(laidOut(finding))
  })
  app.get('/networks/:finding/explorer', async (c) => {
    const view = viewOf(c)
    const finding = await findingBy(coordinationDetector, web, c.req.param('finding'))
    const base = `/networks/${finding.id}`
    const frame = {
      title: view.words.explorer.title,
      crumbs: [
        { label: view.words.networks.title, href: view.to('/networks') },
        { label: finding.id, href: view.to(base) },
      ],
      current: 'networks' as const,
      data: inFormats(`${base}/explorer`, ['json']),
      scripts: ['explorer.js'],
    }
    return page(c, web, view, frame, <Explorer view={view} finding={finding} />)
  })
}

function rememberGalaxies(keep: number): (finding: CoordinationFinding) => Galaxy {
  const known = new Map<string, Galaxy>()
  return (finding) => {
    const found = known.get(finding.id) ?? galaxy(finding)
    known.set(finding.id, found)
    for (const oldest of known.keys()) {
      if (known.size <= keep) break
      known.delete(oldest)
    }
    return found
  }
}

function Explorer({ view, finding }: { view: View; finding: CoordinationFinding }) {
  const { words: w } = view
  const { communities, accounts, edges } = finding.body.result
  const chosen = view.query.get('community') ?? ''
  const sought = (view.query.get('q') ?? '').trim().slice(0, 100)
  return (
    <>
      <p class="lead">{w.explorer.lead(view.integer(accounts.length), view.integer(edges.length))}</p>
      {accounts.length > mostNodes || edges.length > mostEdges ? (
        <p class="soft">{w.explorer.cut(view.integer(mostNodes), view.integer(mostEdges))}</p>
      ) : null}
      <tocsin-explorer
        data-url={`/networks/${finding.id}/explorer.json`}
        data-canvas={w.explorer.canvas}
        data-failed={w.explorer.failed}
        data-edges={w.column.edges.toLowerCase()}
      >
        <form class="row" method="get">
          <KeepLanguage view={view} />
          <label>
            {w.explorer.filter}
            <select name="community">
              <option value="">{w.networks.all}</option>
              {communities.map((community) => (
                <option value={community.id} selected={community.id === chosen}>
                  {community.id} ({view.integer(community.members.length)})
                </option>
              ))}
            </select>
          </label>
          <label>
            {w.explorer.find}
            <input type="search" name="q" value={sought} placeholder={w.explorer.findHint} maxlength={100} />
          </label>
          <button type="submit">{w.networks.apply}</button>
          <span class="row" data-tools hidden>
            <button type="button" data-zoom="in" aria-label={w.explorer.zoomIn}>
              +
            </button>
            <button type="button" data-zoom="out" aria-label={w.explorer.zoomOut}>
              −
            </button>
            <button type="button" data-zoom="all">
              {w.explorer.reset}
            </button>
          </span>
        </form>
        <div class="stage" data-stage hidden>
          <p class="soft">{w.explorer.loading}</p>
        </div>
        <ul class="legend" data-legend hidden>
          {[false, true].map((declared) => (
            <li>
              <EdgeSign declared={declared} />
              {declared ? w.community.declaredEdge : w.community.undeclaredEdge}
            </li>
          ))}
          <li>
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
              <circle class="bystander" cx="7" cy="7" r="5" />
            </svg>
            {w.role.copied}: {w.roleMeans.copied}
          </li>
        </ul>
        <noscript>
          <p class="soft">{w.explorer.needsScript}</p>
        </noscript>
        <p role="status" class="soft" data-said />
      </tocsin-explorer>
      <AccountsTable view={view} finding={finding} community={chosen} sought={sought} />
    </>
  )
}

function AccountsTable(props: {
  view: View
  finding: CoordinationFinding
  community: string
  sought: string
}) {
  const { view, finding } = props
  const { words: w } = view
  const { communities, accounts } = finding.body.result
  const wanted = props.sought.toLowerCase()
  const rows = communities
    .filter((community) => props.community === '' || community.id === props.community)
    .flatMap((community) => community.members.map((member) => ({ community, member })))
    .filter(({ member }) => (accounts[member.account] ?? '').toLowerCase().startsWith(wanted))
    .sort((a, b) => b.member.degree - a.member.degree || a.member.account - b.member.account)
  const shown = pageOf(rows, view.query.get('page'), perPage)
  return (
    <section>
      <h2 id="table">{w.explorer.table}</h2>
      {rows.length === 0 ? <p>{w.none}</p> : null}
      <Table
        view={view}
        label={w.explorer.table}
        rows={shown.items}
        columns={[
          {
            label: w.column.account,
            class: 'id',
            cell: ({ member }) => <Id id={accounts[member.account] ?? String(member.account)} />,
          },
          {
            label: w.column.community,
            cell: ({ community }) => (
              <a href={view.to(`/networks/${finding.id}/${community.id}`)}>{community.id}</a>
            ),
          },
          ...memberColumns(view, (row: (typeof rows)[number]) => row.member),
        ]}
      />
      <Pager view={view} page={shown.page} pages={shown.pages} />
    </section>
  )
}
