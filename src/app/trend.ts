import { type Dated, detectorOf, type FindingBody } from '../detect/index.ts'
import {
  type Looked,
  type Observation,
  type Trend,
  type TrendWindow,
  trendOf,
} from '../detect/trend/index.ts'
import type { Person, RecordBook, RecordView } from '../records/index.ts'

interface SomeFinding {
  readonly id: string
  readonly body: FindingBody<unknown, unknown>
}

/** Findings as the store and as the pages have them. */
interface SomeFindings {
  /** Newest first. */
  list(): Promise<readonly { readonly id: string }[]>
  get(id: string): Promise<SomeFinding | undefined>
}

/** What was observed, and how much was looked at. */
export interface Observed {
  readonly observations: readonly Observation[]
  readonly looked: readonly Looked[]
}

interface Kept extends Dated {
  readonly source: string
  /** Of the detector's pages. */
  readonly path: string
  /** Detector and inputs: the newest finding of the same counts. */
  readonly key: string
}

const day = 86_400_000
const dayOf = (at: number) => Math.floor(at / day)
/** Whether a calendar has such a time (ECMA-262, time values). */
const isTime = (at: number) => Math.abs(at) <= 8.64e15

/** What findings show of techniques. Each is read once and only its dates are kept, since findings never change. */
export function findingsObserver(findings: SomeFindings): () => Promise<Observed> {
  const known = new Map<string, Kept | null>()
  return async () => {
    const newest = new Map<string, [id: string, kept: Kept]>()
    for (const { id } of await findings.list()) {
      if (!known.has(id)) known.set(id, keptOf(await findings.get(id)))
      const kept = known.get(id)
      if (kept != null && !newest.has(kept.key)) newest.set(kept.key, [id, kept])
    }
    const observations = [...newest.values()].flatMap(([id, { source, path, signs }]) =>
      signs.flatMap(({ technique, first, last, part }): Observation[] => {
        if (!isTime(first) || !isTime(last)) return []
        const name = part === null ? id : `${id} ${part}`
        const url = part === null ? `${path}/${id}` : `${path}/${id}/${part}`
        return [{ technique, source, from: dayOf(first), until: dayOf(last), url, name }]
      }),
    )
    const bySource = Map.groupBy([...newest.values()], ([, { source }]) => source)
    const looked = [...bySource].map(([source, all]): Looked => {
      const { unit } = all[0]![1]
      const perDay = all.some(([, one]) => one.looked === null)
        ? null
        : summed(
            all.map(([, one]) => one),
            unit,
          )
      return { source, unit, perDay }
    })
    return { observations, looked }
  }
}

function keptOf(finding: SomeFinding | undefined): Kept | null {
  const detector = finding === undefined ? undefined : detectorOf(finding)
  if (finding === undefined || detector?.dated === undefined) return null
  const inputs = finding.body.inputs.map(({ sha256 }) => sha256)
  const key = [detector.name, ...inputs].join()
  return { ...detector.dated(finding as never), source: detector.name, path: detector.path, key }
}

/** Posts of several inputs add up; a day on which two inputs were looked at is one day. */
function summed(all: readonly Dated[], unit: Dated['unit']): ReadonlyMap<number, number> {
  const perDay = new Map<number, number>()
  for (const { looked } of all) {
    for (const { day: name, amount } of looked ?? []) {
      const on = dayOf(Date.parse(name))
      perDay.set(on, unit === 'days' ? amount : (perDay.get(on) ?? 0) + amount)
    }
  }
  return perDay
}

/** Ends that say nothing was there: such a case was looked at, and shows no technique. */
const nothingThere: ReadonlySet<unknown> = new Set(['no-alert', 'below-threshold'])

/** What people recorded of techniques in cases, each counted on the day when it was first seen. */
export async function casesObserved(
  book: RecordBook,
  reader: Person,
  action: 'read' | 'export',
): Promise<Observed> {
  const observations: Observation[] = []
  const perDay = new Map<number, number>()
  for (let page = 1, pages = 1; page <= pages; page++) {
    const found = await book.list(reader, book.kind('case'), {}, { page, size: 500, action })
    pages = found.pages
    for (const record of found.records) {
      const from = dayOf(Date.parse(String(record.fields.firstSeen)))
      perDay.set(from, (perDay.get(from) ?? 0) + 1)
      if (!nothingThere.has(record.fields.status)) observations.push(...techniquesOf(record, from))
    }
  }
  return { observations, looked: [{ source: 'case', unit: 'cases', perDay }] }
}

function techniquesOf({ id, number, fields }: RecordView, from: number): readonly Observation[] {
  const until = dayOf(Date.parse(String(fields.lastSeen)))
  const name = number ?? id
  const rows = Array.isArray(fields.techniques) ? fields.techniques : []
  const named = new Set(rows.map((row) => String(Object(row).technique)))
  return [...named].map((technique) => ({
    technique,
    source: 'case',
    from,
    until,
    url: `/cases/${name}`,
    name,
  }))
}

/**
 * Both windows up to today; where everything was observed on later days, as in an exercise of the future, up to the
 * newest of them.
 */
export function trendUpToNow(observed: readonly Observed[], today: number, days: number): Trend {
  const trend = trendAt(observed, { to: today, days })
  const { last, later } = trend
  return last === null && later.last !== null ? trendAt(observed, { to: later.last, days }) : trend
}

/** Both windows over everything that was observed. */
export function trendAt(observed: readonly Observed[], window: TrendWindow): Trend {
  return trendOf(
    observed.flatMap(({ observations }) => observations),
    observed.flatMap(({ looked }) => looked),
    window,
  )
}
