import { randomBytes } from 'node:crypto'
import { openRecords } from '../../src/app/frame.ts'
import { openExchange } from '../../src/app/serving.ts'
import type { Person } from '../../src/records/index.ts'
import { Instance, putForward, SharedClock } from './instance.ts'

export const countries = ['XV', 'XW', 'XY', 'QM', 'QN'] as const
export type Country = (typeof countries)[number]

export const ana: Person = { name: 'ana', role: 'coalition-delegate' }
export const ben: Person = { name: 'ben', role: 'coalition-delegate' }
const open = { tlp: 'TLP:CLEAR', shared: true } as const
const minute = 60_000

/** What somebody at the desk of a member works on beside its server: the same store, another process. */
async function openDesk(store: string, clock: SharedClock) {
  const effects = { clock: clock.now, randomBytes: (size: number) => randomBytes(size) }
  const records = await openRecords({ store, databaseUrl: null }, effects)
  return { ...records, ...openExchange(records, effects) }
}
export type Desk = Awaited<ReturnType<typeof openDesk>>

/** Five governments, each with `tocsin serve` in a process of its own, enrolled with each other. */
export async function startFive(dist: string) {
  const clock = new SharedClock()
  const instances = countries.map((country) => new Instance({ country, dist, clock }))
  await Promise.all(instances.map((one) => one.start()))
  const desks = new Map<Country, Desk>()
  for (const [i, country] of countries.entries()) {
    desks.set(country, await openDesk(instances[i]!.store, clock))
  }
  for (const [country, { exchange }] of desks) {
    await exchange.speakFor(country, 'operator')
    for (const other of instances.filter((one) => one.country !== country)) {
      const key = desks.get(other.country as Country)!.exchange.key().vkey
      await exchange.add({ name: other.name, url: other.url, key, country: other.country }, 'operator')
    }
  }
  return {
    ...{ clock, instances },
    desk: (country: Country) => desks.get(country)!,
    instance: (country: Country) => instances[countries.indexOf(country)]!,
    putForward: (to: number) => putForward(clock, to, instances),
    async close() {
      for (const { close } of desks.values()) await close()
      for (const one of instances) await one.remove()
    },
  }
}
export type Five = Awaited<ReturnType<typeof startFive>>

/** `2027-05-06T10:00`, as forms have it. */
export const wall = (at: number) => new Date(at).toISOString().slice(0, 16)
const day = (at: number) => wall(at).slice(0, 10)

/** A coalition on the record of the first member, with those members in it and an election ahead. */
export async function coalitionOf({ desk, clock }: Five, name: string, members: readonly Country[]) {
  const { book } = desk('XV')
  const create = (kind: string, fields: object) =>
    book.create(ana, book.kind(kind), { fields, ...open } as never)
  const coalition = await create('coalition', { name, preset: 'open', norm: 'Norm 1', quorum: 3 })
  const joined = day(clock.now())
  for (const country of members) {
    const { key, signature } = await desk(country).joint.pledge(name, joined)
    await create('member', { coalition, country, standing: 'member', joined, key, pledge: signature })
  }
  const analyst: Person = { name: 'ida', role: 'analyst' }
  const vote = clock.now() + 40 * 86_400_000
  const election = await book.create(analyst, book.kind('election'), {
    fields: {
      ...{ name: 'Regional elections', country: 'XW', office: 'Assemblies', zone: 'Europe/Paris' },
      campaignStart: day(vote - 20 * 86_400_000),
      ...{ voteOpens: `${day(vote)}T08:00`, voteCloses: `${day(vote)}T20:00`, source: 'Decree' },
    },
    ...open,
  })
  return { coalition, election, create }
}

/** A red line that locks with the next minute, and a violation under it whose answer goes out at `release`. */
export async function violationOf(
  five: Five,
  { coalition, election, create }: Awaited<ReturnType<typeof coalitionOf>>,
  release: number,
): Promise<string> {
  const now = five.clock.now()
  const redLine = await create('red-line', {
    ...{ title: 'Red line', coalition, election, norm: 'Norm 1', locks: wall(now + minute) },
    matrix: [{ limb: 'any', severity: '2', class: 'isolation', days: 30 }],
  })
  return create('violation', {
    ...{ title: 'Forged ballots', redLine, limb: 'B', severity: '4', found: day(now) },
    ...{ chosen: 'isolation', channel: 'Embassy in the capital', release: wall(release) },
    ...{ textEn: 'We answer together.', textFr: 'Nous répondons ensemble.' },
  })
}

/** The next full minute that is at least so many seconds away. */
export const minuteAfter = (now: number, seconds: number) =>
  Math.ceil((now + seconds * 1000) / minute) * minute
