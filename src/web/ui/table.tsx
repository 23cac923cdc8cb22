import type { Child } from 'hono/jsx'
import { Column, TableFrame } from './parts.tsx'

export interface TableColumn<Row> {
  readonly label: string
  /** What it means, where the word alone does not say it. */
  readonly means?: string | undefined
  readonly numeric?: boolean
  /** Of its cells, such as `nowrap`. */
  readonly class?: string
  cell(row: Row): Child
}

/** Rows as a table in a frame of its own. The first column names the row; what is false is no column. */
export function Table<Row>(props: {
  label: string
  columns: readonly (TableColumn<Row> | false)[]
  rows: readonly Row[]
}) {
  const columns = props.columns.filter((column) => column !== false)
  return (
    <TableFrame label={props.label}>
      <thead>
        <tr>
          {columns.map(({ label, means, numeric }) => (
            <Column label={label} means={means} numeric={numeric} />
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr>
            {columns.map((column, at) => {
              const classes = [at === 0 && 'names', column.numeric && 'n', column.class]
              const own = classes.filter((one) => typeof one === 'string').join(' ')
              const cell = column.cell(row)
              return at === 0 ? (
                <th scope="row" class={own}>
                  {cell}
                </th>
              ) : (
                <td class={own === '' ? undefined : own}>{cell}</td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
