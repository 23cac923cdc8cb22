import { countedAsMeasure, responses } from '../../vocab/responses.ts'
import { daysBetween } from '../figures/days.ts'
import type { Incident, IncidentSort, Means } from './incident.ts'

/** Incidents of one class: those in which a means was seen, or of a sort. */
export type IncidentClass = Means | IncidentSort

export function ofClass(incidents: readonly Incident[], name: IncidentClass | null): readonly Incident[] {
  if (name === null) return incidents
  return incidents.filter(({ means, sorts }) => [...means, ...sorts].some((one) => one === name))
}

/** One thing that a government did about an incident. */
export interface Act {
  readonly list: 'statements' | 'responses'
  readonly at: number
  /** Days from the first observation; below zero before it, null where a day is missing. */
  readonly days: number | null
  /** Whether the figures count it as a measure. */
  readonly measure: boolean
}

/** What one government did about one incident. */
export interface Acting {
  readonly incident: Incident
  /** Whether it was its own election. */
  readonly own: boolean
  readonly acts: readonly Act[]
  /** Days until its first statement that names a foreign source, and until its first measure. */
  readonly toStatement: number | null
  readonly toMeasure: number | null
}

/** Every government that was hit or acted, by how many incidents. */
export function governmentsIn(
  incidents: readonly Incident[],
): readonly { code: string; incidents: number }[] {
  const seen = new Map<string, number>()
  for (const incident of incidents) {
    const codes = new Set([
      incident.country,
      ...[...incident.statements, ...incident.responses].flatMap(({ governments }) => governments),
    ])
    for (const code of codes) seen.set(code, (seen.get(code) ?? 0) + 1)
  }
  return [...seen]
    .map(([code, count]) => ({ code, incidents: count }))
    .sort((a, b) => b.incidents - a.incidents || a.code.localeCompare(b.code))
}

/** What a government did about each incident that hit it or that it acted on. What the accused itself did is no answer. */
export function actingOf(code: string, incidents: readonly Incident[]): readonly Acting[] {
  return incidents.flatMap((incident) => {
    const { country, seen, statements, responses: done } = incident
    const days = (day: string | null) => (day === null || seen === null ? null : daysBetween(seen, day))
    const acts = [
      ...statements.flatMap(({ governments, day }, at): Act[] =>
        governments.includes(code) ? [{ list: 'statements', at, days: days(day), measure: false }] : [],
      ),
      ...done.flatMap(({ governments, day, type }, at): Act[] => {
        if (!governments.includes(code) || responses[type].class === null) return []
        return [{ list: 'responses', at, days: days(day), measure: countedAsMeasure.includes(type) }]
      }),
    ].sort((a, b) => (a.days ?? Number.MAX_SAFE_INTEGER) - (b.days ?? Number.MAX_SAFE_INTEGER))
    if (country !== code && acts.length === 0) return []
    const soonest = (keep: (act: Act) => boolean) => {
      const found = acts.find((act) => act.days !== null && keep(act))
      return found === undefined ? null : Math.max(0, found.days ?? 0)
    }
    return [
      {
        incident,
        own: country === code,
        acts,
        toStatement: soonest(
          ({ list, at }) => list === 'statements' && statements[at]!.naming !== 'non_state',
        ),
        toMeasure: soonest(({ measure }) => measure),
      },
    ]
  })
}
