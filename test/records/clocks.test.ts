import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dueAt,
  isZone,
  momentOf,
  noticeChannel,
  runningClock,
  type Stage,
  spanText,
  stages,
  startOfDay,
  type Vote,
  wallClock,
  wallDays,
  wholeMonths,
} from '../../src/records/index.ts'

const hour = 3_600_000
const day = 24 * hour
const names = Object.keys(stages) as Stage[]
const stageClock = (stage: Stage, begun: number, calendar: Vote, at: number) =>
  runningClock({ key: stage, says: stages[stage].label, owner: 'A', begun, until: { stage } }, calendar, at)
const vote: Vote = {
  opens: momentOf('2027-05-09T08:00', 'Europe/Paris')!,
  closes: momentOf('2027-05-09T20:00', 'Europe/Paris')!,
  zone: 'Europe/Paris',
  silence: {
    from: momentOf('2027-05-08T00:00', 'Europe/Paris')!,
    to: momentOf('2027-05-09T20:00', 'Europe/Paris')!,
  },
}

describe('the clock on the wall', () => {
  test.each([
    ['2027-05-09T08:00', 'Europe/Paris', '2027-05-09T06:00:00.000Z'],
    ['2027-01-09T08:00', 'Europe/Paris', '2027-01-09T07:00:00.000Z'],
    ['2027-05-09T08:00', 'America/New_York', '2027-05-09T12:00:00.000Z'],
    ['2027-05-09T08:00', 'Asia/Kathmandu', '2027-05-09T02:15:00.000Z'],
    ['2027-05-09T08:00', 'Pacific/Kiritimati', '2027-05-08T18:00:00.000Z'],
    ['2027-05-09T08:00', 'Pacific/Pago_Pago', '2027-05-09T19:00:00.000Z'],
    // Set back at 03:00: the earlier of the two.
    ['2027-10-31T02:30', 'Europe/Paris', '2027-10-31T00:30:00.000Z'],
    // Half an hour of summer time, in the southern summer.
    ['2027-04-04T01:45', 'Australia/Lord_Howe', '2027-04-03T14:45:00.000Z'],
  ])('%s in %s is %s', (wall, zone, utc) => {
    expect(new Date(momentOf(wall, zone)!).toISOString()).toBe(utc)
  })

  test.each([
    ['2027-03-28T02:30', 'Europe/Paris'],
    ['2027-03-14T02:00', 'America/New_York'],
    ['2011-12-30T12:00', 'Pacific/Apia'],
  ])('%s never shows in %s', (wall, zone) => {
    expect(momentOf(wall, zone)).toBeNull()
  })

  test('a day begins when its first minute shows, also where midnight is left out', () => {
    expect(new Date(startOfDay('2018-11-04', 'America/Sao_Paulo')).toISOString()).toBe(
      '2018-11-04T03:00:00.000Z',
    )
    expect(wallClock(startOfDay('2011-12-30', 'Pacific/Apia'), 'Pacific/Apia')).toBe('2011-12-31T00:00:00')
  })

  test('what shows at a moment leads back to it, or to the same time an hour before', () => {
    const zones = [
      'Europe/Paris',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Pacific/Apia',
    ]
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 }),
        fc.constantFrom(...zones),
        (minute, zone) => {
          const at = minute * 60_000
          const back = momentOf(wallClock(at, zone).slice(0, 16), zone)!
          expect([0, hour / 2, hour]).toContain(at - back)
        },
      ),
    )
  })

  test('zones are areas, never fixed offsets', () => {
    expect(['Europe/Paris', 'UTC', 'America/Argentina/Ushuaia'].every(isZone)).toBe(true)
    expect(['+02:00', 'Europe/Nowhere', '', 'EST5EDT', `Europe/${'a/'.repeat(9999)}`].some(isZone)).toBe(
      false,
    )
  })
})

describe('stages', () => {
  test('have the hours that were agreed', () => {
    const hours = Object.fromEntries(names.map((name) => [name, stages[name].allowed / hour]))
    expect(hours).toEqual({
      triage: 1,
      criteria: 4,
      briefing: 12,
      notice: 24,
      statement: 72,
      norm: 168,
      measure: 720,
    })
  })

  test('are halved from fourteen days on the wall before the polls open until they close', () => {
    const from = momentOf('2027-04-25T08:00', 'Europe/Paris')!
    for (const name of names) {
      const { allowed } = stages[name]
      expect(dueAt(name, from, vote)).toEqual({ due: from + allowed / 2, halved: true })
      expect(dueAt(name, vote.closes - 1, vote).due).toBe(vote.closes - 1 + allowed / 2)
      expect(dueAt(name, vote.closes, vote)).toEqual({ due: vote.closes + allowed, halved: false })
      expect(dueAt(name, from - allowed, vote)).toEqual({ due: from, halved: false })
      expect(dueAt(name, from, null)).toEqual({ due: from + allowed, halved: false })
    }
  })

  test('the fortnight is counted on the wall where summer time begins within it', () => {
    const opens = momentOf('2027-04-04T08:00', 'Europe/Paris')!
    const spring: Vote = { ...vote, opens, closes: opens + 12 * hour, silence: null }
    const from = momentOf('2027-03-21T08:00', 'Europe/Paris')!
    expect(opens - from).toBe(14 * day - hour)
    expect(dueAt('triage', from, spring).halved).toBe(true)
    expect(dueAt('triage', from - hour, spring).halved).toBe(false)
  })

  test('what begins later is never due earlier, and never before it begins', () => {
    const fortnight = momentOf('2027-04-25T08:00', 'Europe/Paris')!
    expect(dueAt('measure', fortnight - 60_000, vote)).toEqual({ due: fortnight + 15 * day, halved: true })
    const moment = fc.noBias(fc.integer({ min: fortnight - 40 * day, max: vote.closes + 10 * day }))
    fc.assert(
      fc.property(fc.constantFrom(...names), moment, moment, (name, a, b) => {
        const [first, second] = a < b ? [a, b] : [b, a]
        expect(dueAt(name, first, vote).due).toBeLessThanOrEqual(dueAt(name, second, vote).due)
        expect(dueAt(name, first, vote).due).toBeGreaterThan(first)
      }),
      { numRuns: 500 },
    )
  })

  test('escalate at three quarters, when due, and when overdue by as much again', () => {
    const begun = vote.opens - 40 * day
    const at = (share: number) => stageClock('criteria', begun, vote, begun + share * 4 * hour)
    expect([0, 0.74, 0.75, 1, 1.01, 2, 2.01].map((share) => at(share).escalation)).toEqual([
      0, 0, 1, 1, 2, 2, 3,
    ])
    expect(at(0.5)).toMatchObject({ left: 2 * hour, overdue: false })
    expect(at(1.5)).toMatchObject({ left: -2 * hour, overdue: true })
  })

  test('during silence notices go through the commission only', () => {
    expect(noticeChannel(vote.silence!.from - 1, vote)).toBe('public')
    expect(noticeChannel(vote.silence!.from, vote)).toBe('commission')
    expect(noticeChannel(vote.silence!.to, vote)).toBe('public')
    const at = vote.silence!.from + hour
    expect(stageClock('notice', at, vote, at).channel).toBe('commission')
    expect(stageClock('triage', at, vote, at).channel).toBeNull()
  })
})

describe('lengths of time', () => {
  const paris = (wall: string) => momentOf(wall, 'Europe/Paris')!
  test.each([
    ['2025-09-06T00:00', '2027-05-05T12:00', 19],
    ['2025-09-06T00:00', '2027-05-06T00:00', 20],
    ['2027-03-31T00:00', '2027-04-30T00:00', 1],
    ['2027-01-20T00:00', '2027-02-19T23:59', 0],
  ])('from %s to %s there are %i whole months', (from, to, months) => {
    expect(wholeMonths(paris(from), paris(to), 'Europe/Paris')).toBe(months)
  })

  test('days are counted on the wall, whatever summer time does', () => {
    expect(wallDays(paris('2027-03-27T23:00'), paris('2027-03-28T23:00'), 'Europe/Paris')).toBe(1)
    expect(wallDays(paris('2027-03-16T10:00'), paris('2027-05-09T08:00'), 'Europe/Paris')).toBe(54)
  })

  test.each([
    [0, '0\u00a0min'],
    [90 * 60_000, '1\u00a0h\u00a030\u00a0min'],
    [36 * hour, '36\u00a0h'],
    [-50 * hour, '2\u00a0d\u00a02\u00a0h'],
  ])('%i ms is said as %s', (ms, text) => {
    expect(spanText(ms).en).toBe(text)
  })
})
