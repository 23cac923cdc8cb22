import type { ExerciseRecord } from '../exercise-records.ts'
import { amber, clear, type Fields } from './marks.ts'
import { endorsement } from './pieces.ts'

/** A matter in which nothing was said, with the reasons; and a finding that opened no case. */
export function silence(finding: string): ExerciseRecord[] {
  const quiet = (status: string): Fields => ({
    ...endorsement(finding, status),
    claim: 'Pages with a forged ballot paper are shared in one group of a few dozen readers.',
    asset: 'voter-information',
    objective: 'turnout',
    responsibility: 'unknown',
    begun: '2027-05-06T08:10',
    firstSeen: '2027-05-05',
    signs: [
      {
        sign: 'manufacturing',
        shows: 'The ballot paper is not ours: notice of the commission',
        evidence: '#ballot',
      },
    ],
    findings: [],
    evidence: [{ piece: '#ballot' }],
    means: [{ name: 'forged_documents' }],
    techniques: [{ technique: 'T0085' }],
    targets: [],
    outlets: [],
    accounts: [],
    reach: '1',
    protect: [{ step: 'Notice at the polling stations', owner: 'election commission', done: 'yes' }],
    respond: [],
    ended: 'A few dozen readers saw it; an alert would tell it to millions.',
  })
  const bare = (fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'actor' && name !== 'campaign'))
  return [
    {
      key: 'ballot',
      kind: 'evidence',
      role: 'duty-officer',
      ...amber,
      fields: {
        title: 'Notice of the commission on the ballot paper',
        sort: 'document',
        content: 'no',
        found: '2027-05-06',
        says: 'The ballot paper shown on several pages is not ours.',
        source: 'Election commission of the exercise',
        address: 'commission.example/notices/12',
        reliability: 'A',
        credibility: '1',
      },
    },
    { key: 'quiet', kind: 'case', role: 'duty-officer', ...amber, fields: bare(quiet('intake')) },
    {
      key: 'decision',
      kind: 'decision',
      role: 'duty-officer',
      ...clear,
      approve: 'reviewer',
      fields: {
        case: '#quiet',
        election: '#election',
        decision: 'below-threshold',
        decided: '2027-05-06',
        matter: 'A forged ballot paper in one small group',
        reasons:
          'A few dozen readers saw it, the commission had already said that it was forged, and an alert would have told it to millions.',
        considered: 'A notice hung at the polling stations of the district.',
      },
    },
    {
      key: 'quiet-end',
      of: 'quiet',
      changes: true,
      kind: 'case',
      role: 'duty-officer',
      ...amber,
      fields: bare(quiet('below-threshold')),
    },
    {
      key: 'dismissal',
      kind: 'dismissal',
      role: 'analyst',
      tlp: 'TLP:GREEN',
      shared: true,
      fields: {
        finding: `${finding}/C2`,
        because: 'known-campaign',
        says: 'Volunteers who post one template of a campaign in the open.',
        reopen: '2027-05-12',
      },
    },
  ]
}
