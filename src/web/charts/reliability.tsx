import { scaleLinear, scaleSqrt } from 'd3-scale'
import type { Calibration } from '../../judge/index.ts'
import { likelihood } from '../../vocab/confidence.ts'
import type { View } from '../ui/view.ts'

/** What was said against how often it was so: a perfect assessor's marks lie on the slanted line. */
export function ReliabilityChart({ view, found }: { view: View; found: Calibration }) {
  const { calibration: w } = view.words.judge
  const [size, left, bottom, edge] = [320, 46, 40, 12]
  const x = scaleLinear([0, 1], [left, size - edge])
  const y = scaleLinear([0, 1], [size - bottom, edge])
  const radius = scaleSqrt([0, Math.max(...found.table.map(({ count }) => count))], [0, 14])
  const percent = (value: number) => `${view.integer(value * 100)} %`
  return (
    <svg
      class="chart"
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={w.chart}
    >
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <>
          <path class="axis" d={`M${left} ${y(tick)}H${size - edge}`} />
          <text x={left - 6} y={y(tick) + 4} text-anchor="end">
            {percent(tick)}
          </text>
          <text x={x(tick)} y={size - bottom + 16} text-anchor={tick === 1 ? 'end' : 'middle'}>
            {percent(tick)}
          </text>
        </>
      ))}
      <path class="base" d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} />
      {found.table.map(({ term, count, forecast, observed }) => {
        const { low, high } = likelihood(term)!
        return (
          <>
            <rect
              class="band"
              x={x(low / 100)}
              y={y(observed) - 2}
              width={x(high / 100) - x(low / 100)}
              height={4}
            />
            <circle class="node" cx={x(forecast)} cy={y(observed)} r={Math.max(3, radius(count))}>
              <title>{`${view.likely(term).term}: ${percent(observed)}, ${view.integer(count)}`}</title>
            </circle>
          </>
        )
      })}
      <text x={(left + size - edge) / 2} y={size - 6} text-anchor="middle">
        {w.said}
      </text>
      <text x={left + 4} y={edge + 12}>
        {w.happened}
      </text>
    </svg>
  )
}
