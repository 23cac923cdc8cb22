import { scaleUtc } from 'd3-scale'
import { px } from './ticks.ts'

/** Shape and colour of a mark; `origin` is where the text stood first. */
export type CarrierSort = 'origin' | 'verbatim' | 'edited' | 'reworded' | 'translated' | 'passage'

export interface CarrierMark {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly sort: CarrierSort
  readonly href: string
  /** Read out, and shown when pointed at. */
  readonly title: string
}

export interface CarrierLane {
  readonly label: string
  readonly marks: readonly CarrierMark[]
}

/** Pixels between two marks that would lie on each other. */
const step = 12

/** One line a site over time: who carried a text when, and how. Each mark leads to both wordings. */
export function CarrierLanes(props: {
  lanes: readonly CarrierLane[]
  label: string
  width: number
  class: string
  /** `08:00` below the axis; the day stands under the first of each. */
  clock(at: number): string
  day(at: number): string
}) {
  const { lanes, width } = props
  const phone = width < 480
  const [left, right] = [phone ? 10 : 190, 16]
  const times = lanes.flatMap(({ marks }) => marks.map(({ at }) => at))
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const room = Math.max((last - first) * 0.02, 300_000)
  const x = scaleUtc([first - room, last + room], [left, width - right])
  let y = 6
  const placed = lanes.map(({ label, marks }) => {
    const ends: number[] = []
    const own = [...marks]
      .sort((a, b) => a.at - b.at)
      .map((mark) => {
        const at = x(mark.at)
        let level = 0
        while ((ends[level] ?? Number.NEGATIVE_INFINITY) > at - step) level++
        ends[level] = at
        return { ...mark, x: at, level }
      })
    y += (phone ? 18 : 6) + Math.max(1, ends.length) * step + 8
    return { label, marks: own, base: y - 8, top: y - 8 - Math.max(1, ends.length) * step }
  })
  const height = y + 34
  return (
    <svg
      class={`chart carriers ${props.class}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <title>{props.label}</title>
      <TimeAxis x={x} top={4} bottom={y} {...props} />
      {placed.map(({ label, marks, base, top }) => (
        <>
          <path class="base" d={`M${left} ${base + 0.5}H${width - right}`} />
          <text
            class="ink"
            x={phone ? left : left - 12}
            y={phone ? top - 4 : base - 3}
            text-anchor={phone ? 'start' : 'end'}
          >
            {label}
          </text>
          {marks.map((mark) => (
            <a href={mark.href} aria-label={mark.title}>
              <title>{mark.title}</title>
              <Carrier sort={mark.sort} x={mark.x} y={base - 6 - mark.level * step} />
            </a>
          ))}
        </>
      ))}
    </svg>
  )
}

/** Round times with their clock, and the day where it begins. */
function TimeAxis(props: {
  x: ReturnType<typeof scaleUtc<number, number>>
  top: number
  bottom: number
  width: number
  clock(at: number): string
  day(at: number): string
}) {
  const { x, top, bottom, width } = props
  const [left = 0, right = width] = x.range()
  const ticks = x.ticks(Math.max(2, Math.floor((right - left) / 90)))
  const shown = ticks.filter((tick, at) => at === 0 || x(tick) - x(ticks[at - 1]!) >= 44)
  const daily = shown.every((tick) => tick.getTime() % 86_400_000 === 0)
  let dayEnd = Number.NEGATIVE_INFINITY
  let said = ''
  return (
    <>
      {shown.map((tick) => {
        const at = x(tick)
        const anchor = at > width - 44 ? 'end' : at < 44 ? 'start' : 'middle'
        const place = anchor === 'end' ? width - 2 : at
        const day = props.day(tick.getTime())
        const named = day !== said && place - dayEnd >= 84
        if (named) [said, dayEnd] = [day, place]
        return (
          <>
            <path class="axis" d={`M${px(at)} ${top}V${bottom}`} />
            {daily ? null : (
              <text x={px(place)} y={bottom + 14} text-anchor={anchor}>
                {props.clock(tick.getTime())}
              </text>
            )}
            {named ? (
              <text x={px(place)} y={bottom + (daily ? 14 : 29)} text-anchor={anchor}>
                {day}
              </text>
            ) : null}
          </>
        )
      })}
    </>
  )
}

/** A disc for the same words, a ring for edited ones, a diamond reworded, a triangle another language, a square a passage. */
export function Carrier({ sort, x, y }: { sort: CarrierSort; x: number; y: number }) {
  const at = (dx: number, dy: number) => `${px(x + dx)} ${px(y + dy)}`
  const name = `carried ${sort}`
  switch (sort) {
    case 'reworded':
      return <path class={name} d={`M${at(0, -5.5)}L${at(5.5, 0)}L${at(0, 5.5)}L${at(-5.5, 0)}z`} />
    case 'translated':
      return <path class={name} d={`M${at(0, -5)}L${at(5, 4.5)}L${at(-5, 4.5)}z`} />
    case 'passage':
      return <rect class={name} x={px(x - 4)} y={px(y - 4)} width="8" height="8" />
    case 'origin':
      return <path class={name} d={`M${at(-1.5, -6)}h3v12h-3z`} />
    default:
      return <circle class={name} cx={px(x)} cy={px(y)} r="4.25" />
  }
}
