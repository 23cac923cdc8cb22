import { scaleLinear } from 'd3-scale'
import { type Bet, breakingSeverity, levers, type Sensitivity } from '../../respond/index.ts'
import { px } from './ticks.ts'

interface Words {
  readonly label: string
  readonly across: string
  readonly upwards: string
  readonly stops: string
  readonly goesOn: string
}

/** Probability across, severity upwards; shaded where interference does not pay. */
export function DeterrenceMap(props: { bet: Bet; words: Words; width: number; class: string }) {
  const { bet, words, width } = props
  const [left, right, top, bottom] = [34, 14, 22, 36]
  const height = Math.round(Math.min(340, width * 0.8))
  const most = levers.severity.most
  const x = scaleLinear([0, 1], [left, width - right])
  const y = scaleLinear([0, most], [height - bottom, top])
  const border = Array.from({ length: 101 }, (_, i) => i / 100)
    .map((probability) => ({ probability, severity: breakingSeverity({ ...bet, probability }) }))
    .filter(({ severity }) => severity <= most)
  const first = border[0]
  const meets = breakingSeverity({ ...bet, probability: 1 }) / most
  const line = [...(first === undefined ? [] : [{ probability: meets, severity: most }]), ...border]
    .map(({ probability, severity }, i) => `${i === 0 ? 'M' : 'L'}${px(x(probability))} ${px(y(severity))}`)
    .join('')
  const [at, up] = [x(bet.probability), y(bet.severity)]
  return (
    <svg
      class={`chart ${props.class}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words.label}
    >
      {first === undefined ? null : <path class="band" d={`${line}V${top}H${px(x(meets))}z`} />}
      {y.ticks(5).map((tick) => (
        <>
          <path class="axis" d={`M${left} ${px(y(tick))}H${width - right}`} />
          <text x={left - 6} y={px(y(tick) + 4)} text-anchor="end">
            {tick}
          </text>
        </>
      ))}
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <text x={px(x(tick))} y={height - bottom + 16} text-anchor="middle">
          {tick}
        </text>
      ))}
      <path class="base" d={line} />
      <path class="base" d={`M${left} ${px(y(0))}H${width - right}`} />
      <text x={left} y={12}>
        {words.upwards}
      </text>
      <text x={width - right} y={height - 4} text-anchor="end">
        {words.across}
      </text>
      {first === undefined ? null : (
        <text class="ink" x={width - right - 6} y={top + 16} text-anchor="end">
          {words.stops}
        </text>
      )}
      <text class="ink" x={left + 8} y={px(y(0) - 8)}>
        {words.goesOn}
      </text>
      <path class="expected" d={`M${px(at - 7)} ${px(up)}h14M${px(at)} ${px(up - 7)}v14`} />
    </svg>
  )
}

/** Expected cost from half to double of each value; a line where cost and gain are equal. */
export function SensitivityBars(props: {
  rows: readonly (Sensitivity & { readonly name: string })[]
  label: string
  width: number
  class: string
}) {
  const { rows, width } = props
  const [left, right, top, tall] = [112, 16, 20, 30]
  const height = top + rows.length * tall + 6
  const most = Math.max(1.2, ...rows.flatMap(({ costLow, costHigh }) => [costLow, costHigh]))
  const x = scaleLinear([0, most], [left, width - right])
  return (
    <svg
      class={`chart ${props.class}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={props.label}
    >
      {rows.map(({ name, costLow, costHigh }, i) => {
        const [from, to] = costLow < costHigh ? [costLow, costHigh] : [costHigh, costLow]
        return (
          <>
            <text x={left - 8} y={px(top + i * tall + 19)} text-anchor="end">
              {name}
            </text>
            <rect
              class="seen"
              x={px(x(from))}
              y={px(top + i * tall + 7)}
              width={px(Math.max(2, x(to) - x(from)))}
              height={16}
            />
          </>
        )
      })}
      <path class="base" d={`M${left} ${top}V${height - 6}`} />
      <path class="expected" d={`M${px(x(1))} ${top - 4}V${height - 6}`} />
      <text x={px(x(1))} y={12} text-anchor="middle">
        1
      </text>
    </svg>
  )
}
