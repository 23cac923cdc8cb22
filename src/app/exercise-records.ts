import type { Json } from '../kernel/canonical-json.ts'
import { isoTime } from '../kernel/time.ts'
import type { Role } from '../records/index.ts'
import type { Tlp } from '../vocab/tlp.ts'

/** A record of the fictional election; a value `#key` links to the record of that key above it. */
export interface ExerciseRecord {
  readonly key: string
  readonly kind: string
  readonly role: Role
  readonly tlp: Tlp
  readonly shared: boolean
  readonly fields: Readonly<Record<string, Json>>
  /** Changes the record of this key, or of the key `of`, instead of making one. */
  readonly changes?: true
  readonly of?: string
  /** Who approves it at once. */
  readonly approve?: Role
}

const hour = 3_600_000

/**
 * What a desk would have on record before the exercise's election of 9 May 2027. Names are invented, links end in
 * `.example`, and the country is `XV`, which ISO 3166 leaves to its users.
 * @param now milliseconds since 1970, from which the clocks of the tasks run
 */
export function exerciseRecords(now: number): readonly ExerciseRecord[] {
  const since = (hours: number) => isoTime(now - hours * hour).slice(0, 16)
  return [
    {
      key: 'election',
      kind: 'election',
      role: 'analyst',
      tlp: 'TLP:CLEAR',
      shared: true,
      fields: {
        name: 'General election 2027',
        country: 'XV',
        office: 'President and National Assembly',
        zone: 'Europe/Paris',
        campaignStart: '2027-04-12',
        voteOpens: '2027-05-09T08:00',
        voteCloses: '2027-05-09T20:00',
        silenceFrom: '2027-05-08T00:00',
        silenceTo: '2027-05-09T20:00',
        silenceLaw: 'Electoral code of the exercise, article 49',
        termBegan: '2022-05-14',
        termEnds: '2027-05-14',
        source: 'Decree of convocation of the exercise',
      },
    },
    {
      key: 'state',
      kind: 'actor',
      role: 'analyst',
      tlp: 'TLP:GREEN',
      shared: true,
      fields: {
        name: 'Broskaya',
        sort: 'state',
        capability: 'state',
        aliases: 'Broskayan Federation',
        description: 'A fictional neighbour. Its broadcaster addresses voters abroad in three languages.',
        tools: [
          {
            tool: 'information',
            count: 7,
            first: '2022-03-02',
            last: '2027-05-06',
            source: 'Findings of this instance and the register of broadcasts',
          },
          {
            tool: 'economic',
            count: 2,
            first: '2023-11-20',
            last: '2025-01-08',
            source: 'Trade bulletin of the exercise',
          },
        ],
      },
    },
    {
      key: 'group',
      kind: 'actor',
      role: 'duty-officer',
      tlp: 'TLP:AMBER',
      shared: false,
      fields: {
        name: 'Lantern group',
        sort: 'group',
        capability: 'medium',
        description: 'Runs pages that imitate local newspapers. Who pays for it is not known.',
        tools: [
          {
            tool: 'information',
            count: 3,
            first: '2027-04-20',
            last: '2027-05-05',
            source: 'Registrations of look-alike domains, exercise data',
          },
        ],
      },
    },
    {
      key: 'broadcaster',
      kind: 'outlet',
      role: 'analyst',
      tlp: 'TLP:GREEN',
      shared: true,
      fields: {
        name: 'Broskaya Today',
        address: 'broskaya-today.example',
        exposure: 'controlled',
        actor: '#state',
        assertions: [
          {
            exposure: 'controlled',
            since: '2024-06-01',
            reliability: 'B',
            credibility: '2',
            evidence: 'Its statute names the ministry as owner: register entry 118/2024',
          },
        ],
        reply: 'The editor writes that the ministry owns the building only (4 May 2027).',
      },
    },
    {
      key: 'mirror',
      kind: 'outlet',
      role: 'analyst',
      tlp: 'TLP:GREEN',
      shared: false,
      fields: {
        name: 'Valley Mirror',
        address: 'valley-mirror.example',
        exposure: 'unclassified',
        assertions: [],
      },
    },
    {
      key: 'set',
      kind: 'account-set',
      role: 'analyst',
      tlp: 'TLP:AMBER',
      shared: true,
      fields: {
        name: 'Accounts that paste one text within minutes',
        platform: 'neutral',
        size: 24,
        finding: 'F-7K3Q9D4M2X/C1',
        evidenceClass: 'behaviour',
        evidence: [
          {
            found: '2027-05-06',
            reliability: 'B',
            credibility: '2',
            says: 'The same text within twelve minutes, round after round, far beyond chance',
          },
        ],
        other: 'Volunteers of a campaign with one template; a fan club. Neither declared an affiliation.',
      },
    },
    {
      key: 'accusation',
      kind: 'statement',
      role: 'analyst',
      tlp: 'TLP:CLEAR',
      shared: true,
      fields: {
        title: 'Commission: a forged ballot paper is going round',
        speaker: 'Election commission of the exercise',
        said: '2027-05-06',
        sort: 'fact',
        text: 'The ballot paper shown on several pages is not ours. The count is not affected.',
        source: 'commission.example/notices/12',
        reliability: 'A',
        credibility: '1',
        election: '#election',
      },
    },
    {
      key: 'denial',
      kind: 'statement',
      role: 'analyst',
      tlp: 'TLP:CLEAR',
      shared: true,
      fields: {
        title: 'Broskaya denies any part in it',
        speaker: 'Ministry of foreign affairs of Broskaya',
        said: '2027-05-07',
        sort: 'denial',
        text: 'We have no interest in the elections of others.',
        source: 'ministry.example/briefing/7-may',
        reliability: 'C',
        credibility: '6',
        election: '#election',
        answers: '#accusation',
      },
    },
    ...tasks(since),
  ]
}

function tasks(since: (hours: number) => string): ExerciseRecord[] {
  const task = (key: string, fields: Readonly<Record<string, Json>>): ExerciseRecord => ({
    key,
    kind: 'task',
    role: 'analyst',
    tlp: 'TLP:AMBER',
    shared: true,
    fields: { election: '#election', status: 'open', ...fields },
  })
  return [
    task('triage', {
      title: 'Look at the pages with the forged ballot paper',
      stage: 'triage',
      begun: since(0.9),
      owner: 'duty officer',
    }),
    task('briefing', {
      title: 'Tell the candidate who is named on the pages',
      stage: 'briefing',
      begun: since(13),
      owner: 'reviewer on call',
    }),
    task('notice', {
      title: 'Public notice on the ballot paper',
      stage: 'notice',
      begun: since(3),
      owner: 'election commission',
      status: 'doing',
    }),
    task('criteria', {
      title: 'Criteria for the look-alike outlets',
      stage: 'criteria',
      begun: since(30),
      owner: 'analyst',
      status: 'done',
      outcome: 'Assessed: deception indicated, foreign origin not shown',
    }),
  ]
}
