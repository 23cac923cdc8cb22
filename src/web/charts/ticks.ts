const steps = [
  1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
  172_800, 604_800,
]

/** Round places on an axis of seconds from 0 to `max`, at most `count` of them after the zero. */
export function secondTicks(max: number, count: number): number[] {
  if (!(max > 0)) return [0]
  const step =
    steps.find((candidate) => max / candidate <= count) ?? Math.ceil(max / count / 604_800) * 604_800
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, i) => i * step)
}

/** Round places on a squeezed axis, left out where they would stand closer than `gap` pixels. */
export function squeezedTicks(max: number, place: (seconds: number) => number, gap: number): number[] {
  const round = [0, 1, 5, 15, 60, 300, 900, 3600, 14_400, 43_200, 86_400, 604_800, 2_592_000]
  const kept: number[] = []
  for (const tick of round) {
    if (tick > max) break
    const last = kept.at(-1)
    if (last === undefined || place(tick) - place(last) >= gap) kept.push(tick)
  }
  return kept
}

/** Pixels to a tenth, short in the markup. */
export function px(n: number): string {
  return String(Math.round(n * 10) / 10)
}
