import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JointAction } from '../../src/respond/index.ts'

const file = fileURLToPath(new URL('./instance-child.ts', import.meta.url))
const countries = ['XA', 'XB', 'XC', 'XD', 'XE']

interface Status {
  readonly states: readonly {
    readonly id: string
    readonly confirmed: number
    readonly quorate: boolean
    readonly spread: number | null
    readonly released: Readonly<Record<string, number>>
  }[]
  readonly notes: readonly string[]
  readonly events: number
  readonly written: readonly string[]
}

/** A process that is killed, and started again where it was. */
class Member {
  readonly folder = mkdtempSync(join(tmpdir(), 'tocsin-member-'))
  readonly country: string
  url = ''
  key = ''
  #child: ChildProcess | undefined
  #lines: AsyncIterator<string> | undefined

  constructor(country: string) {
    this.country = country
  }

  async start(): Promise<void> {
    const port = this.url === '' ? '0' : new URL(this.url).port
    const child = spawn(process.execPath, [file, this.folder, port], { stdio: ['pipe', 'pipe', 'inherit'] })
    this.#child = child
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    Object.assign(this, await this.#next())
  }

  async #next(): Promise<Record<string, never>> {
    const { value, done } = await this.#lines!.next()
    if (done === true) throw new Error(`${this.country} ended`)
    return JSON.parse(value) as Record<string, never>
  }

  async ask<Result>(name: string, argument: unknown = null): Promise<Result> {
    this.#child!.stdin!.write(`${JSON.stringify({ name, argument })}\n`)
    return (await this.#next()).result as unknown as Result
  }

  async kill(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (child === undefined) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  async remove(): Promise<void> {
    await this.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

const members = countries.map((country) => new Member(country))
const [first, second, third, fourth, fifth] = members as [Member, Member, Member, Member, Member]

beforeAll(async () => {
  await Promise.all(members.map((member) => member.start()))
  const all = members.map(({ country, url, key }) => ({ country, name: country.toLowerCase(), url, key }))
  await Promise.all(members.map((member) => member.ask('members', all)))
}, 60_000)
afterAll(() => Promise.all(members.map((member) => member.remove())))

/** Asks until it is so; the processes act by their own clocks. */
async function until(member: Member, what: string, holds: (status: Status) => boolean): Promise<Status> {
  const end = Date.now() + 40_000
  for (;;) {
    const status = await member.ask<Status>('status')
    if (holds(status)) return status
    if (Date.now() > end) throw new Error(`${member.country}, ${what}: ${JSON.stringify(status)}`)
    await new Promise((next) => setTimeout(next, 100))
  }
}

test('from a violation to the joint release: one killed, one offline and back; nothing lost, nothing twice', async () => {
  const release = new Date(Math.ceil(Date.now() / 1000) * 1000 + 15_000)
  const body: JointAction = {
    coalition: 'Open group',
    title: 'Forged ballots',
    violation: '/cases/CS-00000000',
    limb: 'B',
    severity: 4,
    agreed: 'isolation',
    chosen: 'isolation',
    channel: 'embassy in the capital',
    text: { en: 'We answer together.', fr: 'Nous répondons ensemble.' },
    release: `${release.toISOString().slice(0, 19)}Z`,
    quorum: 3,
    asked: countries,
  }
  await fifth.kill()
  const id = await first.ask<string>('propose', body)
  for (let i = 0; i < 5; i++) await first.ask('note', `note ${i}`)
  await first.ask('confirm', id)
  for (const member of [second, third, fourth]) {
    await until(member, 'knows the action', ({ states }) => states.some((one) => one.id === id))
    await member.ask('confirm', id)
  }
  await second.kill()
  await second.start()
  await third.ask('note', 'from the third')
  for (const member of [first, second, third, fourth]) {
    await until(member, 'knows who confirmed', ({ states }) => states[0]?.confirmed === 4)
  }
  expect(Date.now()).toBeLessThan(release.getTime())
  expect((await first.ask<Status>('status')).written).toEqual([])
  const out = await until(first, 'sees four statements', ({ states }) =>
    ['XA', 'XB', 'XC', 'XD'].every((country) => states[0]?.released[country] !== undefined),
  )
  for (const at of Object.values(out.states[0]!.released)) {
    expect(at).toBeGreaterThanOrEqual(release.getTime())
  }
  console.log(`spread of four release times: ${out.states[0]!.spread} ms`)
  expect(out.states[0]!.spread).toBeLessThan(2_000)
  await third.kill()
  await fifth.start()
  await third.start()
  for (const member of members) {
    const own = member === first ? ['from the third'] : ['note 0', 'note 1', 'note 2', 'note 3', 'note 4']
    const status = await until(
      member,
      'has everything',
      ({ states, notes }) =>
        own.every((title) => notes.includes(title)) && Object.keys(states[0]?.released ?? {}).length === 4,
    )
    expect(status.written).toHaveLength(4)
    expect(new Set(status.notes).size).toBe(status.notes.length)
  }
}, 100_000)
