import { ben, type Country, coalitionOf, countries, type Five, minuteAfter, violationOf } from './five.ts'
import { type Told, until } from './instance.ts'

/** What came of one violation, as each of the five tells it in the end. */
export interface Answered {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly begun: number
  readonly release: number
  readonly told: ReadonlyMap<Country, Told>
  /** Statements on record in each ledger, own and received: each once. */
  readonly written: ReadonlyMap<Country, number>
}

/**
 * From a violation to the joint release, by the command line and the desks of five members. XV asks; XW is killed just
 * after it confirmed and comes back; QM waives; QN is away until after T0, confirms late and speaks late.
 */
export async function answerTogether(five: Five, name: string): Promise<Answered> {
  const { clock, desk, instance, putForward } = five
  const begun = clock.now()
  const group = await coalitionOf(five, name, countries)
  const release = minuteAfter(begun, 300)
  const violation = await violationOf(five, group, release)
  await instance('QN').kill()
  const id = (await instance('XV').tocsin('coalition', 'propose', violation, '--by', 'ana')).trim()
  await instance('XV').tocsin('coalition', 'confirm', id, '--by', 'ben')
  const known = (country: Country, confirmed: number) =>
    until(
      `${country} knows of ${confirmed}`,
      async () => (await desk(country).joint.states()).find((one) => one.id === id),
      (state) => (state?.confirmed ?? -1) >= confirmed,
    )
  await known('XW', 1)
  await instance('XW').tocsin('coalition', 'confirm', id, '--by', 'ben')
  await instance('XW').kill()
  await known('XY', 1)
  await desk('XY').joint.decide(id, { decision: 'confirms' }, ben.name)
  await known('QM', 1)
  await desk('QM').joint.decide(id, { decision: 'waives', reason: 'A caretaker government' }, ben.name)
  await instance('XW').start()
  for (const country of ['XV', 'XW', 'XY', 'QM'] as const) await known(country, 3)
  if (clock.now() >= release) throw new Error('this machine is too slow: T0 came before all had confirmed')

  putForward(release - 2000)
  const out = (country: Country, count: number) =>
    until(
      `${country} sees ${count} statements`,
      async () => (await instance(country).status()).find((one) => one.id === id),
      (told) => told?.members.filter(({ released }) => released !== null).length === count,
    )
  await out('XV', 3)
  await instance('QN').start()
  await known('QN', 3)
  await desk('QN').joint.decide(id, { decision: 'confirms' }, ben.name)
  const told = new Map<Country, Told>()
  const written = new Map<Country, number>()
  for (const country of countries) {
    told.set(country, (await out(country, 4))!)
    written.set(country, await statementsIn(five, country, id))
  }
  return { id, begun, release, told, written }
}

async function statementsIn({ desk }: Five, country: Country, id: string): Promise<number> {
  let count = 0
  for await (const { kind, body } of desk(country).ledger.events()) {
    const line = (body as { line?: { body?: unknown } } | null)?.line
    const message = (kind === 'joint.message' ? body : line?.body) as
      | { kind?: string; action?: string }
      | null
      | undefined
    if (message?.kind === 'statement' && message.action === id) count++
  }
  return count
}

/** Milliseconds after T0 at which each member's statement went out, by the clock of its own instance. */
export function lateness({ told, release }: Answered): ReadonlyMap<string, number> {
  return new Map(
    told
      .get('XV')!
      .members.flatMap(({ country, released }) =>
        released === null ? [] : [[country, Date.parse(released) - release] as const],
      ),
  )
}
