import { execFile } from 'node:child_process'
import { readdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CoordinationFinding } from '../../src/app/index.ts'
import { main } from '../../src/cli/main.ts'
import { fakeHost } from '../support/host.ts'
import { tocsin, workFolder, works, world } from './support.ts'

const folder = workFolder()
let input: string
let wanted: string

/** Presses Ctrl-C when the bar first shows `step`. */
async function interruptedAt(step: string, store: string) {
  const stop = new AbortController()
  const { effects, ...host } = fakeHost({ signal: stop.signal, interactive: true })
  const err = (text: string) => {
    if (text.includes(step)) stop.abort()
  }
  const exit = await main(['scan', input, '--store', store], {
    ...host,
    effects: { ...effects, terminal: { ...effects.terminal, err } },
  })
  return { exit, fired: stop.signal.aborted }
}

const partsIn = (store: string) => {
  try {
    return readdirSync(join(store, 'scans'), { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.json'))
  } catch {
    return []
  }
}
const hashOf = async (store: string) =>
  (JSON.parse((await works(['scan', input, '--store', store, '--json', '-q'])).out) as CoordinationFinding)
    .hash

beforeAll(async () => {
  input = await world(folder, 20_000, 5)
  wanted = await hashOf(join(folder, 'store'))
})

describe('a scan that is interrupted', () => {
  it.each(['reading posts', 'testing text', 'testing hashtags', 'permuted text'])(
    'at "%s" keeps what is done, and a rerun gives the same finding',
    async (step) => {
      const store = join(folder, step.replace(' ', '-'))
      const { exit, fired } = await interruptedAt(step, store)
      expect([exit, fired]).toEqual([130, true])
      if (!step.startsWith('reading')) expect(partsIn(store).length).toBeGreaterThan(0)
      expect(readdirSync(join(store, 'tmp'))).toEqual([])
      expect(await hashOf(store)).toBe(wanted)
      expect(partsIn(store)).toEqual([])
    },
  )

  it('leaves a part that was cut off out of account', async () => {
    const store = join(folder, 'cut')
    await interruptedAt('testing hashtags', store)
    const [part] = partsIn(store)
    truncateSync(join(store, 'scans', part!), 10)
    const { exit, err } = await tocsin(['scan', input, '--store', store, '-q'])
    expect([exit, err]).toEqual([0, ''])
  })
})

it('scans and imports at once in one store do not disturb one another', async () => {
  const store = join(folder, 'shared')
  const program = fileURLToPath(new URL('../../src/cli/tocsin.ts', import.meta.url))
  const alone = (...args: string[]) =>
    promisify(execFile)(process.execPath, [program, ...args, '--store', store, '-q'], { maxBuffer: 1 << 28 })
  await works(['init', '--store', store])
  const [one, two, imported] = await Promise.all([
    alone('scan', input, '--json'),
    alone('scan', input, '--json'),
    alone('import', input),
  ])
  const hashes = [one, two].map(({ stdout }) => (JSON.parse(stdout) as CoordinationFinding).hash)
  expect(hashes).toEqual([wanted, wanted])
  expect(imported.stdout).toContain('20,000 added')
  expect(readdirSync(join(store, 'tmp'))).toEqual([])
  expect(partsIn(store)).toEqual([])
})
