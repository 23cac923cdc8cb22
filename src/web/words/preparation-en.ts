import { inEnglish } from '../../vocab/label.ts'

/** Words of the pages about what may be preparation, in English. */
export const preparationEn = {
  title: 'Preparation',
  titleOf: (id: string) => `Preparation ${id}`,
  lead: 'Leads of low confidence, never findings against anybody: days and weeks in which more accounts than usual did something, and names that are new.',
  none: 'Nobody has looked yet. These commands do:',
  commands: [
    'npx tocsin preparation posts.jsonl --accounts accounts.csv',
    'npx tocsin lookalikes --protect names.csv new-domains.csv',
  ],
  leads: 'Leads',
  noLead: 'No day and no week stands out.',
  kinds: {
    'creation-burst': 'accounts made together',
    waking: 'dormant accounts that woke',
    renaming: 'accounts that took another name',
    'language-change': 'accounts that turned to another language',
    'topic-change': 'accounts that turned to other hashtags',
  },
  kind: 'Lead',
  day: 'When',
  weekOf: 'week of',
  accounts: 'Accounts',
  expected: 'By chance',
  outOf: 'Out of',
  outOfMeans:
    'accounts that could have done it then, over a week counted each day; for creation, accounts with a date of creation',
  q: 'q',
  qMeans: 'adjusted p-value: expected share of false leads among those at least this strong',
  confidence: 'Confidence',
  low: 'possible preparation, low confidence',
  sharedLanguage: (language: string) => `mostly ${language}`,
  sharedTopic: (hashtag: string) => `mostly #${hashtag}`,
  names: 'New lookalikes',
  namesLead: (from: string, to: string) =>
    `Close names first seen from ${from} to ${to}, the last seven days of each list.`,
  noNames: 'No new close name in the lists that were looked at.',
  days: 'Day by day',
  daysLead: (tests: string, q: string) =>
    inEnglish`${tests} {day or week|days and weeks} of all kinds {was|were} tested together, at a false discovery rate of ${q}.`,
  perDay: (kind: string, events: string, days: string, dispersion: string) =>
    inEnglish`${kind}: ${events} on ${days} {day|days}; from day to day ${dispersion} times the ups and downs of chance`,
  unseen: 'What could not be seen',
  leftOut: (n: string) => inEnglish`${n} more {lead was counted and is|leads were counted and are} not kept.`,
  findings: 'Findings',
  frame: (posts: string, accounts: string, from: string, to: string) =>
    inEnglish`${posts} {post|posts} of ${accounts} {account|accounts}, ${from} to ${to}.`,
  not: 'What this is not',
  notList: [
    'No finding against anybody. The accounts behind a lead are not kept, so that nobody can be named.',
    'No sign of intent. News, an outage, a holiday, an import or a platform that opens its doors wake and make accounts too.',
    'Not an alarm by itself. It says where to look next, with what the other detectors see.',
  ],
}
