import type { Json } from '../../kernel/canonical-json.ts'
import type { ExerciseRecord } from '../exercise-records.ts'
import { amber, type Fields } from './marks.ts'

const assertion = (
  element: string,
  says: string,
  source: string,
  grade: string,
  evidence: string,
  more: Fields = {},
): Fields => ({
  element,
  stance: 'supports',
  says,
  source,
  reliability: grade.slice(0, 1),
  credibility: grade.slice(1),
  evidence,
  ...more,
})

const assertions: readonly Json[] = [
  assertion('election-link', 'It tells believers how to vote', 'Fact desk', 'A1', '#check'),
  assertion('deception', 'A quotation that was made up', 'Fact desk', 'A1', '#check'),
  assertion(
    'coordination',
    'Pasted within minutes, beyond chance',
    'Detector of coordination',
    'B2',
    '#spread',
  ),
  assertion('public-harm', 'Read far beyond one platform', 'The Courier', 'B2', '#press'),
  assertion('foreign-actor', 'A firm abroad placed it', 'Interior service', 'B2', '#service', {
    likelihood: 'likely',
  }),
  assertion('falsity', 'The sentence was never said', 'Fact desk', 'A1', '#check'),
  assertion('falsity', 'The archbishop endorses nobody', 'Office of the archbishop', 'A1', '#office'),
  assertion('attempt', 'Spread in the last week to move votes', 'Desk of the exercise', 'B2', '#spread'),
  assertion(
    'foreign-election',
    'The vote is not that of the state that acts',
    'Register of elections',
    'A1',
    '#spread',
  ),
  assertion('fabricated-claim', 'The quotation was made up', 'Fact desk', 'A1', '#check'),
  assertion(
    'state-responsibility',
    'The firm takes orders from a ministry',
    'Interior service',
    'B2',
    '#service',
    {
      likelihood: 'likely',
      hedge: 'we judge it likely',
    },
  ),
  assertion('state-responsibility', 'A firm that works for a ministry pays', 'The Courier', 'B3', '#press', {
    hedge: 'according to press reports',
  }),
]

export function judgements(): ExerciseRecord[] {
  const about = { case: '#case' }
  return [
    {
      key: 'claim',
      kind: 'claim',
      role: 'analyst',
      ...amber,
      approve: 'duty-officer',
      fields: {
        ...about,
        says: 'The archbishop asks believers to vote for a candidate',
        result: 'false',
        checked: '2027-05-05',
        disproof:
          'No speech, letter or broadcast has the sentence, and his office says that he endorses nobody.',
        sources: [
          { says: 'Never said', source: 'Fact desk', reliability: 'A', credibility: '1', evidence: '#check' },
          {
            says: 'Endorses nobody',
            source: 'His office',
            reliability: 'A',
            credibility: '1',
            evidence: '#office',
          },
        ],
      },
    },
    {
      key: 'narrative',
      kind: 'narrative',
      role: 'analyst',
      ...amber,
      fields: {
        ...about,
        name: 'The church has chosen',
        story: 'Whoever believes must vote for one candidate, since the archbishop says so.',
        targets: [{ name: 'Tomas Reuel' }],
        beneficiaries: [{ name: 'Maren Holt' }],
        counter:
          'The archbishop endorses nobody; the candidate who would gain asked that the story be taken down.',
      },
    },
    {
      key: 'assessment',
      kind: 'assessment',
      role: 'analyst',
      ...amber,
      fields: {
        ...about,
        title: 'The made-up endorsement against our own criteria',
        table: 'tocsin',
        assessed: '2027-05-06',
        assertions,
        likelihood: 'likely',
        confidence: 'moderate',
      },
    },
    {
      key: 'second-assessment',
      kind: 'assessment',
      role: 'reviewer',
      ...amber,
      fields: {
        ...about,
        title: 'Second look, with the names hidden',
        table: 'tocsin',
        assessed: '2027-05-06',
        assertions: assertions.slice(0, 11),
        likelihood: 'likely',
        confidence: 'moderate',
        dissent: 'The invoices alone would not carry the link to a state; with the service’s note they do.',
      },
    },
    {
      key: 'norm-finding',
      kind: 'norm-finding',
      role: 'analyst',
      ...amber,
      approve: 'reviewer',
      fields: {
        ...about,
        act: 'Spreading a made-up endorsement before an election abroad',
        version: '1.0',
        until: '2027-05-06',
        assertions,
      },
    },
    {
      key: 'attribution',
      kind: 'attribution',
      role: 'duty-officer',
      ...amber,
      approve: 'reviewer',
      fields: {
        ...about,
        conclusion:
          'A firm that takes orders from a ministry of Broskaya placed the story; likely, moderate confidence.',
        sort: 'technical',
        attributed: '2027-05-06',
        actor: '#state',
        hypotheses: [
          { says: 'A firm placed it on the orders of a ministry abroad' },
          { says: 'A supporter of the candidate made it up alone' },
          { says: 'The outlet made it up for its advertising' },
        ],
        matrix: [
          {
            says: 'Invoices name a firm that works for a ministry',
            reliability: 'B',
            credibility: '3',
            h1: 'consistent',
            h2: 'inconsistent',
            h3: 'neutral',
            evidence: '#press',
          },
          {
            says: 'The text was among those the firm was sent',
            reliability: 'B',
            credibility: '2',
            h1: 'very-consistent',
            h2: 'very-inconsistent',
            h3: 'inconsistent',
            evidence: '#service',
          },
          {
            says: 'Pasted by accounts that act together',
            reliability: 'B',
            credibility: '2',
            h1: 'consistent',
            h2: 'inconsistent',
            h3: 'consistent',
            evidence: '#spread',
          },
        ],
        favoured: 'h1',
        likelihood: 'likely',
        confidence: 'moderate',
        agencies: [
          { agency: 'Interior service', position: 'agree', confidence: 'moderate' },
          { agency: 'Signals service', position: 'abstain', says: 'We have no material of our own.' },
        ],
        denial: '#denial',
      },
    },
  ]
}
