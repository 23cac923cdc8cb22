import { ExitCode } from '../../kernel/errors.ts'
import { type Command, command } from '../command.ts'
import { type Entry, findCommand } from '../entry.ts'
import { type CommandGroup, commandHelp, programHelp } from '../help.ts'

/** The command that explains `entries`, which `groups` show. */
export function helpCommand(entries: ReadonlyMap<string, Entry>, groups: readonly CommandGroup[]): Command {
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
            ? `${JSON.stringify([...entries].map(([name, { summary }]) => ({ command: name, summary })))}\n`
            : programHelp(groups)
      effects.terminal.out(text)
      return ExitCode.ok
    },
  })
}
