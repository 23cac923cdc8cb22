import { scaleUtc } from 'd3-scale'
import { px } from './ticks.ts'

/** Milliseconds since 1970 on pixels; a single day gets room on both sides. */
export function dayScale(times: readonly number[], left: number, right: number) {
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const room = Math.max((last - first) * 0.04, 43_200_000)
  return scaleUtc([first - room, last + room], [left, right])
}

/** Upright lines at round days, with their dates below where they do not collide. */
export function DayTicks(props: {
  scale: ReturnType<typeof dayScale>
  width: number
  height: number
  write(at: number): string
}) {
  const { scale, width, height } = props
  const [left = 0, right = width] = scale.range()
  const ticks = scale.ticks(Math.max(2, Math.floor((right - left) / 110)))
  const days = ticks.filter((tick) => tick.getTime() % 86_400_000 === 0)
  const shown = days.filter((tick, i) => i === 0 || scale(tick) - scale(days[i - 1]!) >= 84)
  return (
    <>
      {shown.map((tick) => {
        const x = scale(tick)
        const anchor = x > width - 40 ? 'end' : x < 40 ? 'start' : 'middle'
        return (
          <>
            <path class="axis" d={`M${px(x)} 4V${height - 20}`} />
            <text x={px(anchor === 'end' ? width - 2 : x)} y={height - 6} text-anchor={anchor}>
              {props.write(tick.getTime())}
            </text>
          </>
        )
      })}
    </>
  )
}
