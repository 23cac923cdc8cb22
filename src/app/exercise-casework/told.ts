import type { ExerciseRecord } from '../exercise-records.ts'
import { amber, clear, type Fields } from './marks.ts'

const publicText: Fields = {
  title: 'A made-up endorsement of a candidate is going round',
  case: '#case',
  election: '#election',
  label: 'assessment',
  unit: 'Election desk of the exercise',
  position: 'unit',
  happened:
    'Since 4 May an article has claimed that the archbishop asks believers to vote for a candidate. He never said so. The article came from a site that calls itself Valley Mirror. Accounts that act together pasted it within minutes.',
  advice:
    'The archbishop’s own words are on the pages of his office. You need not do anything about your vote.',
  likelihood: 'likely',
  confidence: 'moderate',
  verdict: 'violation',
  criteria: [
    { criterion: 'falsity', finding: 'met', says: 'Claim check (A1); the archbishop’s office (A1)' },
    { criterion: 'attempt', finding: 'met', says: 'Spread in the last week, round after round (B2)' },
    { criterion: 'foreign-election', finding: 'met', says: 'Register of elections (A1)' },
    {
      criterion: 'state-responsibility',
      finding: 'met',
      says: 'We judge it likely: interior service (B2); according to press reports (B3)',
    },
    { criterion: 'identity-theft', finding: 'unknown', says: 'Nothing on record decides it' },
  ],
  sources: [
    { says: 'The sentence was never said', source: 'Fact desk', reliability: 'A', credibility: '1' },
    {
      says: 'A firm that works for a ministry pays for the site',
      source: 'The Courier',
      hedge: 'according to press reports',
      reliability: 'B',
      credibility: '3',
    },
    {
      says: 'The firm takes orders from the ministry',
      source: 'Interior service',
      hedge: 'we judge it likely',
      reliability: 'B',
      credibility: '2',
    },
  ],
  other:
    'A supporter who made it up alone; the outlet itself, for its advertising. Both fit the evidence less well.',
  replies: [
    {
      reply: '#reply-mirror',
      subject: 'Valley Mirror',
      asked: '2027-05-05T08:00',
      outcome: 'answered',
      answer: 'We took the story from a message that readers sent us. We have marked it as doubtful.',
    },
    {
      reply: '#reply-state',
      subject: 'Ministry of foreign affairs of Broskaya',
      asked: '2027-05-05T08:00',
      outcome: 'answered',
      answer: 'We have no interest in the elections of others.',
    },
  ],
  denials: [
    {
      by: 'Ministry of foreign affairs of Broskaya',
      on: '2027-05-07',
      says: 'We have no interest in the elections of others.',
    },
  ],
  vote: 'not-affected',
  count: 'not-affected',
  voteSource: 'Election commission of the exercise, notice 12',
  necessary: 'The story is believed by many and would otherwise stand until the vote',
  proportionate: 'It names the outlet and no reader; nothing is asked of any platform',
  lawful: 'Electoral code of the exercise, article 51',
  domestic: 'no',
}

export function told(): ExerciseRecord[] {
  const reply = (key: string, fields: Fields): ExerciseRecord => ({
    key,
    kind: 'reply',
    role: 'analyst',
    ...amber,
    fields: { case: '#case', asked: '2027-05-05T08:00', outcome: 'answered', ...fields },
  })
  const first = String(publicText.happened).replace('Since 4 May', 'Since 3 May')
  return [
    reply('reply-mirror', {
      outlet: '#mirror',
      subject: 'Valley Mirror',
      channel: 'address on the imprint',
      question: 'On what does your article of 4 May rest?',
      answered: '2027-05-05T16:40',
      answer: 'We took the story from a message that readers sent us. We have marked it as doubtful.',
    }),
    reply('reply-state', {
      actor: '#state',
      subject: 'Ministry of foreign affairs of Broskaya',
      channel: 'press office',
      question:
        'A service of ours judges it likely that a firm on your orders placed the story. What do you say?',
      answered: '2027-05-06T07:10',
      answer: 'We have no interest in the elections of others.',
    }),
    {
      key: 'publication',
      kind: 'publication',
      role: 'analyst',
      ...clear,
      approve: 'reviewer',
      fields: { ...publicText, happened: first },
    },
    {
      key: 'contest',
      kind: 'contest',
      role: 'public',
      ...amber,
      fields: {
        publication: '#publication',
        received: '2027-05-06T12:05',
        capacity: 'named',
        says: 'Our article appeared on 4 May, not on 3 May.',
        contact: 'editor, valley-mirror.example',
      },
    },
    {
      key: 'publication',
      changes: true,
      kind: 'publication',
      role: 'analyst',
      ...clear,
      approve: 'reviewer',
      fields: publicText,
    },
    {
      key: 'answered',
      of: 'contest',
      changes: true,
      kind: 'contest',
      role: 'duty-officer',
      ...amber,
      fields: {
        publication: '#publication',
        received: '2027-05-06T12:05',
        capacity: 'named',
        says: 'Our article appeared on 4 May, not on 3 May.',
        contact: 'editor, valley-mirror.example',
        first: '2027-05-06T15:30',
        answer: 'You are right. The day is corrected; the rest stands.',
        outcome: 'partly',
      },
    },
    {
      key: 'correction',
      kind: 'correction',
      role: 'analyst',
      ...clear,
      approve: 'reviewer',
      fields: {
        publication: '#publication',
        corrected: '2027-05-06',
        wrong: 'The article was said to have appeared on 3 May.',
        right: 'The article appeared on 4 May.',
        contest: '#contest',
      },
    },
  ]
}
