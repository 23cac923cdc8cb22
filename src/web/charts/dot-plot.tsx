import { scaleLinear, scaleSymlog } from 'd3-scale'
import { px, secondTicks, squeezedTicks } from './ticks.ts'

export interface DotRow {
  readonly label: string
  /** Seconds after the first post, at least 0. */
  readonly after: readonly number[]
}

export interface DotPlotProps {
  readonly rows: readonly DotRow[]
  /** Seconds between which nine of ten lags fall by chance. */
  readonly band: readonly [from: number, to: number] | null
  readonly label: string
  readonly axis: string
  readonly width: number
  readonly class: string
  write(seconds: number): string
}

/** One row an object, one dot a post, at its distance from the first; far tails squeeze the axis. */
export function DotPlot(props: DotPlotProps) {
  const phone = props.width < 480
  const left = phone ? 8 : 250
  const right = 24
  const rowHeight = phone ? 34 : 22
  const top = 4
  const bottom = 38
  const body = props.rows.length * rowHeight
  const height = top + body + bottom
  const furthest = Math.max(1, props.band?.[1] ?? 0, ...props.rows.map((row) => Math.max(0, ...row.after)))
  const typical = percentile(
    props.rows.flatMap((row) => row.after).filter((after) => after > 0),
    0.5,
  )
  const squeeze = furthest > 20 * Math.max(1, typical)
  const range = [left, props.width - right]
  const x = squeeze
    ? scaleSymlog([0, furthest], range).constant(Math.max(1, typical))
    : scaleLinear([0, furthest], range)
  const ticks = squeeze
    ? squeezedTicks(furthest, (seconds) => x(seconds), 52)
    : secondTicks(furthest, phone ? 4 : 7)
  return (
    <svg
      class={`chart ${props.class}`}
      width={props.width}
      height={height}
      viewBox={`0 0 ${props.width} ${height}`}
      role="img"
      aria-label={props.label}
    >
      {props.band && (
        <rect
          class="band"
          x={px(x(props.band[0]))}
          y={top}
          width={px(Math.max(1, x(props.band[1]) - x(props.band[0])))}
          height={body}
        />
      )}
      {ticks.map((tick) => (
        <>
          <path class="axis" d={`M${px(x(tick))} ${top}v${body}`} />
          <text x={px(x(tick))} y={top + body + 16} text-anchor={phone && tick === 0 ? 'start' : 'middle'}>
            {tick === 0 ? '0' : props.write(tick)}
          </text>
        </>
      ))}
      {props.rows.map((row, i) => {
        const y = top + i * rowHeight + (phone ? 25 : rowHeight / 2)
        return (
          <>
            <text
              class="ink"
              x={phone ? left : left - 14}
              y={phone ? y - 11 : y + 4}
              text-anchor={phone ? 'start' : 'end'}
            >
              {row.label}
            </text>
            <path class="dots" d={row.after.map((after) => `M${px(x(after))} ${px(y)}h0`).join('')} />
          </>
        )
      })}
      <path class="base" d={`M${left} ${top + body + 0.5}H${props.width - right}`} />
      <text x={props.width - right} y={height - 4} text-anchor="end">
        {props.axis}
      </text>
    </svg>
  )
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0
}

/**
 * Seconds between which the middle nine tenths of the expected lags fall, or `null` when none are expected.
 * @param ends upper ends of the bins in seconds, the first begins at 0
 * @param expected lags expected in each bin
 */
export function chanceBand(
  ends: readonly number[],
  expected: readonly number[],
): readonly [from: number, to: number] | null {
  const total = expected.reduce((a, b) => a + b, 0)
  if (!(total > 0)) return null
  const at = (share: number) => {
    let left = share * total
    for (const [i, value] of expected.entries()) {
      const from = ends[i - 1] ?? 0
      const to = ends[i] ?? from
      if (value > 0 && left <= value) return from + ((to - from) * left) / value
      left -= value
    }
    return ends.at(-1) ?? 0
  }
  return [at(0.05), at(0.95)]
}
