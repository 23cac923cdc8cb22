export interface GridTile {
  readonly code: string
  readonly column: number
  readonly row: number
  readonly sort: 'ready' | 'member' | 'other'
  readonly title: string
}

const side = 40

/** Countries as tiles of one size: nobody is larger than anybody else. */
export function TileGrid({ tiles, label }: { tiles: readonly GridTile[]; label: string }) {
  const columns = tiles.map(({ column }) => column)
  const rows = tiles.map(({ row }) => row)
  const left = Math.min(...columns)
  const width = (Math.max(...columns) - left + 1) * side
  // Rows without a tile are left out.
  const used = [...new Set(rows)].sort((a, b) => a - b)
  const at = (row: number) => used.indexOf(row)
  const height = used.length * side
  return (
    <svg
      class="chart tiles"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {tiles.map(({ code, column, row, sort, title }) => (
        <g class={`tile ${sort}`}>
          <title>{title}</title>
          <rect
            x={(column - left) * side + 1.5}
            y={at(row) * side + 1.5}
            width={side - 3}
            height={side - 3}
            rx="2"
          />
          <text x={(column - left) * side + side / 2} y={at(row) * side + side / 2 + 4} text-anchor="middle">
            {code}
          </text>
        </g>
      ))}
    </svg>
  )
}
