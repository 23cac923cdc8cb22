import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Assertion,
  admit,
  agreement,
  breakout,
  byLiveRisk,
  coverage,
  criteriaTables,
  judgeAct,
  judgeTable,
  mostAlike,
  norm,
  offences,
  precedents,
  responsibilityFrom,
  severityOf,
  weighHypotheses,
} from '../../src/judge/index.ts'
import { dueAt, type Stage, stages } from '../../src/records/index.ts'
import { readLibrary } from '../../src/respond/index.ts'
import { likelihoods } from '../../src/vocab/confidence.ts'
import { type AssetClass, assetClasses } from '../../src/vocab/severity.ts'
import { accusingLists, assertionLists } from '../judge/support.ts'

/** R1: whoever acts, against whom, for whose party: the same verdicts, scores, deadlines and order. */
interface Names {
  readonly actor: string
  readonly country: string
  readonly party: string
}
interface Case {
  readonly id: string
  readonly names: Names
  readonly assertions: readonly Assertion[]
  readonly day: string
  readonly asset: AssetClass
  readonly sure: (typeof likelihoods)[number]['term']
  readonly techniques: readonly string[]
  readonly begun: number
}

const pools: Readonly<Record<keyof Names, readonly string[]>> = {
  actor: ['Northland', 'Eastmark', 'Ostravia', 'Belgravia', 'Zembla'],
  country: ['Avalon', 'Lyonesse', 'Thule', 'Ys', 'Ruritania'],
  party: ['Greens', 'Blues', 'Union', 'Harbour List', 'Farmers'],
}
const worlds = 120
const perWorld = 10
const polls = Date.UTC(2027, 4, 9, 6)
const vote = { opens: polls, closes: polls + 13 * 3_600_000, zone: 'Europe/Paris', silence: null }

/** A name in every text there is: sources, cautions, ids of evidence and of cases. */
function named(one: Case): Case {
  const { actor, country, party } = one.names
  return {
    ...one,
    assertions: one.assertions.map((assertion) => ({
      ...assertion,
      source: `${country} office on ${actor}: ${assertion.source}`,
      hedge: `according to the ${party} in ${country}, ${actor} may be behind it`,
    })),
  }
}

/** Everything that is computed of a list of cases. */
function outcome(cases: readonly Case[]) {
  const each = cases.map(({ id, assertions, day, asset, sure, techniques, begun }) => {
    const imputation = { likelihood: sure, confidence: 'moderate', evidence: ['E1'], to: 'state' } as const
    const responsibility = responsibilityFrom(imputation)
    const signs = assertions.map(({ element, evidence }) => ({ indicator: element, evidence }))
    return {
      id,
      norm: judgeAct(norm, { id, day }, assertions),
      tables: [...criteriaTables, ...offences].map((table) => judgeTable(table, assertions)),
      severity: severityOf(asset, responsibility),
      intake: admit({ content: ['E1'], signs }),
      alike: mostAlike(
        { id, techniques },
        cases.map((other) => ({ id: other.id, techniques: other.techniques })),
      ),
      due: (Object.keys(stages) as Stage[]).map((stage) => dueAt(stage, begun, vote)),
      ranked: {
        id,
        open: begun % 2 === 0,
        severity: severityOf(asset, responsibility).severity,
        lastActivity: begun,
      },
    }
  })
  return {
    each,
    order: each
      .map(({ ranked }) => ranked)
      .toSorted(byLiveRisk)
      .map(({ id }) => id),
  }
}

const cases = fc.array(
  fc.record({
    names: fc.record({
      actor: fc.constantFrom(...pools.actor),
      country: fc.constantFrom(...pools.country),
      party: fc.constantFrom(...pools.party),
    }),
    assertions: fc.oneof(accusingLists, assertionLists()),
    day: fc.constantFrom('2026-12-31', '2027-01-01', '2027-05-01'),
    asset: fc.constantFrom(...(Object.keys(assetClasses) as AssetClass[])),
    sure: fc.constantFrom(...likelihoods.map(({ term }) => term)),
    techniques: fc.uniqueArray(fc.constantFrom('T0085', 'T0097', 'T0046', 'T0084.001', 'T0084.002')),
    begun: fc.integer({ min: polls - 40 * 86_400_000, max: polls }),
  }),
  { minLength: perWorld, maxLength: perWorld },
)
const permutations = fc.record({
  actor: shuffled(pools.actor),
  country: shuffled(pools.country),
  party: shuffled(pools.party),
})

function shuffled(names: readonly string[]) {
  return fc.shuffledSubarray([...names], { minLength: names.length, maxLength: names.length })
}

/** Every name becomes the one that stands at its place in the permutation. */
function renamed(text: string, to: Readonly<Record<keyof Names, readonly string[]>>): string {
  const table = new Map(
    (Object.keys(pools) as (keyof Names)[]).flatMap((pool) =>
      pools[pool].map((name, at) => [name, to[pool][at]!]),
    ),
  )
  return text.replace(new RegExp([...table.keys()].join('|'), 'g'), (name) => table.get(name)!)
}

describe('actors, countries and parties swapped', () => {
  it(`in ${worlds * perWorld} generated cases: identical apart from the names`, () => {
    let seen = 0
    const verdicts = new Set<string>()
    fc.assert(
      fc.property(cases, permutations, (list, to) => {
        const numbered = list.map((one, at) => ({ ...one, id: `TC-${at}` }))
        const swapped = numbered.map((one) => JSON.parse(renamed(JSON.stringify(named(one)), to)) as Case)
        const before = outcome(numbered.map(named))
        for (const { norm: found } of before.each) verdicts.add(found.verdict)
        expect(JSON.stringify(outcome(swapped))).toBe(renamed(JSON.stringify(before), to))
        seen += list.length
      }),
      { numRuns: worlds },
    )
    expect(seen).toBeGreaterThanOrEqual(1000)
    expect([...verdicts]).toEqual(
      expect.arrayContaining(['violation', 'would-violate', 'unknown', 'no-incident']),
    )
  })

  it('in the library of real cases: the norm covers the same ones, precedents come in the same order', () => {
    const text = readFileSync(new URL('../../fixtures/library/incidents.json', import.meta.url), 'utf8')
    const library = readLibrary(JSON.parse(text))
    const states = [...new Set(library.flatMap(({ actor, country }) => [actor, country.slice(0, 2)]))].filter(
      (code) => code !== null,
    )
    fc.assert(
      fc.property(shuffled(states), (to) => {
        const swap = (code: string) => to[states.indexOf(code.slice(0, 2))]! + code.slice(2)
        const swapped = library.map((one) => ({
          ...one,
          country: swap(one.country),
          actor: one.actor === null ? null : swap(one.actor),
        }))
        expect(coverage(norm, swapped)).toEqual(coverage(norm, library))
        const order = (of: typeof library) =>
          precedents(of, { phase: 'before' }).map(({ precedent, daysToResponse }) => [
            precedent.id,
            daysToResponse,
          ])
        expect(order(swapped)).toEqual(order(library))
      }),
      { numRuns: 40 },
    )
  })

  it('hypotheses, agencies and reach: names are labels', () => {
    const matrix = (a: string, b: string) =>
      weighHypotheses({
        hypotheses: [a, b],
        evidence: [{ id: 'hours', cells: { [a]: 'consistent', [b]: 'very-inconsistent' } }],
      })
    expect(matrix('Northland', 'Eastmark').hypotheses.map(({ inconsistency }) => inconsistency)).toEqual(
      matrix('Eastmark', 'Northland').hypotheses.map(({ inconsistency }) => inconsistency),
    )
    const asked = (agency: string) => agreement([{ agency, position: 'agree', confidence: 'high' }]).says
    expect(asked('Thule')).toEqual(asked('Ys'))
    const reach = {
      platforms: 2,
      brokeOutOn: 1,
      mainstreamMedia: null,
      celebrity: null,
      policyResponse: null,
      callForViolence: null,
    }
    expect(breakout(reach).category).toBe(2)
  })
})

it('no rule of the room reads a name: actor, country and party appear in no condition', () => {
  const room = new URL('../../src/judge/', import.meta.url).pathname
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('kinds'),
  )
  const reading = files.flatMap((file) =>
    readFileSync(join(room, file), 'utf8')
      .split('\n')
      .filter((line) => /\.(actor|country|party|nation|state)\b/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(reading).toEqual([
    'norm/past-case.ts: if (past.actor === null) return []',
    expect.stringMatching(/^norm\/past-case\.ts: .*past\.actor === past\.country\.slice\(0, 2\)/),
  ])
})
