import { csvLine } from '../kernel/csv.ts'
import { type Incident, type Interval, intervals, type Wait, waits } from '../respond/index.ts'

/** A line of the list of incidents, as it is shown and as it leaves. */
export interface IncidentRow {
  readonly id: string
  readonly country: string
  readonly office: string
  readonly vote: string
  readonly actor: string | null
  readonly standing: Incident['standing']
  readonly means: readonly string[]
  readonly seen: string | null
  readonly days: Readonly<Record<Interval, number | null>>
  readonly mark: Incident['mark']
  /** The record that changed it; null for what ships as it is. */
  readonly edited: Incident['edited']
}

export function incidentRow(incident: Incident): IncidentRow {
  const { id, country, office, vote, actor, standing, means, seen, mark, edited } = incident
  const days = daysOf(waits(incident))
  return { id, country, office, vote, actor, standing, means, seen, days, mark, edited }
}

function daysOf(found: Readonly<Record<Interval, Wait>>): IncidentRow['days'] {
  const { named, government, target, measure } = found
  return { named: named.days, government: government.days, target: target.days, measure: measure.days }
}

export function incidentsCsv(rows: readonly IncidentRow[]): string {
  const head = ['id', 'country', 'office', 'vote', 'actor', 'standing', 'means', 'first_seen']
  return [
    csvLine([...head, ...intervals.map((interval) => `days_${interval}`), 'mark', 'edited']),
    ...rows.map((row) =>
      csvLine([
        ...[
          row.id,
          row.country,
          row.office,
          row.vote,
          row.actor,
          row.standing,
          row.means.join(' '),
          row.seen,
        ],
        ...intervals.map((interval) => row.days[interval]),
        row.mark,
        row.edited?.record,
      ]),
    ),
  ].join('')
}

/** Every statement and measure of some incidents, one a line, with its mark and its sources. */
export function entriesCsv(incidents: readonly Incident[]): string {
  const head = [
    'incident',
    'standing',
    'day',
    'kind',
    'by',
    'governments',
    'what',
    'detail',
    'mark',
    'sources',
  ]
  const line = (incident: Incident, kind: string, entry: Incident['statements' | 'responses'][number]) =>
    csvLine([
      ...[incident.id, incident.standing, entry.day, kind, entry.by, entry.governments.join(' ')],
      'type' in entry ? entry.type : entry.naming,
      'type' in entry ? entry.detail : entry.words,
      entry.mark,
      entry.links.join(' '),
    ])
  return [
    csvLine(head),
    ...incidents.flatMap((incident) => [
      ...incident.statements.map((entry) => line(incident, 'statement', entry)),
      ...incident.responses.map((entry) => line(incident, 'response', entry)),
    ]),
  ].join('')
}
