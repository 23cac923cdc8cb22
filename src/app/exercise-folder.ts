import { join } from 'node:path'

/** Folder of the exercise; it has `loaded.json` once everything is done. `scripts/start.mjs` looks for both. */
export function exerciseFolder(store: string): string {
  return join(store, 'exercise')
}
