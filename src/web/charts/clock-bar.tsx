import type { RunningClock } from '../../records/index.ts'

const width = 120
const height = 14

/** How much of its time a clock has used: the middle of the bar is the deadline, its end twice the time. */
export function ClockBar({
  clock,
  label,
}: {
  clock: Pick<RunningClock, 'begun' | 'due' | 'left' | 'escalation'>
  label: string
}) {
  const share = usedShare(clock)
  const filled = Math.min(2, Math.max(0, share)) * (width / 2)
  return (
    <svg
      class={`clock-bar level-${clock.escalation}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <rect class="given" x="0" y="3" width={width / 2} height={height - 6} />
      <rect class="used" x="0" y="3" width={Math.round(filled * 10) / 10} height={height - 6} />
      <line class="due" x1={width / 2} x2={width / 2} y1="0" y2={height} />
    </svg>
  )
}

/** Part of the time given that is used: 1 at the deadline. */
export function usedShare({ begun, due, left }: Pick<RunningClock, 'begun' | 'due' | 'left'>): number {
  const given = due - begun
  return given <= 0 ? 2 : (given - left) / given
}
