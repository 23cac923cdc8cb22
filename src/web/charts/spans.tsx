import { DayTicks, dayScale } from './day-axis.tsx'
import { px } from './ticks.ts'

export interface Span {
  readonly label: string
  readonly href: string
  /** First and last day, milliseconds since 1970. */
  readonly from: number
  readonly to: number
  /** 1 to 5. */
  readonly level: number
  readonly open: boolean
  /** Shown when pointed at, and read out. */
  readonly title: string
}

const row = 26

/** One bar a case from its first to its last day; an upright line is a vote. */
export function Spans(props: {
  spans: readonly Span[]
  votes: readonly { readonly at: number; readonly title: string }[]
  label: string
  width: number
  class: string
  write(at: number): string
}) {
  const { spans, width, votes } = props
  const height = spans.length * row + 28
  const scale = dayScale(
    [...spans.flatMap(({ from, to }) => [from, to]), ...votes.map(({ at }) => at)],
    width < 400 ? 96 : 116,
    width - 12,
  )
  return (
    <svg class={`chart ${props.class}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title>{props.label}</title>
      <DayTicks scale={scale} width={width} height={height} write={props.write} />
      {votes.map(({ at, title }) => (
        <path class="vote" d={`M${px(scale(at))} 2V${height - 20}`}>
          <title>{title}</title>
        </path>
      ))}
      {spans.map((span, i) => {
        const y = i * row + 16
        const [a, b] = [scale(span.from), scale(span.to)]
        return (
          <a href={span.href} aria-label={span.title}>
            <text class="ink" x="0" y={y + 4}>
              {span.label}
            </text>
            <path
              class={`span level-${span.level}${span.open ? '' : ' ended'}`}
              d={`M${px(a)} ${y}H${px(Math.max(b, a + 1))}`}
            >
              <title>{span.title}</title>
            </path>
          </a>
        )
      })}
    </svg>
  )
}
