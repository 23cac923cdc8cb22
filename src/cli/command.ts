import { parseArgs } from 'node:util'
import type { Context } from '../app/index.ts'
import { UsageError } from './usage-error.ts'

/** One option of a command. `value` names the argument in the help; without it the option is a switch. */
export interface OptionSpec {
  readonly value?: string
  readonly says: string
  /** May be given more than once. */
  readonly many?: boolean
  readonly short?: string
}

type Value<O extends OptionSpec> = O extends { value: string }
  ? O extends { many: true }
    ? readonly string[]
    : string
  : boolean

/** The options as the command sees them; what was not given is absent. */
export type Options<O extends Readonly<Record<string, OptionSpec>>> = {
  readonly [K in keyof O]?: Value<O[K]>
}

/** A command is a declaration: the help, the reference in `docs/` and the parser all come from it. */
export interface Command<
  O extends Readonly<Record<string, OptionSpec>> = Readonly<Record<string, OptionSpec>>,
> {
  readonly name: string
  /** One line, lower case, no full stop. */
  readonly summary: string
  /** How the positional arguments are written, e.g. `FILE...`. */
  readonly usage?: string
  /** Shown first in the help. */
  readonly examples: readonly string[]
  readonly options: O
  /** @returns the exit code. */
  run(context: Context, options: Options<O>, positionals: readonly string[]): Promise<number>
}

/** Keeps the option types of one declaration. */
export function command<const O extends Readonly<Record<string, OptionSpec>>>(
  declared: Command<O>,
): Command<O> {
  return declared
}

/** @throws UsageError that names the option and the command whose help to read. */
export function parseCommand(
  spec: Command,
  args: readonly string[],
): { options: Options<Readonly<Record<string, OptionSpec>>>; positionals: readonly string[] } {
  const options = Object.fromEntries(
    Object.entries(spec.options).map(([name, option]) => [
      name,
      {
        type: option.value === undefined ? ('boolean' as const) : ('string' as const),
        multiple: option.many === true,
        ...(option.short === undefined ? {} : { short: option.short }),
      },
    ]),
  )
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    })
    return { options: values as Options<Readonly<Record<string, OptionSpec>>>, positionals }
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error)).split('. ')[0]!
    throw new UsageError(message.charAt(0).toLowerCase() + message.slice(1), {
      hint: `tocsin ${spec.name} --help lists the options`,
    })
  }
}
