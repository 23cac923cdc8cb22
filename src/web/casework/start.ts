import type { CoordinationResult, Shown } from '../findings.ts'

/** The sign of deception or coordination that a finding of each detector is. */
const signs: Readonly<Record<string, string>> = {
  coordination: 'hidden-coordination',
  lookalikes: 'identity-theft',
  amplification: 'covertness',
}

/** The address of a new case's form, filled in with what a finding shows. @param part such as `C1` */
export function startOf(finding: Shown, part: string | undefined): string {
  const asked = part === undefined ? finding.id : `${finding.id}/${part}`
  const query = new URLSearchParams({
    'findings.0.finding': asked,
    status: 'intake',
    vote: 'unknown',
    count: 'unknown',
  })
  const sign = signs[finding.body.detector.name]
  if (sign !== undefined) {
    query.set('signs.0.sign', sign)
    query.set('signs.0.finding', asked)
  }
  const days = daysOf(finding, part)
  if (days !== undefined) {
    query.set('firstSeen', days.first)
    query.set('lastSeen', days.last)
  }
  return query.toString()
}

/** First and last day of the part of a finding that says so. */
function daysOf(finding: Shown, part: string | undefined): { first: string; last: string } | undefined {
  if (finding.body.detector.name !== 'coordination') return undefined
  const { communities } = finding.body.result as CoordinationResult
  const meant = communities.filter(({ id }) => part === undefined || id === part)
  const times = meant.flatMap(({ firstSeen, lastSeen }) => [firstSeen, lastSeen])
  if (times.length === 0) return undefined
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  return { first: day(Math.min(...times)), last: day(Math.max(...times)) }
}
