import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { settings } from '../../src/app/frame.ts'
import { parseCommand } from '../../src/cli/command.ts'
import { commands } from '../../src/cli/commands.ts'
import {
  cliPage,
  developerVariables,
  errorCodesPage,
  exitCodesPage,
  root,
  settingsPage,
} from './reference.ts'

const reference = join(root, 'docs', 'reference')
const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...filesUnder('docs', '.md'),
].filter((file) => existsSync(join(root, file)))

describe('the reference says what the code does', () => {
  test('cli.md: every command, every option, nothing else', async () => {
    await expect(await cliPage()).toMatchFileSnapshot(join(reference, 'cli.md'))
  })
  test('exit-codes.md', async () => {
    await expect(exitCodesPage()).toMatchFileSnapshot(join(reference, 'exit-codes.md'))
  })
  test('error-codes.md: every code of every room', async () => {
    await expect(await errorCodesPage()).toMatchFileSnapshot(join(reference, 'error-codes.md'))
  })
  test('settings.md', async () => {
    await expect(settingsPage()).toMatchFileSnapshot(join(reference, 'settings.md'))
  })

  test('every environment variable that is read is documented', () => {
    const documented = new Set([
      ...settings.map(({ variable }) => variable),
      ...developerVariables.keys(),
      'TERM',
      'PATH',
    ])
    const sources = ['src', 'bin', 'scripts', 'test', 'bench'].flatMap((folder) =>
      filesUnder(folder, '.ts', '.tsx', '.mjs'),
    )
    const undocumented = sources.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\benv(?:\.|\[')([A-Z][A-Z_]+)/g)]
        .map((match) => match[1]!)
        .filter((variable) => !documented.has(variable))
        .map((variable) => `${variable} in ${file}`),
    )
    expect(undocumented).toEqual([])
  })
})

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8')

  test('links only to what exists', () => {
    const targets = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)/g)].map((match) => match[1]!)
    const dead = targets.filter((target) => !existsSync(join(root, dirname(page), target)))
    expect(dead).toEqual([])
  })

  test('shows only commands that the program takes', async () => {
    for (const line of shownCommands(text)) {
      const [name, ...args] = line.split(/\s+/)
      const entry = commands.get(name!)
      expect(entry, `tocsin ${line}`).toBeDefined()
      const spec = await entry!.load()
      expect(
        () => parseCommand({ ...spec, usage: spec.usage ?? 'ANY' }, args),
        `tocsin ${line}`,
      ).not.toThrow()
    }
  })

  test('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const named = [...text.matchAll(/\bnpm (?:run ([a-z]+)|(start|test)\b)/g)].map(
      (match) => match[1] ?? match[2]!,
    )
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

/** The words after `tocsin` of each command in a block of shell, without comments and pipes. */
function shownCommands(text: string): readonly string[] {
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap((block) => block[1]!.split('\n'))
    .map((line) => /^(?:\$ )?(?:npx )?tocsin ([^#|>&]+)/.exec(line.trim())?.[1]?.trim())
    .filter((line) => line !== undefined)
}

function filesUnder(folder: string, ...endings: readonly string[]): readonly string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .sort()
}
