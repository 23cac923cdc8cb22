import type { Context } from 'hono'
import { coordinationDetector } from '../../../detect/index.ts'
import { byNeedOfALook, type CommunityRow, communityRows } from '../../community-rows.ts'
import { type CoordinationFinding, keptOf, type ObjectKind } from '../../findings.ts'
import { CommunityTable } from '../../ui/community-table.tsx'
import { Filter } from '../../ui/filter.tsx'
import { FindingTable } from '../../ui/finding-parts.tsx'
import { Pager, pageOf } from '../../ui/parts.tsx'
import type { View } from '../../ui/view.ts'
import type { WebContext } from '../../web-context.ts'
import { words } from '../../words/index.ts'

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

export interface Listed {
  readonly findings: readonly FindingRow[]
  readonly rows: readonly CommunityRow[]
  /** Kinds of object that any finding has. */
  readonly kinds: readonly ObjectKind[]
}

export function listing(web: WebContext): (c: Context) => Promise<Listed> {
  const everything = keptOf(web.findings, coordinationDetector, (finding) => ({
    finding: findingRow(finding),
    rows: communityRows(finding),
  }))
  return async (c) => {
    const affiliation = affiliations.find((word) => word === c.req.query('affiliation'))
    const kind = objectKinds.find((word) => word === c.req.query('kind'))
    const all = await everything()
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

export function Networks({ view, listed }: { view: View; listed: Listed }) {
  const { findings, rows } = listed
  const { words: w } = view
  if (findings.length === 0) {
    return (
      <section>
        <p>
          {w.networks.none} <a href={view.to('/')}>{w.situation.begin}</a>
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
          options={listed.kinds.map((id) => ({ id, label: w.kinds[id] }))}
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
        <FindingTable
          view={view}
          label={w.column.findings}
          path="/networks"
          rows={findings.slice(0, perPage)}
          columns={[
            { label: w.column.posts, count: ({ posts }) => posts },
            { label: w.column.accounts, count: ({ accounts }) => accounts },
            { label: w.column.edges, count: ({ edges }) => edges },
            { label: w.finding.communities, count: ({ communities }) => communities },
          ]}
        />
      </section>
    </>
  )
}
