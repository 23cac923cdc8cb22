import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../../src/app/index.ts'
import { signingKey, vouchedBytes } from '../../src/ledger/index.ts'
import { momentOf, wallClock } from '../../src/records/index.ts'
import { actionFromViolation, dueToRelease, jointStates, signPledge } from '../../src/respond/index.ts'
import { newBook, person, pureElection } from '../records/support.ts'
import { jointActionOf, positionOf, pureGovernment } from './support.ts'

const day = 86_400_000
const zones = [
  'UTC',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Europe/Paris',
]
/** Days around which clocks change somewhere, a leap day, and the turn of a year. */
const turns = [
  '2027-03-14',
  '2027-03-28',
  '2027-04-04',
  '2027-10-03',
  '2027-10-31',
  '2027-11-07',
  '2028-02-28',
  '2026-12-31',
]
const delegate = person('coalition-delegate')
const open = { tlp: 'TLP:CLEAR', shared: true } as const
const plus = (date: string, days: number) =>
  new Date(Date.parse(date) + days * day).toISOString().slice(0, 10)

const machine = process.env.TZ
let clock = Date.UTC(2026, 0, 1)
let made: Awaited<ReturnType<typeof newBook>>
beforeAll(async () => {
  made = await newBook({ kinds, clock: () => clock })
})
afterAll(async () => {
  if (machine === undefined) delete process.env.TZ
  else process.env.TZ = machine
  await made.close()
})

/** In each zone of the machine in turn. */
async function everywhere<T>(ask: () => Promise<T> | T): Promise<readonly T[]> {
  const answers: T[] = []
  for (const zone of zones) {
    process.env.TZ = zone
    expect(new Date(Date.UTC(2027, 6, 1)).getTimezoneOffset()).toBe(
      (Date.UTC(2027, 6, 1) - Date.parse(`${wallClock(Date.UTC(2027, 6, 1), zone)}Z`)) / 60_000,
    )
    answers.push(await ask())
  }
  return answers
}

const create = (kind: string, fields: object, who = delegate) =>
  made.book.create(who, made.book.kind(kind), { fields, ...open } as never)

/** Every clock and derived word of a record at a moment. */
async function shown(kind: string, id: string, at: number) {
  clock = at
  const { derived, timeline } = await made.book.get(delegate, made.book.kind(kind), id)
  const { clocks } = await made.book.clocks.of(delegate, { size: 500 })
  const own = clocks.filter((one) => one.record === id).map(({ due, escalation }) => [due, escalation])
  return { derived, timeline: timeline.map(({ at: when }) => when), own }
}

describe('every clock of an answer shows the same wherever the machine stands', () => {
  test.each(turns)('around %s', async (turn) => {
    clock = Date.parse(turn) - 400 * day
    const vote = { voteOpens: `${plus(turn, 20)}T08:00`, voteCloses: `${plus(turn, 20)}T20:00` }
    const { silenceFrom: _, silenceTo: __, ...rest } = pureElection
    const election = await create(
      'election',
      { ...rest, ...vote, campaignStart: plus(turn, 1) },
      person('analyst'),
    )
    const coalition = await create('coalition', { name: `Of ${turn}`, preset: 'open', norm: 'N', quorum: 1 })
    const redLine = await create('red-line', {
      ...{ title: 'R', coalition, election, norm: 'N', locks: `${plus(turn, -30)}T23:30` },
      matrix: [{ limb: 'any', severity: '2', class: 'isolation', days: 14 }],
    })
    const violation = await create('violation', {
      ...{ title: 'V', redLine, limb: 'A', severity: '4', found: plus(turn, -7) },
      ...{ chosen: 'isolation', channel: 'c', textEn: 'a', textFr: 'b', release: `${turn}T02:30` },
    })
    const government = await create(
      'government',
      { ...pureGovernment, began: '2022-05-14' },
      person('analyst'),
    ).catch(() => create('government', pureGovernment))
    const measure = await create('measure', {
      ...{ class: 'sanction', title: 'M', government, announced: plus(turn, -60), source: 's.example' },
      ...{ status: 'announced', binding: 'discretionary', regime: 'R', expires: plus(turn, 1) },
    })
    const promise = await create('position', {
      ...positionOf(government),
      ...{ sort: 'promise', said: plus(turn, -30) },
    })
    const key = signingKey('example.org/fr', new Uint8Array(32).fill(7))
    const pledge = signPledge(
      { vouch: (purpose, text) => key.sign(vouchedBytes(purpose, text)) },
      { coalition: `Of ${turn}`, country: 'FR', day: plus(turn, -90) },
    )
    const joined = { standing: 'member', joined: plus(turn, -90), key: key.public.vkey, pledge }
    const exercised = plus(turn, -365)
    const member = await create('member', { coalition, country: 'FR', ...joined, exercised })
    const moments = [-7, 0, 7].flatMap((days) => {
      const midnight = Date.parse(turn) + days * day
      return [midnight - 1, midnight]
    })
    for (const [kind, id] of [
      ['red-line', redLine],
      ['violation', violation],
      ['measure', measure],
      ['position', promise],
      ['member', member],
    ] as const) {
      for (const at of moments) {
        const [first, ...others] = await everywhere(() => shown(kind, id, at))
        for (const other of others) expect(other).toEqual(first)
      }
    }

    // Agreed within fourteen days: in time until the last of them is over, late from then on.
    const due = Date.parse(plus(turn, 8))
    expect((await shown('violation', violation, due - 1)).own).toEqual([[due, 1]])
    expect((await shown('violation', violation, due - 1)).derived.answer?.tone).toBe('soon')
    expect((await shown('violation', violation, due + 1)).own).toEqual([[due, 2]])
    expect((await shown('violation', violation, due)).derived.answer?.tone).toBe('late')

    const content = async (kind: string, id: string) =>
      (await made.book.get(delegate, made.book.kind(kind), id)).fields
    const agreed = {
      redLine: await content('red-line', redLine),
      coalition: await content('coalition', coalition),
      election: await content('election', election),
      members: ['XA'],
    }
    const fields = await content('violation', violation)
    const actions = await everywhere(() => actionFromViolation(violation, fields, agreed))
    for (const action of actions) {
      expect(Date.parse(action.release)).toBe(Date.parse(`${turn}T02:30:00Z`))
      expect(Date.parse(action.closes)).toBe(momentOf(vote.voteCloses, 'Europe/Paris'))
    }
  })
})

test('T0 is one moment: due from its first millisecond on, never before, in every zone', async () => {
  const at = fc.integer({ min: Date.UTC(2026, 0) / 1000, max: Date.UTC(2030, 0) / 1000 }).map((n) => n * 1000)
  await everywhere(() =>
    fc.assert(
      fc.property(at, fc.integer({ min: -5000, max: 5000 }), (release, off) => {
        const body = { ...jointActionOf(release), asked: ['XA'], quorum: 1 }
        const common = { by: 'XA', author: 'a', signer: 's', at: release - 10_000 }
        const id = 'JA-0000000000000000'
        const [state] = jointStates([
          { ...common, hash: '1', message: { action: id, kind: 'action', body } },
          {
            ...common,
            hash: '2',
            message: { action: id, kind: 'confirmation', body: { decision: 'confirms' } },
          },
        ])
        expect(dueToRelease(state!, 'XA', release + off)).toBe(off >= 0)
      }),
      { numRuns: 50 },
    ),
  )
})
