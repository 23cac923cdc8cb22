/** Relative activity by local hour of one person's day. */
const day = [
  0.16, 0.08, 0.05, 0.04, 0.05, 0.12, 0.35, 0.7, 0.85, 0.8, 0.75, 0.8, 1, 0.95, 0.8, 0.78, 0.82, 0.95, 1.1,
  1.25, 1.35, 1.2, 0.8, 0.4,
]

/** Relative activity by weekday, Sunday first. */
const week = [0.82, 1, 1.03, 1.04, 1.03, 1, 0.8]

/** How active a person is whose day runs `shift` hours ahead of UTC. @param at seconds since 1970 */
export function rhythm(at: number, shift: number): number {
  const local = at + shift * 3600
  const hour = (((local % 86_400) + 86_400) % 86_400) / 3600
  const from = Math.floor(hour)
  const part = hour - from
  const weekday = (((Math.floor(local / 86_400) + 4) % 7) + 7) % 7
  return (day[from]! * (1 - part) + day[(from + 1) % 24]! * part) * week[weekday]!
}
