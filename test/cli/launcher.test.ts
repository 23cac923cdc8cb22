import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'tocsin-launcher-'))
const built = existsSync(join(root, 'dist', 'cli', 'tocsin.js'))
if (!built) console.log('the launcher is not tried on a build: there is no dist/, npm run build makes it')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The machine's own Node, which has to hand over; where there is none, the one that runs the tests. */
const machineNode =
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((place) => !place.includes('node_modules'))
    .map((place) => join(place, 'node'))
    .find((file) => existsSync(file)) ?? process.execPath

function launch(clone: string, ...args: string[]) {
  return spawnSync(machineNode, [join(clone, 'bin', 'tocsin.mjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
}

describe('bin/tocsin.mjs', () => {
  test('says how to build a clone that is not built', () => {
    for (const part of ['bin', 'scripts']) cpSync(join(root, part), join(folder, part), { recursive: true })
    const { status, stderr } = launch(folder, '--help')
    expect(status).toBe(1)
    expect(stderr).toContain('run npm start, or npm ci && npm run build')
  })

  test.skipIf(!built)('runs Node 24 or later from any folder', () => {
    const { status, stdout } = launch(root, 'version', '--json')
    expect(status).toBe(0)
    expect(Number(JSON.parse(stdout).node.split('.')[0])).toBeGreaterThanOrEqual(24)
  })

  test.skipIf(!built)('keeps the exit code, and data apart from talk', () => {
    const { status, stdout, stderr } = launch(root, 'verison')
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('did you mean tocsin version?')
  })

  test.skipIf(!built)('stops on a signal to it alone', async () => {
    const child = flood()
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    child.stdout.resume()
    expect(await once(child, 'close')).toEqual([130, null])
  })

  test.skipIf(!built)('stops on Ctrl-C, which a terminal sends to launcher and program', async () => {
    const child = flood()
    const talk: string[] = []
    child.stderr.on('data', (chunk) => talk.push(String(chunk)))
    await once(child.stdout, 'data')
    process.kill(-child.pid!, 'SIGINT')
    child.stdout.resume()
    expect(await once(child, 'close')).toEqual([130, null])
    expect(talk.join('')).toBe('tocsin: interrupted\n')
  })

  test.skipIf(!built)('ends quietly when nobody reads on', async () => {
    const child = flood()
    const talk: string[] = []
    child.stderr.on('data', (chunk) => talk.push(String(chunk)))
    await once(child.stdout, 'data')
    child.stdout.destroy()
    expect(await once(child, 'close')).toEqual([0, null])
    expect(talk).toEqual([])
  })
})

/** A command that prints for minutes unless it is stopped. */
function flood() {
  const words = ['exercise', '--posts', '5000000', '--seed', '1', '-o', '-']
  return spawn(machineNode, [join(root, 'bin', 'tocsin.mjs'), ...words], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
