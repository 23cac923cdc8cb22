import type { Json } from '../kernel/canonical-json.ts'
import { sha256 } from '../kernel/hashing.ts'
import { signingKey, vouchedBytes } from '../ledger/index.ts'
import { signPledge } from '../respond/index.ts'
import { exerciseDiplomacy } from './exercise-diplomacy.ts'
import type { ExerciseRecord } from './exercise-records.ts'

type Fields = Readonly<Record<string, Json>>

const clear = { tlp: 'TLP:CLEAR', shared: true } as const
const grade = { reliability: 'A', credibility: '1' } as const

/** A measure that a delegate entered and the duty officer approved. */
const measure = (key: string, fields: Fields): ExerciseRecord => ({
  key,
  kind: 'measure',
  role: 'coalition-delegate',
  ...clear,
  fields: { government: '#government', election: '#election', binding: 'discretionary', ...fields },
  approve: 'duty-officer',
})

const position = (key: string, fields: Fields): ExerciseRecord => ({
  key,
  kind: 'position',
  role: 'analyst',
  ...clear,
  fields: { government: '#government', election: '#election', ...grade, ...fields },
  approve: 'reviewer',
})

/** What the fictional government said and did before the election: some of it done, some announced, some undone. */
const governmentAnswers: readonly ExerciseRecord[] = [
  {
    key: 'government',
    kind: 'government',
    role: 'coalition-delegate',
    ...clear,
    fields: {
      name: 'Government of the Republic, 2022 to 2027',
      country: 'XV',
      zone: 'Europe/Paris',
      began: '2022-05-14',
      ends: '2027-05-14',
      source: 'Decree of appointment of the exercise',
    },
  },
  measure('decree', {
    class: 'announcement',
    title: 'Decree on foreign interference',
    step: 'binding-law',
    announced: '2027-03-01',
    claim: 'The most serious measure that this country has taken',
    source: 'journal.example/2027/118',
    status: 'announced',
  }),
  measure('bill', {
    class: 'bill',
    title: 'Bill: sanctions within ten days of a finding',
    announced: '2027-01-20',
    source: 'parliament.example/bills/44',
    status: 'announced',
    binding: 'mandatory',
    trigger: 'A finding of interference by the panel',
    deadline: '10 days',
    waiver: 'The head of government, in writing to parliament',
    stage: 'committee',
    sponsors: 'Members of three groups',
    executive: 'opposes',
    executiveSource: 'Minutes of the committee, 3 March 2027, parliament.example/minutes/9',
  }),
  measure('platforms', {
    class: 'takedown',
    title: 'Platform told of thirty-four accounts; it removed them',
    announced: '2027-04-26',
    source: 'commission.example/notices/7',
    status: 'implemented',
    implemented: '2027-04-28',
    evidence: [
      { day: '2027-04-28', what: 'Notice of the platform', source: 'platform.example/reports/118', ...grade },
    ],
    platform: 'Plaza',
    items: 34,
    impact: [
      {
        day: '2027-05-05',
        measured: 'accounts of the network active again',
        before: '34',
        after: '9',
        level: 'count',
        source: 'Findings of this instance',
      },
    ],
  }),
  measure('demarche', {
    class: 'demarche',
    title: 'Ambassador of Broskaya summoned',
    case: '#case',
    announced: '2027-05-05',
    source: 'ministry.example/press/88',
    status: 'implemented',
    implemented: '2027-05-05',
    evidence: [
      { day: '2027-05-05', what: 'Note of the ministry', source: 'ministry.example/press/88', ...grade },
    ],
    addressee: 'Ambassador of Broskaya',
    delivered: '2027-05-05T12:20',
    through: 'Ministry of foreign affairs',
    channel: 'Hotline between the ministries',
    review: '2027-06-01',
  }),
  measure('expulsion', {
    class: 'expulsion',
    title: 'Two members of the trade mission to leave',
    case: '#case',
    announced: '2027-05-06',
    source: 'ministry.example/press/90',
    status: 'announced',
    expelled: 2,
  }),
  position('command', {
    title: 'The head of government has taken command of the issue',
    speaker: 'Adviser for security',
    said: '2027-03-15',
    sort: 'promise',
    direction: 'supports',
    quote: 'The head of government has taken command of this issue.',
    source: 'Briefing of 15 March 2027, press.example/2027-03-15',
  }),
  position('firm', {
    title: 'Interference will have consequences',
    speaker: 'Minister of foreign affairs',
    said: '2027-04-25',
    sort: 'statement',
    direction: 'supports',
    step: 'cease-notice',
    source: 'Speech in parliament, parliament.example/debates/61',
  }),
  position('soft', {
    title: 'Doubts that anybody interferes at all',
    speaker: 'Head of government',
    said: '2027-05-05',
    sort: 'conduct',
    direction: 'undermines',
    step: 'cease-notice',
    source: 'Interview, press.example/2027-05-05',
  }),
]

const name = 'Coalition of the exercise'
const joined = '2026-09-01'

/** A member with a pledge that its own key signed; the last two lack something. */
function memberRecord(country: string, more: Fields): ExerciseRecord {
  const key = signingKey(
    `exercise/${country.toLowerCase()}`,
    Buffer.from(sha256(`exercise member ${country}`), 'hex'),
  )
  return {
    key: `member-${country}`,
    kind: 'member',
    role: 'coalition-delegate',
    ...clear,
    fields: {
      coalition: '#coalition',
      country,
      standing: 'member',
      joined,
      key: key.public.vkey,
      pledge: signPledge(
        { vouch: (purpose, text) => key.sign(vouchedBytes(purpose, text)) },
        { coalition: name, country, day: joined },
      ),
      focal: 'Office for foreign interference',
      agreed: [{ class: 'sanction', note: 'After a finding of a violation of severity 4' }],
      ...more,
    },
  }
}

const able = {
  decider: 'Council of ministers',
  authority: 'Act on foreign interference, 2025',
  exercised: '2026-10-12',
}

/** The coalition of the fiction, and the red line for an election that lies a year ahead. @param now milliseconds since 1970 */
function coalitionRecords(now: number): readonly ExerciseRecord[] {
  const day = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10)
  return [
    {
      key: 'coalition',
      kind: 'coalition',
      role: 'coalition-delegate',
      ...clear,
      fields: {
        name,
        preset: 'open',
        norm: 'No government shall attempt to influence a foreign election by false information or a false name',
        quorum: 3,
        articulated: [
          {
            body: 'Summit of the exercise',
            document: 'Declaration, article 4',
            day: '2026-06-14',
            hash: sha256('declaration'),
          },
        ],
      },
    },
    ...['XV', 'XW', 'XY'].map((country) => memberRecord(country, able)),
    memberRecord('QM', { authority: able.authority, exercised: '2026-10-12' }),
    memberRecord('QN', { ...able, exercised: '2025-03-01' }),
    {
      key: 'next-election',
      kind: 'election',
      role: 'analyst',
      ...clear,
      fields: {
        name: 'Regional elections',
        country: 'XW',
        office: 'Regional assemblies',
        zone: 'Europe/Paris',
        campaignStart: day(420),
        voteOpens: `${day(450)}T08:00`,
        voteCloses: `${day(450)}T20:00`,
        source: 'Decree of convocation of the exercise',
      },
    },
    {
      key: 'red-line',
      kind: 'red-line',
      role: 'coalition-delegate',
      ...clear,
      fields: {
        title: 'Red line for the regional elections',
        coalition: '#coalition',
        election: '#next-election',
        norm: 'Norm of the exercise, version 1',
        locks: `${day(400)}T12:00`,
        matrix: [
          { limb: 'any', severity: '2', class: 'isolation', days: 30 },
          { limb: 'any', severity: '3', class: 'expulsion', days: 21 },
          { limb: 'any', severity: '4', class: 'sanction', days: 14 },
        ],
        signed: ['XV', 'XW', 'XY'].map((country) => ({
          country,
          on: day(0),
          document: 'Minutes of the meeting',
        })),
      },
    },
    {
      key: 'violation',
      kind: 'violation',
      role: 'coalition-delegate',
      ...clear,
      fields: {
        title: 'Made-up endorsement before the vote',
        redLine: '#red-line',
        case: '#case',
        limb: 'A',
        severity: '4',
        found: '2026-11-02',
        chosen: 'sanction',
        channel: 'Hotline between the ministries',
        decisions: [
          { country: 'XV', decision: 'confirms', on: '2026-11-04' },
          { country: 'XW', decision: 'confirms', on: '2026-11-05' },
          {
            country: 'QM',
            decision: 'waives',
            on: '2026-11-05',
            reason: 'A caretaker government is in office',
          },
        ],
      },
    },
  ]
}

/** What governments and the coalition of the fiction have on record. @param now milliseconds since 1970 */
export function exerciseAnswers(now: number): readonly ExerciseRecord[] {
  return [...governmentAnswers, ...coalitionRecords(now), ...exerciseDiplomacy]
}
