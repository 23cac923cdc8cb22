import { scaleLinear, scaleSymlog } from 'd3-scale'
import { Mark } from './answer-lanes.tsx'
import { px } from './ticks.ts'

export interface WaitPoint {
  /** Milliseconds since 1970: the day of the vote. */
  readonly at: number
  /** Null where it has not come. */
  readonly days: number | null
  readonly title: string
  readonly href: string
}

/** One mark a case: year of the vote across, days upwards on a squeezed axis; a band on top for what never came. */
export function WaitsOverYears(props: {
  points: readonly WaitPoint[]
  sort: 'government' | 'measure'
  median: number | null
  label: string
  axis: string
  notCome: string
  width: number
  class: string
  write(days: number): string
}) {
  const { points, width } = props
  const [left, right, top, bottom, band] = [46, 12, 8, 24, 40]
  const height = 250
  const years = points.map(({ at }) => new Date(at).getUTCFullYear())
  const [first, last] = [Math.min(...years), Math.max(...years) + 1]
  const x = scaleLinear([Date.UTC(first, 0), Date.UTC(last, 0)], [left, width - right])
  const most = Math.max(1, ...points.map(({ days }) => days ?? 0))
  const y = scaleSymlog([0, most], [height - bottom, top + band + 10]).constant(6)
  const every = width < 480 ? 4 : 2
  const taken: { x: number; y: number }[] = []
  return (
    <svg class={`chart ${props.class}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title>{props.label}</title>
      <rect class="band" x={left} y={top} width={width - right - left} height={band} />
      <text x={left + 4} y={top + 12}>
        {props.notCome}
      </text>
      {[0, 7, 30, 100, 365, 1000, 3000].flatMap((tick) =>
        tick > most
          ? []
          : [
              <>
                <path class="axis" d={`M${left} ${px(y(tick))}H${width - right}`} />
                <text x={left - 6} y={px(y(tick) + 4)} text-anchor="end">
                  {props.write(tick)}
                </text>
              </>,
            ],
      )}
      {props.median === null ? null : (
        <path class="median" d={`M${left} ${px(y(props.median))}H${width - right}`} />
      )}
      {Array.from({ length: last - first + 1 }, (_, i) => first + i).map((year) =>
        (year - first) % every === 0 ? (
          <text x={px(x(Date.UTC(year, 0)))} y={height - 6} text-anchor="middle">
            {year}
          </text>
        ) : null,
      )}
      {points.map((point) => {
        const base = point.days === null ? top + 30 : y(point.days)
        const free = (at: number) =>
          taken.every((other) => Math.abs(other.x - at) >= 9 || Math.abs(other.y - base) >= 9)
        const aside = [0, 9, -9, 18, -18, 27, -27, 36, -36].map((by) => x(point.at) + by)
        const across = aside.find((at) => at > left + 4 && at < width - right - 4 && free(at)) ?? x(point.at)
        taken.push({ x: across, y: base })
        return (
          <a href={point.href} aria-label={point.title}>
            <Mark sort={props.sort} x={across} y={base} title={point.title} />
          </a>
        )
      })}
    </svg>
  )
}
