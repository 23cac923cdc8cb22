import type { Child } from 'hono/jsx'
import { type Aggregate, exposures, type Frame, type Row } from '../../detect/amplification/index.ts'
import { exposureClasses } from '../../vocab/exposure.ts'
import { TableFrame } from './parts.tsx'
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
  more?: readonly { readonly label: Child; readonly of: (row: R) => Child }[]
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
        <TableFrame label={props.title}>
          <thead>
            <tr>
              <th scope="col">{props.head}</th>
              <th scope="col" class="n">
                {w.posts}
              </th>
              <th scope="col" class="n">
                {w.accounts}
              </th>
              {more.map(({ label }) => (
                <th scope="col" class="n">
                  {label}
                </th>
              ))}
              {exposures.map((exposure) => (
                <th scope="col" class="n">
                  {exposureClasses[exposure][view.language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr>
                <th scope="row" class="wide">
                  {props.show(row)}
                </th>
                <td class="n">{view.integer(row.posts)}</td>
                <td class="n">{view.integer(row.accounts)}</td>
                {more.map(({ of }) => (
                  <td class="n">{of(row)}</td>
                ))}
                {exposures.map((exposure) => (
                  <td class="n">{view.integer(row.byClass[exposure])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      {table.leftOut === 0 ? null : <p class="soft">{w.leftOut(view.integer(table.leftOut))}</p>}
    </section>
  )
}
