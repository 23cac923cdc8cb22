import type { ExerciseRecord } from '../exercise-records.ts'
import { amber, type Fields } from './marks.ts'

export function pieces(finding: string): ExerciseRecord[] {
  const piece = (key: string, fields: Fields): ExerciseRecord => ({
    key,
    kind: 'evidence',
    role: 'analyst',
    ...amber,
    fields,
  })
  return [
    piece('story', {
      title: 'The article with the endorsement',
      sort: 'capture',
      content: 'yes',
      found: '2027-05-04',
      says: 'Quotes the archbishop with "I will vote for Maren Holt, and I ask you to do the same".',
      source: 'Valley Mirror',
      address: 'valley-mirror.example/endorsement',
      reliability: 'E',
      credibility: '5',
      sha256: '4f0c3a7d1b9e62858a1f5c7e90b3d4261fae58c0972b6d43e1a8f70c5d29b684',
      custody: [
        { at: '2027-05-04T07:20', event: 'received', by: 'desk of the exercise' },
        { at: '2027-05-04T07:24', event: 'hashed', by: 'desk of the exercise' },
      ],
    }),
    piece('check', {
      title: 'Claim check of the endorsement',
      sort: 'report',
      content: 'no',
      found: '2027-05-05',
      says: 'No speech, letter or broadcast of the archbishop has the sentence; the photograph is from 2019.',
      source: 'Fact desk of the exercise',
      address: 'fact-desk.example/checks/88',
      reliability: 'A',
      credibility: '1',
    }),
    piece('office', {
      title: 'The archbishop’s office: he endorses nobody',
      sort: 'document',
      content: 'no',
      found: '2027-05-05',
      says: 'The archbishop has endorsed nobody and will endorse nobody.',
      source: 'Office of the archbishop',
      address: 'archbishop.example/notices/5-may',
      reliability: 'A',
      credibility: '1',
    }),
    piece('spread', {
      title: 'Accounts that pasted the story within minutes',
      sort: 'finding',
      content: 'no',
      found: '2027-05-05',
      says: 'The same text round after round, far beyond chance at the stated false discovery rate.',
      source: 'Detector of coordination',
      finding,
      reliability: 'B',
      credibility: '2',
    }),
    piece('press', {
      title: 'Newspaper on who pays for the Valley Mirror',
      sort: 'report',
      content: 'no',
      found: '2027-05-05',
      says: 'Invoices of the hosting company name a firm that works for a ministry abroad.',
      source: 'The Courier of the exercise',
      address: 'courier.example/valley-mirror',
      hedge: 'according to press reports',
      reliability: 'B',
      credibility: '3',
    }),
    piece('service', {
      title: 'Assessment of the interior service',
      sort: 'report',
      content: 'no',
      found: '2027-05-06',
      says: 'The firm takes orders from the ministry; the story was among the texts it was sent.',
      source: 'Interior service of the exercise',
      address: 'service.example/notes/17',
      hedge: 'we judge it likely',
      reliability: 'B',
      credibility: '2',
    }),
  ]
}

export function endorsement(finding: string, status: string): Fields {
  return {
    claim:
      'A made-up story says that the archbishop endorses a candidate; accounts that act together spread it.',
    status,
    election: '#election',
    begun: '2027-05-04T07:30',
    firstSeen: '2027-05-04',
    lastSeen: '2027-05-06',
    asset: 'candidate',
    objective: 'candidate',
    responsibility: 'state-likely',
    signs: [
      {
        sign: 'fabricated-claim',
        shows: 'The quotation was made up: claim check and the office itself',
        evidence: '#check',
      },
      {
        sign: 'hidden-coordination',
        shows: 'Pasted within minutes by accounts that say nothing of it',
        finding: `${finding}/C1`,
      },
    ],
    findings: [{ finding: `${finding}/C1`, note: 'who pasted it, against what chance would give' }],
    evidence: [
      { piece: '#story', for: 'what is complained of' },
      { piece: '#check', for: 'falsity' },
      { piece: '#office', for: 'falsity' },
      { piece: '#spread', for: 'spreading' },
      { piece: '#press', for: 'who pays' },
      { piece: '#service', for: 'who is behind it' },
    ],
    means: [{ name: 'false_narratives' }, { name: 'coordinated_accounts' }],
    techniques: [
      { technique: 'T0085', seen: 'the article' },
      { technique: 'T0084.001', seen: 'the accounts' },
      { technique: 'T0097.202', seen: 'the Valley Mirror' },
    ],
    targets: [
      { name: 'Maren Holt', sort: 'candidate', also: 'Holt' },
      { name: 'Tomas Reuel', sort: 'candidate', also: 'Reuel' },
    ],
    outlets: [{ outlet: '#mirror' }],
    accounts: [{ set: '#set' }],
    actor: '#state',
    campaign: '#campaign',
    reach: '4',
    vote: 'not-affected',
    count: 'not-affected',
    unaffected: 'Election commission of the exercise, notice 12: polling and count are not affected',
    protect: [
      {
        step: 'Brief both candidates on equal terms',
        owner: 'duty officer',
        body: 'government',
        due: '2027-05-05',
        done: 'yes',
      },
      {
        step: 'Tell voters where the archbishop’s real words are',
        owner: 'election commission',
        body: 'commission',
        due: '2027-05-06',
        done: 'no',
      },
    ],
    respond: [
      {
        step: 'Ask the ministry for an explanation',
        owner: 'ministry of foreign affairs',
        body: 'government',
        due: '2027-05-07',
        done: 'no',
      },
    ],
  }
}
