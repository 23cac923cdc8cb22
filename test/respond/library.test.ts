import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  actingOf,
  compareElections,
  daysBetween,
  electionsOf,
  governmentsIn,
  type Incident,
  libraryFigures,
  missionFigures,
  ofClass,
  RespondError,
  readLibrary,
  type Statement,
  waits,
} from '../../src/respond/index.ts'

const file = new URL('../../fixtures/library/incidents.json', import.meta.url)
const raw = JSON.parse(readFileSync(file, 'utf8')) as {
  incidents: { id: string; attributions: object[]; responses: object[]; verified: string }[]
}
const library = readLibrary(raw)
const incident = (id: string): Incident => library.find((one) => one.id === id)!

describe('the bundled library', () => {
  test('has 33 incidents, each with its sources, and nothing that was only remembered', () => {
    expect(library.length).toBe(33)
    expect(JSON.stringify(raw)).not.toContain('"remembered"')
    for (const one of library) {
      expect([one.id, one.sources.length + one.links.length > 0]).toEqual([one.id, true])
      for (const entry of [...one.statements, ...one.responses]) {
        expect([one.id, entry.by, entry.mark]).toEqual([
          one.id,
          entry.by,
          expect.stringMatching(/^(verified_search|partly_verified)$/),
        ])
      }
    }
  })

  test('contested, alleged and unattributed cases say so', () => {
    const of = (standing: string) => library.filter((one) => one.standing === standing).map(({ id }) => id)
    expect(of('contested').sort()).toEqual(['ME-2016', 'PL-2025', 'RO-2024'])
    expect(of('unattributed')).toEqual(['SK-2023'])
    expect(of('alleged').sort()).toEqual(['AM-2026', 'HU-2026'])
    expect(of('named-privately').sort()).toEqual(['AU-2019', 'KH-2018', 'MG-2018'])
  })

  test('every entry is of somebody: companies and the press of no government, the rest of one at least', () => {
    for (const { id, statements, responses } of library) {
      for (const { by, speaker, governments } of statements) {
        const some = ['gov_target', 'gov_ally', 'inquiry'].includes(speaker)
        expect([id, by, governments.length > 0]).toEqual([id, by, some])
      }
      for (const { by, governments } of responses) {
        for (const code of governments)
          expect([id, by, code]).toEqual([id, by, expect.stringMatching(/^[A-Z]{2}$/)])
      }
    }
    const { responses } = incident('MD-2024')
    expect(responses.find(({ type }) => type === 'joint_statement')!.governments).toEqual(['US', 'UK', 'CA'])
  })

  test('a file that is not in the form is refused with the incident and the field', () => {
    const broken = structuredClone(raw)
    Object.assign(broken.incidents[4]!, { vote: 'in May' })
    expect(() => readLibrary(broken)).toThrow(/incident 5 of the library, vote/)
    expect(() => readLibrary(null)).toThrow(RespondError)
  })
})

describe('the figures', () => {
  test('are those that the compilers and the mission state, for the worked examples', () => {
    const us = waits(incident('US-2016'))
    expect([us.named.days, us.government.days, us.measure.days]).toEqual([0, 115, 198])
    const fr = waits(incident('FR-2017'))
    expect([fr.named.days, fr.government.days, fr.target.days, fr.measure.days]).toEqual([
      0,
      1263,
      2916,
      null,
    ])
  })

  test('equal the table of the mission once the two entries are added that were only remembered', () => {
    const whole = structuredClone(raw)
    const source_urls: string[] = []
    const entry = { by: 'US Treasury', date: '2021-04-15', verified: 'partly_verified', source_urls }
    const madagascar = whole.incidents.find(({ id }) => id === 'MG-2018')!
    madagascar.attributions.push({ ...entry, by_kind: 'gov_ally', level: 'entity' })
    madagascar.responses.push({ ...entry, by: 'US', type: 'sanctions' })
    const figures = libraryFigures(readLibrary(whole))
    for (const interval of ['named', 'government', 'measure'] as const) {
      const { all, notSelfRevealed } = figures[interval]
      const { without, ...row } = missionFigures[interval]
      expect([interval, all]).toEqual([interval, expect.objectContaining(row)])
      if (without !== null)
        expect([interval, notSelfRevealed]).toEqual([interval, expect.objectContaining(without)])
    }
    expect(figures.target.all).toMatchObject({ n: 24, median: 55.5, most: 2916 })
    expect(figures.government.beforeVote.length).toBe(18)
    expect(figures.measure.beforeVote.length).toBe(6)
    expect(figures.measure.none.length).toBe(18)
  })

  test('as shipped differ from the mission in that one incident, which says how many entries it lacks', () => {
    const figures = libraryFigures(library)
    expect(figures.named.all).toMatchObject({ n: 30, median: 1, least: 0, most: 364 })
    expect(figures.government.all).toMatchObject({ n: 25, median: 31 })
    expect(figures.measure.all).toMatchObject({ n: 14, median: 156 })
    expect(figures.measure.none.length).toBe(19)
    const lacking = library.filter(({ omitted }) => omitted > 0).map(({ id, omitted }) => [id, omitted])
    expect(lacking).toEqual([
      ['MG-2018', 2],
      ['EU-DOPPEL-2022', 1],
    ])
  })

  test('follow the rulings of the compilers on what answers an operation', () => {
    expect(waits(incident('US-2020-IR')).measure.ended?.day).toBe('2021-11-18')
    expect(waits(incident('MD-2025')).measure.ended).toBeNull()
  })

  test('do not depend on the order of incidents or entries, nor on any name, country or actor', () => {
    const plain = libraryFigures(library)
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...library], { minLength: library.length }),
        fc.nat(),
        (shuffled, salt) => {
          const renamed = shuffled.map(
            (one): Incident => ({
              ...one,
              actor: one.actor === null ? null : `X${salt % 10}`,
              entity: `entity ${salt}`,
              country: `Y${salt % 10}`,
              statements: [...one.statements].reverse().map((entry) => ({ ...entry, by: `by ${salt}` })),
              responses: [...one.responses].reverse().map((entry) => ({ ...entry, by: `by ${salt}` })),
            }),
          )
          const figures = libraryFigures(renamed)
          for (const interval of ['named', 'government', 'target', 'measure'] as const) {
            expect(figures[interval].all).toEqual(plain[interval].all)
            expect(figures[interval].notSelfRevealed).toEqual(plain[interval].notSelfRevealed)
            expect([...figures[interval].none].sort()).toEqual([...plain[interval].none].sort())
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  test('an earlier statement never lengthens a wait', () => {
    fc.assert(
      fc.property(fc.constantFrom(...library), fc.integer({ min: 0, max: 4000 }), (one, after) => {
        const day = new Date(Date.parse(one.seen ?? '2020-01-01') + after * 86_400_000)
          .toISOString()
          .slice(0, 10)
        const first = incident('US-2016').statements[0]!
        const more: Statement = { ...first, day, speaker: 'gov_target', naming: 'state' }
        const [before, now] = [waits(one), waits({ ...one, statements: [...one.statements, more] })]
        for (const interval of ['named', 'government', 'target'] as const) {
          const [a, b] = [before[interval].days, now[interval].days]
          if (a !== null) expect(b).toBeLessThanOrEqual(a)
        }
        expect(now.measure).toEqual(before.measure)
      }),
    )
  })

  test('days are those of the calendar over leap days and summer time', () => {
    expect(daysBetween('2016-02-28', '2016-03-01')).toBe(2)
    expect(daysBetween('2016-06-14', '2016-12-29')).toBe(198)
    expect(daysBetween('2017-05-07', '2017-05-05')).toBe(-2)
  })
})

describe('comparisons', () => {
  const elections = electionsOf(library)

  test('US 2016 beside France 2017: what they share comes first', () => {
    const pair = ['US-2016-11-08', 'FR-2017-05-07'].map((id) => elections.find((one) => one.id === id)!)
    const { things, waits: rows } = compareElections(pair)
    const means = things.filter(({ aspect }) => aspect === 'means')
    expect(means.slice(0, 2).map(({ thing }) => thing)).toEqual([
      'hack_and_leak',
      'state_media_amplification',
    ])
    expect(means.slice(0, 2).every(({ seen }) => seen.every((ids) => ids.length === 1))).toBe(true)
    expect(means.find(({ thing }) => thing === 'forged_documents')!.seen).toEqual([[], ['FR-2017']])
    const measure = rows.find(({ interval }) => interval === 'measure')!
    expect(measure.waits.map(([first]) => first!.days)).toEqual([198, null])
  })

  test('an election with several incidents keeps them apart', () => {
    const us = elections.find(({ id }) => id === 'US-2024-11-05')!
    expect(us.incidents.map(({ id }) => id).sort()).toEqual([
      'US-2024-BUCKS',
      'US-2024-GA',
      'US-2024-IR',
      'US-2024-RT',
    ])
  })

  test('two governments on hack and leak: steps and days of each', () => {
    const kept = ofClass(library, 'hack_and_leak')
    expect(kept.map(({ id }) => id).sort()).toEqual(['FR-2017', 'UK-2019', 'US-2016', 'US-2024-IR'])
    const us = actingOf('US', kept).find(({ incident: { id } }) => id === 'US-2016')!
    expect([us.own, us.toStatement, us.toMeasure]).toEqual([true, 115, 198])
    const fr = actingOf('FR', kept).find(({ incident: { id } }) => id === 'FR-2017')!
    expect([fr.own, fr.toStatement, fr.toMeasure]).toEqual([true, 2916, null])
    const codes = governmentsIn(library).map(({ code }) => code)
    expect(codes[0]).toBe('US')
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('what the accused did in return is no answer', () => {
    expect(actingOf('RU', library)).toEqual([])
  })
})
