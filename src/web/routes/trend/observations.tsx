import type { Observation, Trend } from '../../../detect/trend/index.ts'
import { technique } from '../../../vocab/techniques.ts'
import { millisecondsOf, sourceLabel, whenOf } from '../../trend-rows.ts'
import { Column, Day, Pager, pageOf, TableFrame } from '../../ui/parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import { linkTo, type View } from '../../ui/view.ts'

const perPage = 50

/** What a number of the trend was counted from, each with the page that shows it. */
export function ObservationsPage(props: { view: View; trend: Trend; rows: readonly Observation[] }) {
  const { view, trend, rows } = props
  const { trend: w } = view.words
  const shown = pageOf(rows, view.query.get('page'), perPage)
  const asked = technique(view.query.get('technique') ?? '')
  return (
    <>
      {asked === undefined ? null : (
        <p class="lead">
          {asked.name} <span class="soft">({asked.tactic.name})</span>
        </p>
      )}
      {rows.length === 0 ? <p>{w.none}</p> : null}
      {rows.length === 0 ? null : (
        <TableFrame label={w.observations}>
          <thead>
            <tr>
              <Column label={w.observed} />
              <Column label={w.technique} />
              <Column label={w.source} />
              <Column label={w.on} />
              <Column label={w.until} />
              <Column label={w.when} />
            </tr>
          </thead>
          <tbody>
            {shown.items.map((row) => (
              <tr>
                <th scope="row" class="code nowrap">
                  <a href={view.to(row.url)}>{visible(row.name)}</a>
                </th>
                <td class="code">{row.technique}</td>
                <td>{sourceLabel(row.source)[view.language]}</td>
                <td>
                  <Day view={view} at={millisecondsOf(row.from)} />
                </td>
                <td>
                  <Day view={view} at={millisecondsOf(row.until)} />
                </td>
                <td>{w.whens[whenOf(row, trend)]}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <Pager
        view={view}
        page={shown.page}
        pages={shown.pages}
        href={(n) => linkTo(view, { page: String(n) })}
      />
    </>
  )
}
