/** The pages of `docs/reference/` that follow from the code. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { settings } from '../../src/app/frame.ts'
import { type Command, globalOptions, type OptionSpecs } from '../../src/cli/command.ts'
import { commands } from '../../src/cli/commands.ts'
import { exitCodeMeans } from '../../src/cli/exit-codes.ts'
import { optionForm, usageLine } from '../../src/cli/help.ts'
import { type CodeMeaning, ExitCode } from '../../src/kernel/errors.ts'

export const root = join(import.meta.dirname, '..', '..')
const made = '<!-- Written by the tests from the code: npx vitest run test/house -u -->'

/** Environment variables that only the scripts of the clone and its tests read. */
export const developerVariables: ReadonlyMap<string, string> = new Map([
  ['CHROMIUM_PATH', 'the Chromium that the tests use, standard `/usr/bin/chromium`'],
  ['TOCSIN_SHOTS', 'a folder in which the walk of the diplomat keeps pictures of each page'],
  [
    'TOCSIN_TEST_SEED',
    'the seed of the property tests, standard one that never changes; `random` looks for new examples',
  ],
  ['TZ', 'the time zone of the machine; tests put it elsewhere'],
  [
    'TOCSIN_BENCH_USAGE',
    'set by the benchmarks themselves: where a measured process writes its time and memory',
  ],
  ['TOCSIN_BENCH_STEPS', 'set by the benchmarks themselves: where an import writes the time of each step'],
])

export async function cliPage(): Promise<string> {
  const specs = await Promise.all([...commands.values()].map((entry) => entry.load()))
  return page(
    'The command line',
    'Data goes to stdout, talk to stderr. What a command returns is in [exit codes](exit-codes.md).',
    ...specs.map(commandSection),
    `## Options of every command\n\n${optionTable(globalOptions)}`,
  )
}

function commandSection(spec: Command): string {
  return [
    `## ${spec.name}`,
    `${spec.summary.charAt(0).toUpperCase()}${spec.summary.slice(1)}.`,
    ['```sh', ...spec.examples, '```'].join('\n'),
    `Usage: \`${usageLine(spec)}\``,
    ...(Object.keys(spec.options).length === 0 ? [] : [optionTable(spec.options)]),
  ].join('\n\n')
}

function optionTable(options: OptionSpecs): string {
  return table(
    ['option', 'what it does'],
    Object.entries(options).map(([name, option]) => [
      `\`${optionForm(name, option)}\``,
      option.many === true ? `${option.says}; may be given more than once` : option.says,
    ]),
  )
}

export function exitCodesPage(): string {
  return page(
    'Exit codes',
    'Every command ends with one of these.',
    table(
      ['code', 'name', 'meaning'],
      Object.entries(ExitCode).map(([name, code]) => [
        String(code),
        name,
        exitCodeMeans[name as keyof typeof ExitCode],
      ]),
    ),
  )
}

export async function errorCodesPage(): Promise<string> {
  const rows = (await errorTables()).flatMap(({ room, codes }) =>
    Object.entries(codes).map(([code, { exitCode, status, means }]) => [
      room,
      `\`${code}\``,
      String(exitCode),
      String(status),
      means,
    ]),
  )
  return page(
    'Error codes',
    'One table for all rooms: the exit code at the command line, the HTTP status at the web boundary.',
    table(['room', 'code', 'exit code', 'status', 'meaning'], rows),
  )
}

export function settingsPage(): string {
  return page(
    'Settings',
    'An option wins over the environment, the environment over the standard value. An empty variable counts as unset.',
    table(
      ['variable', 'option', 'standard', 'what it does'],
      settings.map(({ variable, option, standard, says }) => [
        `\`${variable}\``,
        option === undefined ? '' : `\`${option}\``,
        standard,
        says,
      ]),
    ),
    '## For those who work on Tocsin',
    table(
      ['variable', 'what it does'],
      [...developerVariables].map(([variable, says]) => [`\`${variable}\``, says]),
    ),
  )
}

interface ErrorTable {
  readonly room: string
  readonly codes: Readonly<Record<string, CodeMeaning>>
}

/** Every table of codes that an `*error*.ts` of a room exports. */
async function errorTables(): Promise<readonly ErrorTable[]> {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /(^|\/)[^/]*error[^/]*\.ts$/.test(file))
    .sort()
  const tables = await Promise.all(
    files.map(async (file) => {
      const exported = Object.values((await import(join(root, 'src', file))) as Record<string, unknown>)
      return exported.filter(isCodeTable).map((codes) => ({ room: file.replace(/\/[^/]+$/, ''), codes }))
    }),
  )
  return tables.flat()
}

function isCodeTable(value: unknown): value is ErrorTable['codes'] {
  if (typeof value !== 'object' || value === null) return false
  const meanings = Object.values(value)
  return meanings.length > 0 && meanings.every((meaning) => typeof meaning?.means === 'string')
}

function page(title: string, ...parts: readonly string[]): string {
  return `${[`# ${title}`, made, ...parts].join('\n\n')}\n`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
