import type { Child } from 'hono/jsx'
import { type Aggregate, exposures, type Frame, type Row } from '../../detect/amplification/index.ts'
import { exposureClasses } from '../../vocab/exposure.ts'
import { Table } from './table.tsx'
import type { View } from './view.ts'

/** The window and the denominator that every table about accounts stands under. */
export function FrameLine({ view, frame }: { view: View; frame: Frame }) {
  const { window, denominator } = frame
  return (
    <p class="soft">
      {view.words.amplification.frame(
        view.day(window.from),
        view.day(window.to),
        view.integer(denominator.posts),
        view.integer(denominator.accounts),
      )}
    </p>
  )
}

/** A table about accounts with its window, denominator and classes; it takes nothing that lacks them. */
export function AggregateTable<R extends Row>(props: {
  view: View
  id: string
  title: string
  lead?: string
  head: string
  table: Aggregate<R>
  show: (row: R) => Child
  more?: readonly {
    readonly label: string
    readonly means?: string
    readonly of: (row: R) => Child
  }[]
}) {
  const { view, table, more = [] } = props
  const { amplification: w } = view.words
  return (
    <section>
      <h2 id={props.id}>{props.title}</h2>
      {props.lead === undefined ? null : <p>{props.lead}</p>}
      <FrameLine view={view} frame={table.frame} />
      {table.rows.length === 0 ? (
        <p>{w.empty}</p>
      ) : (
        <Table
          view={view}
          label={props.title}
          rows={table.rows}
          columns={[
            { label: props.head, class: 'wide', cell: props.show },
            { label: w.posts, count: ({ posts }) => posts },
            { label: w.accounts, count: ({ accounts }) => accounts },
            ...more.map(({ of, ...column }) => ({ ...column, numeric: true, cell: of })),
            ...exposures.map((exposure) => ({
              label: exposureClasses[exposure][view.language],
              numeric: true,
              cell: ({ byClass }: R) => view.integer(byClass[exposure]),
            })),
          ]}
        />
      )}
      {table.leftOut === 0 ? null : <p class="soft">{w.leftOut(view.integer(table.leftOut))}</p>}
    </section>
  )
}
