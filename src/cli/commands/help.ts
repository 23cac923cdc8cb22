import { ExitCode } from '../../kernel/errors.ts'
import { type Command, command } from '../command.ts'
import { type Entry, findCommand, summaries } from '../entry.ts'
import { commandHelp, programHelp } from '../help.ts'

/** The command that explains `entries`. */
export function helpCommand(entries: ReadonlyMap<string, Entry>): Command {
  return command({
    name: 'help',
    summary: 'explain a command, or list them all',
    usage: '[COMMAND]',
    examples: ['tocsin help', 'tocsin help scan'],
    options: {},
    async run({ effects }, options, [name]) {
      const text =
        name !== undefined
          ? commandHelp(await findCommand(name, entries))
          : options.json === true
            ? `${JSON.stringify([...summaries(entries)].map(([command, summary]) => ({ command, summary })))}\n`
            : programHelp(summaries(entries))
      effects.terminal.out(text)
      return ExitCode.ok
    },
  })
}
