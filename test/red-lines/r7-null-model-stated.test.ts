import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { CoordinationFinding } from '../../src/app/index.ts'
import { tocsin, workFolder, works, world } from '../scan/support.ts'

/** R7: every finding names its null models and what the same rule finds where nothing can be coordinated. */
const folder = workFolder()
const store = join(folder, 'store')

it('where nobody is planted, nobody is flagged: 20 worlds at q = 0.01', async () => {
  const flagged: number[] = []
  for (let seed = 1; seed <= 20; seed++) {
    const path = await world(folder, 3000, seed, '--operations', 'none')
    const { exit, out } = await tocsin(['scan', path, '--store', store, '--json', '-q', '--fail-on', 'any'])
    const finding = JSON.parse(out) as CoordinationFinding
    if (exit !== 0 || finding.body.result.edges.length > 0) flagged.push(seed)
  }
  expect(flagged).toEqual([])
}, 120_000)

it('a finding states its null models, its rate, the pairs tested and its self-checks, in data, page and terminal', async () => {
  const path = await world(folder, 5000, 3)
  const { out, err } = await works(['scan', path, '--store', store, '--json'])
  const { id, body } = JSON.parse(out) as CoordinationFinding
  const { nullModels, selfCheck, tests, kinds } = body.result
  expect(nullModels.filter(({ chosen }) => chosen)).toHaveLength(1)
  for (const { controls, why } of nullModels) expect(controls.length > 0 && why.length > 10).toBe(true)
  expect(body.parameters.q).toBe(0.01)
  expect(tests).toBeGreaterThan(1000)
  expect(kinds.every(({ window }) => window > 0)).toBe(true)
  for (const figure of [selfCheck.permuted, selfCheck.jittered, selfCheck.expectedFalse]) {
    expect(typeof figure).toBe('number')
  }
  expect(err).toBe('')
  const report = (await works(['report', id, '--store', store, '-o', '-'])).out
  for (const { name } of nullModels) expect(report).toContain(name)
  expect(report).toContain(tests.toLocaleString('en'))
  const talk = (await works(['scan', path, '--store', store])).err
  expect(talk).toMatch(
    /edges at a false discovery rate of 0.01: .* expected false; permuted \d+, jittered \d+/,
  )
})
