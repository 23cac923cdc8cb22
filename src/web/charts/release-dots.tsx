import { scaleLinear } from 'd3-scale'
import { px, secondTicks } from './ticks.ts'

export interface ReleaseMark {
  readonly label: string
  /** Seconds after the agreed moment. */
  readonly after: number
  /** Shown when pointed at, and read out. */
  readonly title: string
}

const row = 24

/** One line a member, with a mark where its statement went out; the upright line is the agreed moment. */
export function ReleaseDots(props: {
  marks: readonly ReleaseMark[]
  label: string
  axis: string
  width: number
  class: string
  write(seconds: number): string
}) {
  const { marks, width } = props
  const [left, right] = [116, 24]
  const height = marks.length * row + 44
  // A second at the least, so that milliseconds do not look like minutes.
  const most = Math.max(1, ...marks.map(({ after }) => after))
  const x = scaleLinear([0, most * 1.1], [left, width - right])
  const foot = height - 36
  return (
    <svg
      class={`chart ${props.class}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${props.label}: ${marks.map(({ title }) => title).join('; ')}`}
    >
      {secondTicks(most * 1.1, width < 400 ? 3 : 6).map((tick) => (
        <>
          <path class="axis" d={`M${px(x(tick))} 4V${foot}`} />
          <text x={px(x(tick))} y={foot + 16} text-anchor="middle">
            {props.write(tick)}
          </text>
        </>
      ))}
      <path class="vote" d={`M${px(x(0))} 2V${foot}`} />
      {marks.map(({ label, after, title }, i) => {
        const y = i * row + 16
        return (
          <>
            <text class="ink" x="0" y={y + 4}>
              {label}
            </text>
            <path class="base" d={`M${left} ${y}H${px(x(after))}`} />
            <circle class="mark own" cx={px(x(after))} cy={y} r="5">
              <title>{title}</title>
            </circle>
          </>
        )
      })}
      <text x={width - right} y={height - 4} text-anchor="end">
        {props.axis}
      </text>
    </svg>
  )
}
