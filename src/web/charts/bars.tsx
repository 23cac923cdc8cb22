import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { px } from './ticks.ts'

/** Bars of one series as one path: `values` from left to right in `width` by `height` pixels. */
export function barsPath(values: readonly number[], width: number, height: number, gap = 1): string {
  const top = max(values) ?? 0
  if (top <= 0) return ''
  const step = width / values.length
  return values
    .map((value, i) => {
      const tall = (Math.max(0, value) / top) * height
      if (tall <= 0) return ''
      return `M${px(i * step)} ${px(height)}v-${px(Math.max(tall, 0.5))}h${px(Math.max(step - gap, 0.5))}v${px(Math.max(tall, 0.5))}z`
    })
    .join('')
}

/** A bar chart of a word's size for a table cell. */
export function Sparkline(props: { values: readonly number[]; label: string }) {
  return (
    <svg width="96" height="18" viewBox="0 0 96 18" role="img" aria-label={props.label}>
      <path fill="currentColor" d={barsPath(props.values, 96, 17)} />
      <path class="base" d="M0 17.5h96" />
    </svg>
  )
}

/** 24 bars, one an hour of the day in UTC. */
export function HoursChart(props: { hours: readonly number[]; label: string }) {
  const [width, height] = [320, 96]
  return (
    <svg
      class="chart"
      width={width}
      height={height + 22}
      viewBox={`0 0 ${width} ${height + 22}`}
      role="img"
      aria-label={props.label}
    >
      <path class="bars" d={barsPath(props.hours, width, height, 2)} />
      <path class="base" d={`M0 ${height + 0.5}h${width}`} />
      {[0, 6, 12, 18].map((hour) => (
        <text x={px((hour / 24) * width)} y={height + 16}>
          {String(hour).padStart(2, '0')}:00
        </text>
      ))}
    </svg>
  )
}

/** Posts a day; the days at both ends are named below it by the page. */
export function DaysChart(props: { values: readonly number[]; label: string }) {
  return (
    <svg class="days" viewBox="0 0 320 40" preserveAspectRatio="none" role="img" aria-label={props.label}>
      <path class="bars" d={barsPath(props.values, 320, 40, props.values.length > 120 ? 0 : 1)} />
    </svg>
  )
}

export interface LagHistogramProps {
  /** Upper ends of the bins in seconds; the first begins at 0. Bins may differ in length. */
  readonly ends: readonly number[]
  readonly seen: readonly number[]
  readonly expected: readonly number[]
  readonly label: string
  readonly axis: string
  readonly width: number
  readonly class: string
  write(seconds: number): string
  count(n: number): string
}

/** Lags seen as bars, lags expected by chance as a stepped line; every bin has the same width on paper. */
export function LagHistogram(props: LagHistogramProps) {
  const [left, right, top, bottom] = [34, 28, 8, 40]
  const height = 200
  const bins = Math.max(1, props.ends.length)
  const x = scaleLinear([0, bins], [left, props.width - right])
  const highest = Math.max(1, max(props.seen) ?? 0, max(props.expected) ?? 0)
  const y = scaleLinear([0, highest], [height - bottom, top])
  const bars = props.seen
    .map((value, i) => {
      const tall = y(0) - y(value)
      const wide = Math.max(0.5, x(i + 1) - x(i) - 1)
      return tall > 0 ? `M${px(x(i) + 0.5)} ${px(y(0))}v-${px(tall)}h${px(wide)}v${px(tall)}z` : ''
    })
    .join('')
  const line = props.expected
    .map((value, i) => `${i === 0 ? 'M' : 'L'}${px(x(i))} ${px(y(value))}H${px(x(i + 1))}`)
    .join('')
  const every = Math.ceil(48 / (x(1) - x(0)))
  return (
    <svg
      class={`chart ${props.class}`}
      width={props.width}
      height={height}
      viewBox={`0 0 ${props.width} ${height}`}
      role="img"
      aria-label={props.label}
    >
      {y.ticks(3).map((tick) => (
        <>
          <path class="axis" d={`M${left} ${px(y(tick))}H${props.width - right}`} />
          <text x={left - 6} y={px(y(tick) + 4)} text-anchor="end">
            {props.count(tick)}
          </text>
        </>
      ))}
      <path class="seen" d={bars} />
      <path class="expected" d={line} />
      <path class="base" d={`M${left} ${px(y(0))}H${props.width - right}`} />
      {[0, ...props.ends].map((border, i) =>
        i % every === 0 ? (
          <text x={px(x(i))} y={height - bottom + 16} text-anchor="middle">
            {i === 0 ? '0' : props.write(border)}
          </text>
        ) : null,
      )}
      <text x={props.width - right} y={height - 6} text-anchor="end">
        {props.axis}
      </text>
    </svg>
  )
}
