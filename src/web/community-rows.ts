import { csvLine } from '../kernel/csv.ts'
import { isoTime } from '../kernel/time.ts'
import { likelihood } from '../vocab/confidence.ts'
import type { Community, CoordinationFinding, ObjectKind } from './findings.ts'

/** One line of a table of communities, the same for the page, JSON and CSV. */
export interface CommunityRow {
  readonly finding: string
  readonly community: string
  readonly url: string
  /** Members about whom something is claimed: those only ever copied are not counted. */
  readonly accounts: number
  readonly copied: number
  readonly affiliation: Community['affiliation']
  readonly affiliationName: string | null
  readonly likelihood: string
  /** ICD 203's band of that term in percent. */
  readonly likelihoodBand: readonly [low: number, high: number] | null
  readonly medianLagSeconds: number
  readonly seen: number
  readonly expected: number
  readonly p: number
  readonly objects: number
  readonly kinds: readonly ObjectKind[]
  readonly firstSeen: number
  readonly lastSeen: number
  readonly languages: Community['languages']
  readonly hours: readonly number[]
}

export function communityRow(finding: CoordinationFinding, community: Community): CommunityRow {
  const copied = community.members.filter((member) => member.role === 'copied').length
  const band = likelihood(community.likelihood)
  return {
    finding: finding.id,
    community: community.id,
    url: `/networks/${finding.id}/${community.id}`,
    accounts: community.members.length - copied,
    copied,
    affiliation: community.affiliation,
    affiliationName: community.affiliationName,
    likelihood: community.likelihood,
    likelihoodBand: band === undefined ? null : [band.low, band.high],
    medianLagSeconds: community.medianLag,
    seen: community.seen,
    expected: community.expected,
    p: community.p,
    objects: community.objectCount,
    kinds: community.kinds,
    firstSeen: community.firstSeen,
    lastSeen: community.lastSeen,
    languages: community.languages,
    hours: community.hours,
  }
}

export function communityRows(finding: CoordinationFinding): readonly CommunityRow[] {
  return finding.body.result.communities.map((community) => communityRow(finding, community))
}

const weight = { undeclared: 0, affiliated: 1 } as const

/** Undeclared first, then the likelier, then the larger; equal rows keep a stable order. */
export function byNeedOfALook(a: CommunityRow, b: CommunityRow): number {
  return (
    weight[a.affiliation] - weight[b.affiliation] ||
    (b.likelihoodBand?.[0] ?? 0) - (a.likelihoodBand?.[0] ?? 0) ||
    b.accounts - a.accounts ||
    (a.url < b.url ? -1 : 1)
  )
}

export function communityRowsCsv(rows: readonly CommunityRow[]): string {
  const head = csvLine([
    'finding',
    'community',
    'accounts',
    'copied',
    'affiliation',
    'affiliation_name',
    'likelihood',
    'likelihood_low_percent',
    'likelihood_high_percent',
    'median_lag_seconds',
    'seen',
    'expected',
    'p',
    'objects',
    'kinds',
    'first_seen',
    'last_seen',
    'languages',
  ])
  return (
    head +
    rows
      .map((row) =>
        csvLine([
          row.finding,
          row.community,
          row.accounts,
          row.copied,
          row.affiliation,
          row.affiliationName,
          row.likelihood,
          row.likelihoodBand?.[0],
          row.likelihoodBand?.[1],
          row.medianLagSeconds,
          row.seen,
          row.expected,
          row.p,
          row.objects,
          row.kinds.join(' '),
          isoTime(row.firstSeen),
          isoTime(row.lastSeen),
          row.languages.map((entry) => entry.language).join(' '),
        ]),
      )
      .join('')
  )
}
