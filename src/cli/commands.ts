import { helpCommand } from './commands/help.ts'
import type { Entry } from './entry.ts'

/** Every command, in the order of the help. */
export const commands: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  [
    'exercise',
    {
      summary: 'make the posts of a fictional election, with planted operations and the truth about them',
      load: async () => (await import('./commands/exercise.ts')).exercise,
    },
  ],
  [
    'ledger',
    {
      summary: 'verify, export, import and witness the append-only record',
      load: async () => (await import('./commands/ledger.ts')).ledger,
    },
  ],
  [
    'version',
    {
      summary: 'print the version of tocsin and of its runtime',
      load: async () => (await import('./commands/version.ts')).version,
    },
  ],
  [
    'help',
    {
      summary: 'explain a command, or list them all',
      load: async () => helpCommand(commands),
    },
  ],
])
