import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'tocsin-launcher-'))
const built = existsSync(join(root, 'dist', 'cli', 'tocsin.js'))
if (!built) console.log('the launcher is not tried on a build: there is no dist/, npm run build makes it')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function launch(clone: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(clone, 'bin', 'tocsin.mjs'), ...args], {
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
})
