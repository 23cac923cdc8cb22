import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  campaignState,
  mostAlike,
  phaseOf,
  precedents,
  rarityAmong,
  similarity,
} from '../../src/judge/index.ts'
import { readLibrary } from '../../src/respond/index.ts'
import { techniques } from '../../src/vocab/techniques.ts'

const ids = [...techniques.keys()]
const sets = fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 8 })

describe('similarity of techniques', () => {
  const rarity = rarityAmong([['T0085', 'T0097'], ['T0085'], ['T0085', 'T0046']])

  it('lists what is shared, the rarest first', () => {
    const { score, shared } = similarity(['T0085', 'T0097'], ['T0085', 'T0097', 'T0046'], rarity)
    expect(shared.map(({ technique }) => technique)).toEqual(['T0097', 'T0085'])
    const [rare, common] = [Math.log(1 + 3), Math.log(1 + 1)]
    expect(score).toBeCloseTo((rare + common) / (2 * rare + common), 12)
  })

  it('two sub-techniques of one technique share it', () => {
    const { shared } = similarity(['T0084.001'], ['T0084.002'], () => 1)
    expect(shared.map(({ technique }) => technique)).toEqual(['T0084'])
  })

  it('is 1 with itself, the same both ways, between 0 and 1, whatever the order', () => {
    fc.assert(
      fc.property(sets, sets, fc.array(sets), (a, b, corpus) => {
        const rare = rarityAmong(corpus)
        const { score } = similarity(a, b, rare)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(similarity(b, a, rare)).toEqual(similarity(a, b, rare))
        expect(similarity(a.toReversed(), b, rarityAmong(corpus.toReversed()))).toEqual(
          similarity(a, b, rare),
        )
        if (a.length > 0) expect(similarity(a, a, rare).score).toBe(1)
      }),
    )
  })

  it('a rare technique in common weighs more than a usual one', () => {
    const own = { id: 'own', techniques: ['T0085', 'T0097'] }
    const others = [
      { id: 'usual', techniques: ['T0085', 'T0046'] },
      { id: 'rare', techniques: ['T0097', 'T0046'] },
      { id: 'third', techniques: ['T0085', 'T0049'] },
      { id: 'other', techniques: ['T0068'] },
    ]
    expect(mostAlike(own, others).map((one) => one.case.id)).toEqual(['rare', 'usual', 'third'])
  })
})

describe('precedents', () => {
  const file = new URL('../../fixtures/library/incidents.json', import.meta.url)
  const library = readLibrary(JSON.parse(readFileSync(file, 'utf8')))

  it('hack and leak, before the vote: lists the cases with responses and days', () => {
    const found = precedents(library, { means: ['hack_and_leak'], phase: 'before' })
    expect(found.map(({ precedent }) => precedent.id)).toEqual([
      'US-2024-IR',
      'UK-2019',
      'FR-2017',
      'US-2016',
    ])
    expect(found.find(({ precedent }) => precedent.id === 'FR-2017')).toMatchObject({
      phase: 'last-days',
      daysToVote: 2,
    })
    const [latest] = found
    expect(latest!.responses.find(({ type }) => type === 'sanctions')?.days).toBe(48)
    expect(latest!.daysToResponse).toBeLessThanOrEqual(48)
  })

  it('narrows by response and by phase', () => {
    const expelled = precedents(library, { response: 'expulsions' })
    expect(expelled.length).toBeGreaterThan(0)
    expect(expelled.every(({ responses }) => responses.some(({ type }) => type === 'expulsions'))).toBe(true)
    expect(precedents(library, { phase: 'after' }).every(({ daysToVote }) => daysToVote! < 0)).toBe(true)
  })

  it('phases meet without gap or overlap', () => {
    expect([null, -1, 0, 2, 3, 90, 91].map(phaseOf)).toEqual([
      null,
      'after',
      'last-days',
      'last-days',
      'campaign',
      'campaign',
      'early',
    ])
  })
})

describe('a campaign', () => {
  const day = 86_400_000
  it('falls dormant after 90 quiet days, and what comes later re-opens it', () => {
    expect(campaignState([0], 90 * day)).toMatchObject({ state: 'active', dormantAt: 90 * day })
    expect(campaignState([0], 90 * day + 1)).toMatchObject({ state: 'dormant' })
    expect(campaignState([200 * day, 0, 10 * day], 210 * day)).toEqual({
      state: 'active',
      dormantAt: 290 * day,
      reopened: 1,
      activeSince: 200 * day,
    })
  })
  it('has no state before anything happened', () => {
    expect(campaignState([], 5)).toBeNull()
    expect(campaignState([9], 5)).toBeNull()
  })
})
