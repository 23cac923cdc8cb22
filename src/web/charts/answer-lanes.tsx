import { scaleSymlog } from 'd3-scale'
import { MarkShape, stacked, step } from './stacked.tsx'
import { px } from './ticks.ts'

/** What a mark stands for: shape and colour follow from it. */
export type MarkSort = 'said' | 'government' | 'own' | 'measure' | 'done'

export interface LaneMark {
  /** Days after the first observation; may be below zero. */
  readonly days: number
  readonly sort: MarkSort
  /** Shown when pointed at, and read out. */
  readonly title: string
}

export interface Lane {
  readonly label: string
  /** Day of the vote, counted as the marks are. */
  readonly vote: number
  readonly marks: readonly LaneMark[]
}

const days = [-3000, -1000, -365, -100, -30, -7, 0, 1, 7, 30, 100, 365, 1000, 3000]

/** One line a case: statements above it, what was done below it, on a squeezed axis of days. */
export function AnswerLanes(props: {
  lanes: readonly Lane[]
  label: string
  axis: string
  vote: string
  width: number
  class: string
  write(days: number): string
}) {
  const { lanes, width } = props
  const [left, right, bottom] = [14, 18, 36]
  const all = lanes.flatMap((lane) => [lane.vote, ...lane.marks.map((mark) => mark.days)])
  const x = scaleSymlog([Math.min(0, ...all), Math.max(1, ...all)], [left, width - right]).constant(6)
  const placed = lanes.map((lane) => ({
    lane,
    marks: stacked(lane.marks, { x: ({ days: at }) => x(at), below: ({ sort }) => isDone(sort) }),
  }))
  const tops: number[] = []
  let y = 0
  for (const { marks } of placed) {
    const deepest = (below: boolean) =>
      Math.max(0, ...marks.filter((mark) => mark.below === below).map(({ level }) => level + 1))
    y += 26 + deepest(false) * step + 8
    tops.push(y)
    y += deepest(true) * step + 14
  }
  const height = y + bottom
  const kept = shownTicks(x, width)
  return (
    <svg
      class={`chart ${props.class}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={props.label}
    >
      {kept.map((tick) => (
        <>
          <path class="axis" d={`M${px(x(tick))} 4V${height - bottom}`} />
          <text x={px(x(tick))} y={height - bottom + 15} text-anchor="middle">
            {props.write(tick)}
          </text>
        </>
      ))}
      <text x={width - right} y={height - 4} text-anchor="end">
        {props.axis}
      </text>
      {placed.map(({ lane, marks }, i) => {
        const base = tops[i]!
        const top = base - 26 - Math.max(0, ...marks.map((mark) => (mark.below ? 0 : mark.level + 1))) * step
        return (
          <>
            <text class="ink lane" x={left} y={px(top + 12)}>
              {lane.label}
            </text>
            <path class="base" d={`M${left} ${px(base)}H${width - right}`} />
            <path class="vote" d={`M${px(x(lane.vote))} ${px(base - 14)}v28`}>
              <title>{props.vote}</title>
            </path>
            {marks.map((mark) => (
              <Mark
                sort={mark.sort}
                x={mark.x}
                y={mark.below ? base + 8 + mark.level * step : base - 8 - mark.level * step}
                title={mark.title}
              />
            ))}
          </>
        )
      })}
    </svg>
  )
}

const isDone = (sort: MarkSort) => sort === 'measure' || sort === 'done'

/** A circle for a statement, a square for what was done. */
export function Mark(props: { sort: MarkSort; x: number; y: number; title?: string }) {
  const { sort, ...place } = props
  return <MarkShape square={isDone(sort)} class={sort} {...place} />
}

/** Round days inside the axis that do not stand closer than a label is wide; the zero is always there. */
function shownTicks(x: { (days: number): number; domain(): number[] }, width: number): number[] {
  const [from = 0, to = 0] = x.domain()
  const gap = width < 480 ? 34 : 44
  const kept = [0]
  const outward = [...days.filter((day) => day > 0), ...days.filter((day) => day < 0).reverse()]
  for (const day of outward) {
    if (day < from || day > to) continue
    if (kept.every((other) => Math.abs(x(other) - x(day)) >= gap)) kept.push(day)
  }
  return kept.sort((a, b) => a - b)
}
