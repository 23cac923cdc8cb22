/** Days and times of the clock on the wall, in a zone of the IANA database, through the runtime's own copy of it. */

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    })
    formats.set(zone, format)
  }
  return format
}

const area = /^(UTC|[A-Z][A-Za-z_]{1,20}(\/[A-Za-z0-9_+-]{1,30}){1,2})$/

/** Whether the name is an area such as `Europe/Paris`; fixed offsets are refused, since they know no summer time. */
export function isZone(name: string): boolean {
  if (!area.test(name)) return false
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}

/** What the clock on the wall shows: `2027-05-09T08:00:00`. @param at milliseconds since 1970 */
export function wallClock(at: number, zone: string): string {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const { year, month, day, hour, minute, second } = parts
  return `${year!.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}`
}

const hour = 3_600_000
const day = 24 * hour

/**
 * The moment at which the clock on the wall shows a time.
 * @param wall `2027-05-09T08:00`
 * @returns milliseconds since 1970: the earlier of two where the clock is set back, null where it is set forward
 * over that time and so never shows it
 */
export function momentOf(wall: string, zone: string): number | null {
  const asUtc = Date.parse(`${wall}Z`)
  // Offsets lie within a day of UTC; the one in force just before and just after are the only candidates.
  const offsets = [asUtc - day, asUtc + day].map(
    (at) => Date.parse(`${wallClock(at, zone)}Z`) - Math.floor(at / 1000) * 1000,
  )
  const found = offsets
    .map((offset) => asUtc - offset)
    .filter((at) => wallClock(at, zone).startsWith(wall))
    .sort((a, b) => a - b)
  return found[0] ?? null
}

/** The first moment of a day, which is not always midnight. @param date `2027-05-09` */
export function startOfDay(date: string, zone: string): number {
  for (let minutes = 0; minutes <= 180; minutes += 30) {
    const wall = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    const at = momentOf(`${date}T${wall}`, zone)
    if (at !== null) return at
  }
  // The zone left the day out altogether, as Pacific/Apia did with 2011-12-30: the next one begins instead.
  return startOfDay(plusDays(date, 1), zone)
}

/** @param date `2027-05-09` */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * day).toISOString().slice(0, 10)
}

/** The same time on the wall some days later or earlier, whatever summer time did in between. */
export function sameWallTime(at: number, days: number, zone: string): number {
  const wall = wallClock(at, zone).slice(0, 16)
  const date = plusDays(wall.slice(0, 10), days)
  return momentOf(`${date}${wall.slice(10)}`, zone) ?? at + days * day
}
