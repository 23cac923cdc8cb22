import { max } from 'd3-array'
import { px } from './ticks.ts'

export interface CountBar {
  readonly label: string
  readonly values: readonly number[]
}

/** A horizontal bar for each entry with its label above it, so that it reads at any width; parts lie one after another. */
export function CountBars(props: {
  bars: readonly CountBar[]
  classes: readonly string[]
  label: string
  write(n: number): string
}) {
  const [width, step, tall] = [320, 38, 12]
  const sums = props.bars.map(({ values }) => values.reduce((a, b) => a + b, 0))
  const highest = Math.max(1, max(sums) ?? 0)
  const room = width - 44
  return (
    <svg
      class="chart"
      width={width}
      height={props.bars.length * step}
      viewBox={`0 0 ${width} ${props.bars.length * step}`}
      role="img"
      aria-label={props.label}
    >
      {props.bars.map(({ label, values }, i) => {
        let from = 0
        const y = i * step
        return (
          <>
            <text class="ink" x={0} y={y + 13}>
              {label}
            </text>
            {values.map((value, part) => {
              const start = from
              from += (value / highest) * room
              return value === 0 ? null : (
                <rect
                  class={props.classes[part]}
                  x={px(start)}
                  y={y + 18}
                  width={px(Math.max(1, from - start))}
                  height={tall}
                />
              )
            })}
            <text x={px(from + 6)} y={y + 28}>
              {props.write(sums[i]!)}
            </text>
          </>
        )
      })}
    </svg>
  )
}
