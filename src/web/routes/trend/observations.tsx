import type { Observation, Trend } from '../../../detect/trend/index.ts'
import { technique } from '../../../vocab/techniques.ts'
import { millisecondsOf, sourceLabel, whenOf } from '../../trend-rows.ts'
import { Day, Pager, pageOf } from '../../ui/parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import { Table } from '../../ui/table.tsx'
import type { View } from '../../ui/view.ts'

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
        <Table
          view={view}
          label={w.observations}
          rows={shown.items}
          columns={[
            {
              label: w.observed,
              class: 'code nowrap',
              cell: ({ url, name }) => <a href={view.to(url)}>{visible(name)}</a>,
            },
            { label: w.technique, class: 'code', cell: (row) => row.technique },
            { label: w.source, cell: ({ source }) => sourceLabel(source)[view.language] },
            { label: w.on, cell: ({ from }) => <Day view={view} at={millisecondsOf(from)} /> },
            { label: w.until, cell: ({ until }) => <Day view={view} at={millisecondsOf(until)} /> },
            { label: w.when, cell: (row) => w.whens[whenOf(row, trend)] },
          ]}
        />
      )}
      <Pager view={view} page={shown.page} pages={shown.pages} />
    </>
  )
}
