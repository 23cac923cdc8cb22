export interface MatrixColumn {
  /** As the table below numbers it. */
  readonly number: string
  readonly group: string
  /** 1 to 4, the stronger the darker. */
  readonly shade: number
}

export interface MatrixRow {
  readonly label: string
  /** Of each column, what it has there for whoever points at it, or null. */
  readonly has: readonly (string | null)[]
}

const cell = 22
const labels = 176
const top = 40
/** A letter's width at the most, on average. */
const letter = 7

/** What each row has of each column: a square where it has it, the darker the rarer. */
export function SiteMatrix(props: {
  columns: readonly MatrixColumn[]
  rows: readonly MatrixRow[]
  label: string
}) {
  const { columns, rows } = props
  const { x, width } = placed(columns)
  const height = top + rows.length * cell + 2
  return (
    <svg
      class="matrix"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={props.label}
    >
      {columns.map(({ number, group }, at) => (
        <>
          {at === 0 || group !== columns[at - 1]!.group ? (
            <text class="ink" x={x[at]} y={14}>
              {group}
            </text>
          ) : null}
          <text x={x[at]! + cell / 2} y={top - 8} text-anchor="middle">
            {number}
          </text>
        </>
      ))}
      {rows.map(({ label, has }, row) => (
        <>
          <text class="ink" x={0} y={top + row * cell + 15}>
            {label}
          </text>
          {has.map((what, at) => (
            <rect
              class={what === null ? 'none' : `w${columns[at]!.shade}`}
              x={x[at]! + 1}
              y={top + row * cell + 1}
              width={cell - 2}
              height={cell - 2}
            >
              {what === null ? null : <title>{what}</title>}
            </rect>
          ))}
        </>
      ))}
    </svg>
  )
}

/** Where each column stands: groups apart, and each as wide as its name at least. */
function placed(columns: readonly MatrixColumn[]) {
  const x: number[] = []
  let at = labels
  let named = labels
  columns.forEach(({ group }, i) => {
    if (i > 0 && group !== columns[i - 1]!.group) at = Math.max(at + 14, named)
    if (group !== columns[i - 1]?.group) named = at + group.length * letter + 14
    x.push(at)
    at += cell
  })
  return { x, width: Math.max(at, named) + 2 }
}
