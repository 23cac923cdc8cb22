import { type Context, type Effects, type Environment, readConfig } from '../app/frame.ts'
import { silentProgress } from '../kernel/effects.ts'
import { globalOptions, type OptionSpec, type Parsed, parseCommand } from './command.ts'
import { commands } from './commands.ts'
import { findCommand } from './entry.ts'
import { commandHelp } from './help.ts'
import { progressBar } from './progress-bar.ts'
import { reportError } from './report-error.ts'

/** What a process hands to the command line. */
export interface Host {
  readonly effects: Omit<Effects, 'progress'>
  readonly env: Environment
  /** Width of the terminal now. */
  columns(): number
}

/**
 * Runs one command line, e.g. `['scan', 'posts.csv']`. Never throws: errors are told on `err`.
 * @returns the exit code
 */
export async function main(args: readonly string[], host: Host): Promise<number> {
  try {
    const { name, rest } = splitName(args)
    const spec = await findCommand(name ?? 'help', commands)
    const { options, positionals } = parseCommand(spec, rest)
    const context = makeContext(options, host)
    if (options.version === true) {
      const version = await findCommand('version', commands)
      return await version.run(context, options, [])
    }
    if (options.help === true && name !== undefined) {
      host.effects.terminal.out(commandHelp(spec))
      return 0
    }
    return await spec.run(context, options, positionals)
  } catch (error) {
    return reportError(error, host)
  }
}

function makeContext(options: Parsed['options'], { effects, env, columns }: Host): Context {
  const config = readConfig({ store: options.store, memoryLimit: options['memory-limit'] }, env)
  const { terminal } = effects
  const quiet = options.quiet === true
  const bar =
    terminal.interactive && !quiet
      ? progressBar((text) => terminal.err(text), effects.clock, columns)
      : undefined
  return {
    config,
    effects: {
      ...effects,
      progress: bar ?? silentProgress,
      terminal: {
        out(text) {
          bar?.clear()
          terminal.out(text)
        },
        err(text) {
          bar?.clear()
          if (!quiet) terminal.err(text)
        },
        interactive: terminal.interactive && !quiet,
        color: terminal.color && options['no-color'] !== true,
        stdin: terminal.stdin,
      },
    },
  }
}

/** Splits `--store DIR scan FILE` into the name of the command and all other words. */
function splitName(args: readonly string[]): { name: string | undefined; rest: readonly string[] } {
  const options = new Map<string, OptionSpec>(Object.entries(globalOptions))
  for (let i = 0; i < args.length; i++) {
    const word = args[i]!
    if (!word.startsWith('-')) return { name: word, rest: args.toSpliced(i, 1) }
    if (options.get(word.slice(2))?.value !== undefined) i++
  }
  return { name: undefined, rest: args }
}
