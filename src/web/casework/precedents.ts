import { type PrecedentMatch, phaseOf, precedents } from '../../judge/index.ts'
import type { RecordView } from '../../records/index.ts'
import type { Incident } from '../../respond/index.ts'
import { listed } from './dossier.ts'

type Match = PrecedentMatch<Incident>

const most = 5

/** Past incidents that used a means of the case in the same phase before the vote, those that share most first. */
export function precedentsOf(
  record: RecordView,
  library: readonly Incident[],
  /** Day of the vote, `2027-05-09`; null where it is not known. */
  vote: string | null,
): readonly { readonly match: Match; readonly shared: readonly string[] }[] {
  const own = listed(record.fields.means).map(({ name }) => String(name))
  const first = Date.parse(String(record.fields.firstSeen))
  const phase = vote === null ? null : phaseOf(Math.round((Date.parse(vote) - first) / 86_400_000))
  return precedents(library, phase === null ? {} : { phase })
    .map((match) => ({ match, shared: match.precedent.means.filter((name) => own.includes(name)) }))
    .filter(({ shared }) => shared.length > 0)
    .sort((a, b) => b.shared.length - a.shared.length)
    .slice(0, most)
}
