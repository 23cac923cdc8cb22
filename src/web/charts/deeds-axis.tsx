import { scaleUtc } from 'd3-scale'
import { MarkShape, stacked, step } from './stacked.tsx'
import { px } from './ticks.ts'

export type DeedSort = 'supports' | 'undermines' | 'announced' | 'implemented'

export interface DeedMark {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly sort: DeedSort
  readonly title: string
}

/** Words above the line, deeds below it, on one axis of time; marks that would lie on each other are stacked. */
export function DeedsAxis(props: {
  marks: readonly DeedMark[]
  /** Days that are drawn as lines, such as a vote. */
  lines: readonly { readonly at: number; readonly label: string }[]
  label: string
  width: number
  class: string
  day(at: number): string
}) {
  const { marks, width } = props
  const [left, right, bottom] = [12, 12, 22]
  const all = [...marks.map(({ at }) => at), ...props.lines.map(({ at }) => at)]
  const [from, to] = [Math.min(...all), Math.max(...all)]
  const room = Math.max((to - from) * 0.03, 15 * 86_400_000)
  const x = scaleUtc([new Date(from - room), new Date(to + room)], [left, width - right])
  const placed = stacked(marks, { x: ({ at }) => x(new Date(at)), below: ({ sort }) => isDeed(sort) })
  const levels = (below: boolean) =>
    Math.max(1, ...placed.filter((one) => one.below === below).map((one) => one.level + 1))
  const base = 18 + levels(false) * step
  const height = base + levels(true) * step + 14 + bottom
  return (
    <svg
      class={`chart ${props.class}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={props.label}
    >
      {x.ticks(width < 480 ? 3 : 7).map((tick) => (
        <>
          <path class="axis" d={`M${px(x(tick))} 4V${height - bottom}`} />
          <text x={px(Math.min(Math.max(x(tick), 34), width - 34))} y={height - 6} text-anchor="middle">
            {props.day(tick.getTime())}
          </text>
        </>
      ))}
      {props.lines.map(({ at, label }) => (
        <path class="vote" d={`M${px(x(new Date(at)))} 4V${height - bottom}`}>
          <title>{label}</title>
        </path>
      ))}
      <path class="base" d={`M${left} ${base}H${width - right}`} />
      {placed.map((mark) => (
        <DeedShape
          sort={mark.sort}
          x={mark.x}
          y={mark.below ? base + 9 + mark.level * step : base - 9 - mark.level * step}
          title={mark.title}
        />
      ))}
    </svg>
  )
}

const classes = {
  supports: 'own',
  undermines: 'against',
  announced: 'done',
  implemented: 'measure',
} as const

const isDeed = (sort: DeedSort) => sort === 'announced' || sort === 'implemented'

export function DeedShape(props: { sort: DeedSort; x: number; y: number; title?: string }) {
  const { sort, ...place } = props
  return <MarkShape square={isDeed(sort)} class={classes[sort]} {...place} />
}
