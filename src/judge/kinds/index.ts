import type { RecordKind } from '../../records/index.ts'
import { assessment } from './assessment.ts'
import { attribution } from './attribution.ts'
import { campaign } from './campaign.ts'
import { casefile } from './case.ts'
import { claim } from './claim.ts'
import { contest } from './contest.ts'
import { correction } from './correction.ts'
import { decision } from './decision.ts'
import { dismissal } from './dismissal.ts'
import { evidence } from './evidence.ts'
import { narrative } from './narrative.ts'
import { normFinding } from './norm-finding.ts'
import { publication } from './publication.ts'
import { reply } from './reply.ts'

/** The kinds of casework, in the order in which pages list them. */
export const judgeKinds: readonly RecordKind[] = [
  casefile,
  evidence,
  claim,
  narrative,
  campaign,
  assessment,
  normFinding,
  attribution,
  reply,
  publication,
  correction,
  contest,
  decision,
  dismissal,
]
