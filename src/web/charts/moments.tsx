import { DayTicks, dayScale } from './day-axis.tsx'
import { px } from './ticks.ts'

export interface MomentLane {
  readonly label: string
  readonly moments: readonly { readonly at: number; readonly title: string }[]
}

const step = 9

/** Dated things in lanes; those of one day stand above each other. */
export function Moments(props: {
  lanes: readonly MomentLane[]
  label: string
  width: number
  class: string
  write(at: number): string
}) {
  const { width } = props
  const lanes = props.lanes.filter(({ moments }) => moments.length > 0)
  const left = width < 400 ? 78 : 110
  const scale = dayScale(
    lanes.flatMap(({ moments }) => moments.map(({ at }) => at)),
    left,
    width - 14,
  )
  let y = 0
  const placed = lanes.map(({ label, moments }) => {
    const levels: number[] = []
    const marks = moments.map(({ at, title }) => {
      const x = scale(at)
      let level = 0
      while ((levels[level] ?? Number.NEGATIVE_INFINITY) > x - step - 2) level++
      levels[level] = x
      return { x, level, title }
    })
    const height = Math.max(1, levels.length) * step + 16
    y += height
    return { label, marks, base: y - 8 }
  })
  const height = y + 26
  return (
    <svg
      class={`chart ${props.class}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={props.label}
    >
      <DayTicks scale={scale} width={width} height={height} write={props.write} />
      {placed.map(({ label, marks, base }) => (
        <>
          <path class="base" d={`M${left - 6} ${base}H${width - 8}`} />
          <text class="ink" x="0" y={base}>
            {label}
          </text>
          {marks.map(({ x, level, title }) => (
            <circle class="moment" cx={px(x)} cy={base - 6 - level * step} r="4">
              <title>{title}</title>
            </circle>
          ))}
        </>
      ))}
    </svg>
  )
}
