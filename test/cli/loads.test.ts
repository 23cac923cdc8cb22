import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const source = pathToFileURL(join(import.meta.dirname, '..', '..', 'src')).href

/** Rooms and packages that are loaded before the modules can run. */
function loadedBy(...modules: readonly string[]): ReadonlySet<string> {
  const program = `
    import { registerHooks } from 'node:module'
    registerHooks({ load: (url, context, next) => { console.log(url); return next(url, context) } })
    for (const module of ${JSON.stringify(modules)}) await import(${JSON.stringify(source)} + '/' + module)`
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const names = stdout.split('\n').flatMap((url) => {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)|\/src\/([^/]+)\/[^/]+/.exec(url)
    return found === null ? [] : [found[1] ?? found[2]!]
  })
  return new Set(names)
}

test('the command line is there before anything but itself', () => {
  expect([...loadedBy('cli/main.ts')].sort()).toEqual(['app', 'cli', 'kernel'])
})

test('a scan and an import load neither records nor a validator', () => {
  const loaded = loadedBy('cli/main.ts', 'cli/commands/scan.ts', 'cli/commands/import.ts')
  for (const heavy of ['records', 'ledger', 'respond', 'judge', 'evidence', 'web', 'pg', 'zod']) {
    expect(loaded).not.toContain(heavy)
  }
})
