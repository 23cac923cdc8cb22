import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { root } from './reference.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** The rules that a tree of sources breaks, as `npm run check` would say. */
function brokenRules(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-imports-'))
  folders.push(folder)
  for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json']) {
    copyFileSync(join(root, file), join(folder, file))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'src', file)), { recursive: true })
    writeFileSync(join(folder, 'src', file), text)
  }
  const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const parser = pathToFileURL(join(root, 'scripts', 'lib', 'typescript-6.mjs')).href
  const words = [
    '--import',
    parser,
    cruiser,
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
    'src',
  ]
  const { stdout } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' })
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } }
  return [...new Set(summary.violations.map((violation) => violation.rule.name))].sort()
}

const door = 'export const door = 1\n'

describe('the direction of imports', () => {
  test('runs downward and through the door', () => {
    expect(
      brokenRules({
        'kernel/time.ts': door,
        'lake/index.ts': "export { door } from '../kernel/time.ts'\n",
        'cli/show.tsx':
          'import { door } from \'../lake/index.ts\'\nexport const page = () => <b class="x">{door}</b>\n',
      }),
    ).toEqual([])
  })

  test('never runs upward, not even for a type', () => {
    expect(
      brokenRules({
        'app/index.ts': 'export interface Config { readonly store: string }\n',
        'lake/open.ts':
          "import type { Config } from '../app/index.ts'\nexport type Store = Config['store']\n",
      }),
    ).toEqual(['lake-imports-only-downward'])
  })

  test('never runs sideways', () => {
    expect(
      brokenRules({
        'ledger/index.ts': door,
        'lake/open.tsx': "export { door } from '../ledger/index.ts'\n",
      }),
    ).toEqual(['lake-imports-only-downward'])
  })

  test('never goes through a window', () => {
    expect(
      brokenRules({
        'lake/manifest.ts': door,
        'app/scan.ts': "export { door } from '../lake/manifest.ts'\n",
      }),
    ).toEqual(['through-the-door'])
  })

  test('never runs in a circle, not even a late one', () => {
    expect(
      brokenRules({
        'kernel/a.ts': "export const a = () => import('./b.ts')\n",
        'kernel/b.ts': "import { a } from './a.ts'\nexport const b = a\n",
      }),
    ).toEqual(['no-circles'])
  })
})
