import { communityRow } from '../community-rows.ts'
import type { Community, CoordinationFinding } from '../findings.ts'
import { visible } from './shown-text.ts'
import type { View } from './view.ts'

/** The one sentence that the page claims, in calibrated words; openly affiliated groups are not a suspicion. */
export function claimOf(view: View, community: Community): string {
  const { community: w } = view.words
  const members = community.members.filter((member) => member.role !== 'copied').length
  const n = view.integer(members)
  const name = visible(community.affiliationName ?? '').slice(0, 80)
  if (community.affiliation === 'affiliated') return w.claimOpen(n, name)
  const likely = view.likely(community.likelihood)
  if (likely.band === null) return w.claimUnknown(n, visible(likely.term).slice(0, 60))
  return w.claim(n, likely.term, likely.band)
}

/** The claim with the figures it rests on. */
export function Claim(props: { view: View; finding: CoordinationFinding; community: Community }) {
  const { view, community } = props
  const row = communityRow(props.finding, community)
  return (
    <div class="head">
      <p class="claim">{claimOf(view, community)}</p>
      <p class="lead">
        {view.words.community.evidence(
          view.integer(row.seen),
          view.decimal(row.expected),
          view.integer(row.objects),
          view.lasting(row.medianLagSeconds),
        )}
      </p>
      {row.copied === 0 ? null : (
        <p class="soft">{view.words.community.copiedNote(view.integer(row.copied))}</p>
      )}
    </div>
  )
}
