import { max } from 'd3-array'
import { px } from './ticks.ts'

/** Bars over time with marked stretches behind them. @param marks first and last bar of each stretch */
export function BurstBars(props: {
  values: readonly number[]
  marks: readonly { readonly from: number; readonly to: number }[]
  width: number
  height: number
  label: string
}) {
  const { values, marks, width, height } = props
  const top = Math.max(1, max(values) ?? 0)
  const step = width / Math.max(1, values.length)
  const bars = values
    .map((value, at) => {
      const tall = (value / top) * (height - 2)
      return value === 0
        ? ''
        : `M${px(at * step)} ${px(height)}v-${px(tall)}h${px(Math.max(step - (step > 3 ? 1 : 0), 0.4))}v${px(tall)}z`
    })
    .join('')
  return (
    <svg
      class="bursts"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      preserveAspectRatio="none"
      role="img"
      aria-label={props.label}
    >
      {marks.map(({ from, to }) => (
        <rect class="mark" x={px(from * step)} y="0" width={px((to - from + 1) * step)} height={height} />
      ))}
      <path class="bars" d={bars} />
      <path class="base" d={`M0 ${height - 0.5}h${width}`} />
    </svg>
  )
}
