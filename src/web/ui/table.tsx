import type { Child } from 'hono/jsx'
import { Column, TableFrame } from './parts.tsx'
import type { View } from './view.ts'

interface Heading {
  readonly label: string
  /** What it means, where the word alone does not say it. */
  readonly means?: string | undefined
  /** Of its cells, such as `nowrap`. */
  readonly class?: string
  /** Whether it names the row, where the first does not. */
  readonly names?: true
}

interface Cells<Row> extends Heading {
  readonly numeric?: boolean
  cell(row: Row): Child
}

interface Counts<Row> extends Heading {
  count(row: Row): number
}

/** What its cells show, or how many they count. */
export type TableColumn<Row> = Cells<Row> | Counts<Row>

/**
 * Rows as a table in a frame of its own. The first column names the row where no other does; what is false is no
 * column.
 */
export function Table<Row>(props: {
  view: View
  label: string
  columns: readonly (TableColumn<NoInfer<Row>> | false)[]
  rows: readonly Row[]
}) {
  const columns = props.columns.filter((column) => column !== false)
  const naming = Math.max(
    0,
    columns.findIndex(({ names }) => names),
  )
  return (
    <TableFrame label={props.label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Column label={column.label} means={column.means} numeric={isNumeric(column)} />
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr>
            {columns.map((column, at) => {
              const classes = [isNumeric(column) && 'n', column.class ?? (at === naming && 'names')]
              const own = classes.filter((one) => typeof one === 'string').join(' ')
              const cell = 'count' in column ? props.view.integer(column.count(row)) : column.cell(row)
              return at === naming ? (
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

function isNumeric<Row>(column: TableColumn<Row>): boolean {
  return 'count' in column || column.numeric === true
}
