import type { Context } from 'hono'
import { copyKinds } from '../../../detect/copies/index.ts'
import { copiesDetector } from '../../../detect/index.ts'
import { likelihood } from '../../../vocab/confidence.ts'
import { type FamilyRow, familyRows } from '../../copies-rows.ts'
import { keptOf } from '../../findings.ts'
import { FamilyTable } from '../../ui/copies-parts.tsx'
import { Filter } from '../../ui/filter.tsx'
import { Pager, pageOf, Sentence } from '../../ui/parts.tsx'
import type { View } from '../../ui/view.ts'
import type { WebContext } from '../../web-context.ts'

const perPage = 50

export interface Listed {
  readonly findings: readonly string[]
  readonly rows: readonly FamilyRow[]
}

export function listing(web: WebContext): (c: Context) => Promise<Listed> {
  const everything = keptOf(web.findings, copiesDetector, (finding) => ({
    id: finding.id,
    rows: familyRows(finding),
  }))
  return async (c) => {
    const kind = copyKinds.find((word) => word === c.req.query('kind'))
    const only = c.req.query('finding')
    const all = await everything()
    const rows = all.filter(({ id }) => only === undefined || only === id).flatMap((one) => one.rows)
    return {
      findings: all.map(({ id }) => id),
      rows: rows
        .filter((row) => kind === undefined || row.kinds[kind] > (kind === 'verbatim' ? 1 : 0))
        .sort(byLikelihood),
    }
  }
}

/** The likeliest to have one source first, then those with most accounts. */
function byLikelihood(x: FamilyRow, y: FamilyRow): number {
  const low = (row: FamilyRow) => likelihood(row.likelihood)?.low ?? 0
  return low(y) - low(x) || y.accounts - x.accounts || y.posts - x.posts || x.first - y.first
}

export function Copies({ view, listed: { findings, rows } }: { view: View; listed: Listed }) {
  const { copies: w } = view.words
  if (findings.length === 0)
    return (
      <p>
        <Sentence text={w.none} />
      </p>
    )
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
