import type { Command } from './command.ts'
import { nearest } from './nearest.ts'
import { printable } from './printable.ts'
import { UsageError } from './usage-error.ts'

/** A command that is loaded only when it is called. */
export interface Entry {
  /** The same line as in the declaration, here so that `tocsin --help` loads no command. */
  readonly summary: string
  load(): Promise<Command>
}

/** @throws UsageError that names the nearest command. */
export async function findCommand(name: string, entries: ReadonlyMap<string, Entry>): Promise<Command> {
  const entry = entries.get(name)
  if (entry !== undefined) return entry.load()
  const meant = nearest(name, entries.keys())
  throw new UsageError(`there is no command '${printable(name)}'`, {
    hint: meant === undefined ? 'tocsin --help lists the commands' : `did you mean tocsin ${meant}?`,
  })
}
