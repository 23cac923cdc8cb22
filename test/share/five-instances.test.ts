import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ben,
  type Country,
  coalitionOf,
  countries,
  type Five,
  minuteAfter,
  startFive,
  violationOf,
} from './five.ts'
import { until } from './instance.ts'

const root = new URL('../../', import.meta.url)
const { ensureBuilt } = (await import(new URL('scripts/lib/bootstrap.mjs', root).href)) as {
  ensureBuilt(): Promise<boolean>
}
let five: Five

beforeAll(async () => {
  // As the gate does, so that there it is done already.
  expect(await ensureBuilt()).toBe(true)
  five = await startFive(fileURLToPath(new URL('dist/', root)))
}, 120_000)
afterAll(() => five?.close())

test('five servers, from a violation to the joint release: one killed, one offline and back; nothing lost, nothing twice', async () => {
  const { clock, desk, instance, putForward } = five
  const begun = clock.now()
  const group = await coalitionOf(five, 'Open group', countries)
  const release = minuteAfter(begun, 120)
  const violation = await violationOf(five, group, release)
  await instance('QN').kill()
  const id = (await instance('XV').tocsin('coalition', 'propose', violation, '--by', 'ana')).trim()
  expect(id).toMatch(/^JA-/)
  await instance('XV').tocsin('coalition', 'confirm', id, '--by', 'ben')
  const known = (country: Country, confirmed: number) =>
    until(
      `${country} knows of ${confirmed}`,
      async () => (await desk(country).joint.states()).find((one) => one.id === id),
      (state) => (state?.confirmed ?? -1) >= confirmed,
    )
  await known('XW', 1)
  await instance('XW').tocsin('coalition', 'confirm', id, '--by', 'ben')
  // Killed without a word just after it confirmed, and started again on the same store.
  await instance('XW').kill()
  await known('XY', 1)
  await desk('XY').joint.decide(id, { decision: 'confirms' }, ben.name)
  await known('QM', 1)
  await desk('QM').joint.decide(id, { decision: 'waives', reason: 'A caretaker government' }, ben.name)
  await instance('XW').start()
  for (const country of ['XV', 'XW', 'XY', 'QM'] as const) await known(country, 3)
  expect(clock.now()).toBeLessThan(release)
  for (const country of countries) expect((await desk(country).joint.states())[0]?.released ?? 0).toBe(0)

  putForward(release - 1500)
  const out = (country: Country, count: number) =>
    until(
      `${country} sees ${count} statements`,
      async () => (await instance(country).status()).find((one) => one.id === id),
      (told) => told?.members.filter(({ released }) => released !== null).length === count,
    )
  const seen = (await out('XV', 3))!
  expect(seen.spreadMs).toBeLessThan(2000)
  // Back after T0: it confirms late, and its statement follows at once.
  await instance('QN').start()
  await known('QN', 3)
  await instance('XY').kill()
  await desk('QN').joint.decide(id, { decision: 'confirms' }, ben.name)
  await instance('XY').start()
  for (const country of countries) {
    const { members } = (await out(country, 4))!
    expect(members.filter(({ released }) => released !== null).map((one) => one.country)).toEqual([
      'QN',
      'XV',
      'XW',
      'XY',
    ])
    for (const { released } of members) {
      if (released !== null) expect(Date.parse(released)).toBeGreaterThanOrEqual(release)
    }
    let said = 0
    for await (const { kind, body } of desk(country).ledger.events()) {
      const line = (body as { line?: { body?: unknown } } | null)?.line
      const message = (kind === 'joint.message' ? body : line?.body) as { kind?: string } | null | undefined
      if (message?.kind === 'statement') said++
    }
    expect([country, said]).toEqual([country, 4])
  }
  const simulated = Math.round((release - begun) / 1000)
  console.log(
    `violation to release: ${simulated} s of simulated work; first three statements within ${seen.spreadMs} ms`,
  )
  expect(simulated).toBeLessThan(600)
}, 150_000)
