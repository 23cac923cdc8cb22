import { type Command, globalOptions, type OptionSpec, type OptionSpecs } from './command.ts'
import { exitCodeLines } from './exit-codes.ts'

/** The help of one command: examples first, then the form, then the options. */
export function commandHelp(spec: Command): string {
  const own = Object.keys(spec.options).length === 0 ? [] : ['', 'options:', ...optionLines(spec.options)]
  const shared = Object.fromEntries(Object.entries(globalOptions).filter(([name]) => !(name in spec.options)))
  return [
    `tocsin ${spec.name}: ${spec.summary}`,
    '',
    'examples:',
    ...spec.examples.map((example) => `  ${example}`),
    '',
    `usage: ${usageLine(spec)}`,
    ...own,
    '',
    'options of every command:',
    ...optionLines(shared),
    '',
  ].join('\n')
}

/** e.g. `tocsin import FILE... [options]` */
export function usageLine(spec: Command): string {
  return ['tocsin', spec.name, ...(spec.usage === undefined ? [] : [spec.usage]), '[options]'].join(' ')
}

/** e.g. `-q, --quiet` or `--store DIR` */
export function optionForm(name: string, option: OptionSpec): string {
  const short = option.short === undefined ? '' : `-${option.short}, `
  const value = option.value === undefined ? '' : ` ${option.value}`
  return `${short}--${name}${value}`
}

/** Commands that are shown together under `commands` and what it says. */
export interface CommandGroup {
  readonly says: string
  readonly entries: Readonly<Record<string, { readonly summary: string }>>
}

/** The help of the program: its commands, group by group. */
export function programHelp(groups: readonly CommandGroup[]): string {
  const width = Math.max(...groups.flatMap(({ entries }) => Object.keys(entries).map(({ length }) => length)))
  return [
    'tocsin: defends elections against foreign interference, with evidence that anyone can re-run',
    '',
    'examples:',
    '  tocsin init --exercise          make a store with the bundled exercise',
    '  tocsin serve                    look at it in the browser',
    '  tocsin import posts.csv         put your own posts into the store',
    '  tocsin scan posts.csv           find accounts that act together beyond chance',
    '',
    'usage: tocsin COMMAND [options]',
    '',
    ...groups.flatMap(({ says, entries }) => [
      `commands ${says}:`,
      ...columns(
        Object.entries(entries).map(([name, { summary }]) => [name, summary]),
        width,
      ),
      '',
    ]),
    'options of every command:',
    ...optionLines(globalOptions),
    '',
    'exit codes:',
    ...exitCodeLines().map((line) => `  ${line}`),
    '',
    'tocsin COMMAND --help has examples for each command',
    '',
  ].join('\n')
}

function optionLines(options: OptionSpecs): readonly string[] {
  return columns(
    Object.entries(options).map(([name, option]) => [
      optionForm(name, option),
      option.many === true ? `${option.says}; may be given more than once` : option.says,
    ]),
  )
}

const widest = 100

/** Two columns; what does not fit on a line goes on below its column. */
function columns(
  rows: readonly (readonly [string, string])[],
  left = Math.max(...rows.map(([name]) => name.length)),
): readonly string[] {
  const width = left + 2
  return rows.flatMap(([name, right]) =>
    wrap(right, widest - width - 2).map((line, i) => `  ${(i === 0 ? name : '').padEnd(width)}${line}`),
  )
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
