import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { JointExchange } from '../../src/app/serving.ts'
import { type Ledger, openLedger, readKey } from '../../src/ledger/index.ts'
import { jointActionOf } from './support.ts'

const child = fileURLToPath(new URL('./member-child.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tocsin-five-'))
const countries = ['XA', 'XB', 'XC', 'XD', 'XE'] as const
type Country = (typeof countries)[number]

const store = (country: Country) => join(folder, country)

/** Each store is worked on from here, as a desk does, while its own process exchanges and releases. */
const desks = new Map<
  Country,
  { readonly ledger: Ledger; readonly exchange: JointExchange; readonly vkey: string }
>()
const desk = (country: Country) => desks.get(country)!.exchange

const running = new Map<Country, ChildProcess>()
const ports = new Map<Country, number>()

/** Starts the process of a member; it knows those peers that have run before. */
async function start(country: Country): Promise<void> {
  const peers = [...ports]
    .filter(([one]) => one !== country)
    .flatMap(([, port]) => ['--peer', `http://127.0.0.1:${port}`])
  const port = ['--port', String(ports.get(country) ?? 0)]
  const args = [child, 'coalition', 'run', ...port, ...peers, '--store', store(country), '--until', '90']
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  running.set(country, started)
  const said = await new Promise<string>((done) =>
    started.stdout!.once('data', (bytes) => done(String(bytes))),
  )
  ports.set(country, Number(new URL((JSON.parse(said) as { url: string }).url).port))
}

async function end(country: Country): Promise<void> {
  const one = running.get(country)
  running.delete(country)
  if (one === undefined || one.exitCode !== null || one.signalCode !== null) return
  const over = new Promise((done) => one.once('exit', done))
  one.kill('SIGKILL')
  await over
}

/** Looks again and again, as a person at the desk would, until something is there. */
async function until(there: () => Promise<boolean>, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; ) {
    if (await there()) return true
    await new Promise((done) => setTimeout(done, 50))
  }
  return there()
}

beforeAll(async () => {
  for (const country of countries) {
    const effects = { clock: Date.now, randomBytes: (size: number) => randomBytes(size) }
    const ledger = await openLedger({ folder: store(country) }, effects)
    const key = (await readKey(store(country)))!
    const exchange = new JointExchange({ ledger, key, clock: Date.now })
    desks.set(country, { ledger, exchange, vkey: key.public.vkey })
  }
  const keys = new Map([...desks].map(([country, { vkey }]) => [country, vkey]))
  for (const country of countries) await desk(country).setMembers(keys)
  await Promise.all((['XA', 'XB'] as const).map(start))
  await Promise.all((['XC', 'XD'] as const).map(start))
}, 60_000)

afterAll(async () => {
  for (const country of countries) await end(country)
  for (const { ledger } of desks.values()) await ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

test('five instances: one killed in the middle, one offline and back; nothing lost, nothing twice, one moment', async () => {
  const release = Math.ceil((Date.now() + 15_000) / 1000) * 1000
  const id = await desk('XA').propose(jointActionOf(release))
  await desk('XA').decide(id, 'confirms')
  const heard = async (country: Country) => {
    const knows = async () => (await desk(country).states()).some((one) => one.id === id)
    expect([country, await until(knows, 20_000)]).toEqual([country, true])
  }
  await heard('XB')
  await desk('XB').decide(id, 'confirms')
  // Killed without a word just after it confirmed, and started again on the same store.
  await end('XB')
  await heard('XC')
  await desk('XC').decide(id, 'confirms')
  // XE was offline all the while; XD never decides, so its statement must not go out.
  await Promise.all([start('XB'), start('XE')])
  await heard('XE')
  await desk('XE').decide(id, 'confirms')
  await heard('XD')
  expect(Date.now()).toBeLessThan(release)

  const settled = async () => {
    const states = await Promise.all(countries.map((country) => desk(country).states()))
    return states.every(([one]) => one?.statements.size === 4)
  }
  expect(await until(settled, 30_000)).toBe(true)

  for (const country of countries) {
    const [one] = await desk(country).states()
    expect([country, [...one!.statements.keys()]]).toEqual([country, ['XA', 'XB', 'XC', 'XE']])
    expect([one!.confirmed, one!.quorate, one!.contradictory]).toEqual([4, true, []])
    expect(one!.spread).toBeLessThan(2000)
    for (const { at } of one!.statements.values()) expect(Date.parse(at)).toBeGreaterThanOrEqual(release)
    const messages = await desk(country).messages()
    expect(messages.filter(({ message }) => message.kind === 'statement').length).toBe(4)
    // The same messages again: nothing changes.
    const before = messages.length
    expect(await desk(country).receive([...messages, ...messages])).toEqual({
      fresh: 0,
      known: 2 * before,
      refused: [],
    })
    expect((await desk(country).messages()).length).toBe(before)
  }
  const [seen] = await desk('XD').states()
  console.log(`five instances: the statements went out within ${seen!.spread} ms`)
}, 90_000)
