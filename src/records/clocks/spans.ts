import { inEnglish, inFrench, type Label } from '../../vocab/label.ts'
import { wallClock } from './zone.ts'

/** Whole calendar months between two moments in a zone: from 20 January to 19 February there are none. */
export function wholeMonths(from: number, to: number, zone: string): number {
  const [a, b] = [wallClock(from, zone), wallClock(to, zone)]
  const months = (wall: string) => Number(wall.slice(0, 4)) * 12 + Number(wall.slice(5, 7))
  const complete = b.slice(8) >= a.slice(8) || isMonthEnd(b)
  return months(b) - months(a) - (complete ? 0 : 1)
}

/** The 30th of April completes a month begun on the 31st of March. */
function isMonthEnd(wall: string): boolean {
  const next = new Date(Date.parse(`${wall.slice(0, 10)}T00:00Z`) + 86_400_000)
  return next.getUTCDate() === 1
}

/** Whole days on the wall between two moments; the day itself is 0. */
export function wallDays(from: number, to: number, zone: string): number {
  const day = (at: number) => Date.parse(`${wallClock(at, zone).slice(0, 10)}T00:00Z`) / 86_400_000
  return Math.round(day(to) - day(from))
}

/** A length of time in words; parts of an hour are rounded to the minute, longer than two days to the hour. */
export function spanText(ms: number): Label {
  const minutes = Math.max(0, Math.round(Math.abs(ms) / 60_000))
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = minutes % 60
  const of = (d: string) => {
    if (days >= 2) return hours === 0 ? `${days}\u00a0${d}` : `${days}\u00a0${d}\u00a0${hours}\u00a0h`
    const all = days * 24 + hours
    return all === 0
      ? `${rest}\u00a0min`
      : rest === 0
        ? `${all}\u00a0h`
        : `${all}\u00a0h\u00a0${rest}\u00a0min`
  }
  return { en: of('d'), fr: of('j') }
}

export function daysText(n: number): Label {
  return { en: inEnglish`${String(n)} {day|days}`, fr: inFrench`${String(n)} {jour|jours}` }
}

export function monthsText(n: number): Label {
  return { en: inEnglish`${n} {month|months}`, fr: `${n} mois` }
}
