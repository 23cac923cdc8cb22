import { parseArgs } from 'node:util'
import type { Context } from '../app/frame.ts'
import { nearest } from './nearest.ts'
import { UsageError } from './usage-error.ts'

/** One option of a command. `value` names the argument in the help; without it the option is a switch. */
export interface OptionSpec {
  readonly value?: string
  readonly says: string
  /** May be given more than once. */
  readonly many?: boolean
  readonly short?: string
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>

type Value<O extends OptionSpec> = O extends { value: string }
  ? O extends { many: true }
    ? readonly string[]
    : string
  : boolean

/** The options as the command sees them; what was not given is absent. */
export type Options<O extends OptionSpecs> = {
  readonly [K in keyof O]?: Value<O[K]>
}

/** Options that every command takes without declaring them, before or after its name. */
export const globalOptions = {
  store: { value: 'DIR', says: 'folder of the embedded store (standard: .tocsin)' },
  'memory-limit': {
    value: 'MB',
    says: 'megabytes the query engine may hold before it spills to disk (standard: 1024)',
  },
  json: { says: 'print the result as JSON' },
  quiet: { short: 'q', says: 'no progress and no talk, only data and errors' },
  'no-color': { says: 'no colour' },
  help: { short: 'h', says: 'this help' },
  version: { says: 'print the version' },
} as const satisfies OptionSpecs

export type GlobalOptions = Options<typeof globalOptions>

/** A command is a declaration: the help, the reference in `docs/` and the parser all come from it. */
export interface Command<O extends OptionSpecs = OptionSpecs> {
  readonly name: string
  /** One line, lower case, no full stop. */
  readonly summary: string
  /** How the positional arguments are written, e.g. `FILE...`; without it the command takes none. */
  readonly usage?: string
  /** Shown first in the help. */
  readonly examples: readonly string[]
  readonly options: O
  /** @returns the exit code. */
  run(context: Context, options: Options<O> & GlobalOptions, positionals: readonly string[]): Promise<number>
}

/** Keeps the option types of one declaration. */
export function command<const O extends OptionSpecs>(declared: Command<O>): Command<O> {
  return declared
}

export interface Parsed {
  readonly options: Options<OptionSpecs> & GlobalOptions
  readonly positionals: readonly string[]
}

/** @throws UsageError that names the option and the command whose help to read. */
export function parseCommand(spec: Command, args: readonly string[]): Parsed {
  const options = Object.fromEntries(
    Object.entries({ ...spec.options, ...globalOptions }).map(([name, option]: [string, OptionSpec]) => [
      name,
      {
        type: option.value === undefined ? ('boolean' as const) : ('string' as const),
        multiple: option.many === true,
        ...(option.short === undefined ? {} : { short: option.short }),
      },
    ]),
  )
  const hint = `tocsin ${spec.name} --help lists the options`
  const parsed = parse(args, options, hint)
  if (spec.usage === undefined && parsed.positionals.length > 0 && parsed.options.help !== true) {
    throw new UsageError(`${spec.name} takes no argument, but was given '${parsed.positionals[0]}'`, { hint })
  }
  return parsed
}

function parse(
  args: readonly string[],
  options: Record<string, { type: 'boolean' | 'string'; multiple: boolean; short?: string }>,
  hint: string,
): Parsed {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    return { options: values as Parsed['options'], positionals }
  } catch (error) {
    throw misread(error, Object.keys(options), hint)
  }
}

/** What Node says of a command line, in our words where its own would not help. */
function misread(error: unknown, names: readonly string[], hint: string): UsageError {
  const message = (error instanceof Error ? error.message : String(error)).split('. ')[0]!
  const unknown = /^Unknown option '--([^']+)'/.exec(message)?.[1]
  const meant = unknown === undefined ? undefined : nearest(unknown, names)
  if (meant !== undefined) {
    return new UsageError(`unknown option '--${unknown}'`, { hint: `did you mean --${meant}? ${hint}` })
  }
  const ambiguous = /^Option '(?:-\w, )?(--[\w-]+)[^']*' argument is ambiguous/.exec(message)?.[1]
  if (ambiguous !== undefined) {
    const value = `a value that begins with a dash is written ${ambiguous}=VALUE`
    return new UsageError(`${ambiguous} needs a value`, { hint: value })
  }
  return new UsageError(message.charAt(0).toLowerCase() + message.slice(1), { hint })
}
