import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeline } from '../../src/detect/coordination/actions.ts'
import { groupLogP } from '../../src/detect/coordination/communities.ts'
import { adjusted, logThreshold } from '../../src/detect/coordination/discovery.ts'
import { exposure } from '../../src/detect/coordination/exposure.ts'
import { exposureTest, shares } from '../../src/detect/coordination/significance.ts'
import { windows } from '../../src/detect/coordination/windows.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import { actionsOf, type Row } from '../support/actions.ts'

test('adjusted p-values are those of Benjamini and Hochberg', () => {
  const p = [0.01, 0.04, 0.03, 0.005]
  const got = adjusted(Float64Array.from(p, Math.log), 4)
  expect([...got].map((value) => Number(value.toFixed(6)))).toEqual([0.02, 0.04, 0.04, 0.02])
})

test('the number accepted is the step-up rule, and nothing accepted lies above the threshold', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1e-12, max: 1, noNaN: true }), { maxLength: 60 }),
      fc.integer({ min: 60, max: 5000 }),
      fc.constantFrom(0.01, 0.05, 0.1),
      (p, tests, q) => {
        const rates = adjusted(Float64Array.from(p, Math.log), tests)
        const ascending = [...p].sort((x, y) => x - y)
        let accepted = 0
        ascending.forEach((value, at) => {
          if (value <= ((at + 1) * q) / tests) accepted = at + 1
        })
        expect([...rates].filter((rate) => rate <= q * (1 + 1e-9)).length).toBe(accepted)
        const threshold = logThreshold(q, p.length, tests)
        p.forEach((value, at) => {
          if (rates[at]! <= q) expect(Math.log(value)).toBeLessThanOrEqual(threshold + 1e-9)
        })
      },
    ),
  )
})

/** Draws worlds from the null itself: each slot around account 0 is filled in proportion to activity. */
test('under its own null the bound is never below the realised tail', () => {
  const random = seededRandom(5)
  const rows: Row[] = []
  for (let object = 0; object < 40; object++) {
    const crowd = 1 + Math.floor(random() * 4)
    for (let k = 0; k <= crowd; k++)
      rows.push([k === 0 ? 0 : 1 + Math.floor(random() ** 2 * 11), object, object * 1000 + k])
  }
  const line = timeline(actionsOf(rows, 12, 40))
  const exposed = exposure(line, windows(line, 60), 100)
  const test = exposureTest(line, exposed, shares(line))
  const share = (line.accountStart[2]! - line.accountStart[1]!) / line.account.length
  const slots: number[] = []
  for (let i = line.accountStart[0]!; i < line.accountStart[1]!; i++) {
    slots.push(Math.exp(exposed.logExposure[line.byAccount[i]!]!))
  }
  const draws = 20_000
  const tail = new Map<number, { drawn: number; bound: number }>()
  for (let d = 0; d < draws; d++) {
    const ownLogs = slots.filter((slot) => random() < Math.min(1, slot * share)).map(Math.log)
    if (ownLogs.length === 0) continue
    const evidence = Math.round(ownLogs.reduce((sum, log) => sum - log - Math.log(share), 0))
    const bound = Math.exp(test.logP(0, 1, { ownLogs, otherLogs: ownLogs.map(() => -50) }))
    const known = tail.get(evidence) ?? { drawn: 0, bound: 1 }
    tail.set(evidence, { drawn: known.drawn + 1, bound: Math.min(known.bound, bound) })
  }
  let above = 0
  for (const evidence of [...tail.keys()].sort((x, y) => y - x)) {
    const { drawn, bound } = tail.get(evidence)!
    above += drawn
    const error = 3 * Math.sqrt(above) + 1
    expect((above - error) / draws).toBeLessThanOrEqual(bound)
  }
})

test('more common objects never weaken the evidence, a busier partner never strengthens it', () => {
  const rows: Row[] = []
  for (let object = 0; object < 8; object++)
    rows.push([0, object, object * 1000], [1, object, object * 1000 + 5])
  for (let extra = 0; extra < 30; extra++) rows.push([2, extra % 8, 500 + extra * 1000])
  const line = timeline(actionsOf(rows))
  const test = exposureTest(line, exposure(line, windows(line, 60), 100), shares(line))
  const of = (partner: number, count: number) => {
    const logs = new Array<number>(count).fill(0)
    return test.logP(0, partner, { ownLogs: logs, otherLogs: logs })
  }
  for (let count = 1; count < 8; count++) expect(of(1, count + 1)).toBeLessThanOrEqual(of(1, count))
  expect(of(1, 0)).toBe(0)
})

test('a group is judged against all groups of its size', () => {
  expect(groupLogP(3, 1000, 2, 3)).toBe(0)
  expect(groupLogP(3, 1000, 30, 0.01)).toBeLessThan(-100)
  expect(groupLogP(3, 10_000, 30, 0.01)).toBeGreaterThan(groupLogP(3, 1000, 30, 0.01))
})

test('where a busy partner is to be expected anyway there is no evidence', () => {
  const rows: Row[] = []
  for (let object = 0; object < 40; object++) {
    for (let k = 0; k < 6; k++) rows.push([k < 4 ? 1 : 2, object, object * 1000 + k])
    rows.push([0, object, object * 1000 + 9])
  }
  const line = timeline(actionsOf(rows, 12, 40))
  const exposed = exposure(line, windows(line, 60), 100)
  const test = exposureTest(line, exposed, shares(line))
  const ownLogs = Array.from({ length: 40 }, () => Math.log(6))
  expect(test.logP(0, 1, { ownLogs, otherLogs: ownLogs })).toBe(0)
})
