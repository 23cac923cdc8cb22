import { copiesDetector } from '../../../detect/index.ts'
import { type CopiesFinding, familyRows } from '../../copies-rows.ts'
import { FamilyTable, LookedStrip } from '../../ui/copies-parts.tsx'
import { RecordSection, ReplaySection } from '../../ui/finding-parts.tsx'
import { Origins, Passages, Shares } from '../../ui/laundering-sections.tsx'
import { Pager, pageOf } from '../../ui/parts.tsx'
import type { View } from '../../ui/view.ts'

const perPage = 50

export function CopiesPage({ view, finding }: { view: View; finding: CopiesFinding }) {
  const { copies: w, finding: f, laundering: l } = view.words
  const { id, body } = finding
  const rows = familyRows(finding)
  const shown = pageOf(rows, view.query.get('page'), perPage)
  const { found } = copiesDetector.headline(finding)
  return (
    <>
      <p class="lead">{found[view.language]}</p>
      <p>{w.notShown}</p>
      <section>
        <h2 id="families">{w.families}</h2>
        {body.result.familyCount > rows.length ? (
          <p class="soft">
            {w.wordingsMore(view.integer(rows.length), view.integer(body.result.familyCount))}
          </p>
        ) : null}
        {rows.length === 0 ? (
          <p>{w.empty}</p>
        ) : (
          <FamilyTable view={view} rows={shown.items} label={w.families} />
        )}
        <Pager view={view} page={shown.page} pages={shown.pages} />
      </section>
      <Origins view={view} finding={finding} />
      <Shares view={view} finding={finding} />
      <Passages view={view} finding={finding} />
      <LookedStrip view={view} finding={finding} />
      <RecordSection view={view} finding={finding} />
      <div class="two even">
        <ReplaySection view={view} finding={finding} />
        <section>
          <h2 id="downloads">{f.downloads}</h2>
          <ul>
            <li>
              <a href={`/copies/${id}.csv`}>{w.familiesFile}, CSV</a>
            </li>
            <li>
              <a href={`/copies/${id}/members.csv`}>{w.membersFile}, CSV</a>
            </li>
            <li>
              <a href={`/copies/${id}/passages.csv`}>{l.passagesFile}, CSV</a>
            </li>
            <li>
              <a href={`/copies/${id}.json`}>{f.wholeFile}, JSON</a>
            </li>
          </ul>
        </section>
      </div>
    </>
  )
}
